// Makes dist/: what users run. The same sources give the same bytes.
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

// Some libraries are CommonJS inside: they ask for Node's own modules through `require`.
const require = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`;

// The badge is drawn in one font (style `flat`): the tables of the others' widths are three quarters of its weight.
const oneFont = {
  name: 'one-font',
  setup({ onLoad }) {
    // A table must have an `m`, which measures what it has not.
    const unused = /anafanafo[\\/]data[\\/](helvetica|verdana-10px).*\.json$/;
    onLoad({ filter: unused }, () => ({ contents: '[[109,109,10]]', loader: 'json' }));
  },
};

/** A digest of all that the bundles are made of. */
async function buildId() {
  const hash = createHash('sha256');
  const sources = await readdir(new URL('../src', import.meta.url), { recursive: true, withFileTypes: true });
  const files = sources
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
  const schemas = ['policy', 'lock', 'report', 'audit', 'baseline'].map((name) => `${root}schemas/${name}.schema.json`);
  for (const file of [...files.sort(), ...schemas, `${root}package-lock.json`])
    hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // Some packages offer a CommonJS file that cannot be bundled (jsonc-parser's UMD) beside a real module.
  mainFields: ['module', 'main'],
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 400,
  define: {
    SCALERLOCK_BUILD: JSON.stringify(await buildId()),
    // From the chunks, which load it.
    SCALERLOCK_GRAMMAR: JSON.stringify('../grammar'),
  },
  logLevel: 'warning',
};

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: {
    cli: 'src/cli/index.ts',
    action: 'src/action/index.ts',
    'run-hook': 'src/cli/run-hook.ts',
    // Beside the chunk that starts it.
    'chunks/hash-thread': 'src/git/hash-thread.ts',
  },
  outdir: 'dist',
  format: 'esm',
  // What two of them share, and what is loaded when it is met, is a chunk of its own: nobody pays for what only another needs.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: require },
  plugins: [oneFont],
});
// What runs at every commit is one small file, and what judges most others is one as well; CommonJS, which Node starts faster.
for (const [name, entry] of Object.entries({ hook: 'src/hook/index.ts', narrow: 'src/hook/narrow.ts' })) {
  await build({
    ...shared,
    entryPoints: [entry],
    outfile: `dist/${name}.cjs`,
    format: 'cjs',
    external: ['./narrow.cjs'],
    // A Node that is too old must be able to read as far as the line that says so: hooks/run.sh then takes another one.
    target: 'node12',
    banner: { js: 'if (parseInt(process.versions.node) < 20) process.exit(75);' },
    // Nothing else is there to be imported: where a library asks for its own place, it is not needed.
    define: { ...shared.define, 'import.meta.url': 'undefined' },
  });
}
// The grammar is WebAssembly: a file of its own, which nothing but the audit reads.
await mkdir(new URL('../dist/grammar/', import.meta.url), { recursive: true });
for (const [library, name] of [
  ['web-tree-sitter', 'web-tree-sitter.wasm'],
  ['tree-sitter-python', 'tree-sitter-python.wasm'],
]) {
  const from = new URL(`../node_modules/${library}/${name}`, import.meta.url);
  const to = new URL(`../dist/grammar/${name}`, import.meta.url);
  await copyFile(from, to);
  await chmod(to, 0o644);
}
await chmod(new URL('../dist/cli.js', import.meta.url), 0o755);
