// Makes dist/: what users run. The same sources give the same bytes. Another folder may be named, as a test does.
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lazily, leftApart } from './lazily.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, 'dist'));

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

// The Action asks for no token of OpenID Connect, whose client would bring an HTTP library into every start.
const noOidc = {
  name: 'no-oidc',
  setup({ onLoad }) {
    onLoad({ filter: /@actions[\\/]core[\\/]lib[\\/]oidc-utils\.js$/ }, () => ({
      contents: 'export class OidcClient {}',
    }));
  },
};

/** A digest of all that the bundles are made of. */
async function buildId() {
  const hash = createHash('sha256');
  const sources = await readdir(new URL('../src', import.meta.url), { recursive: true, withFileTypes: true });
  const files = sources
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
  const schemas = ['policy', 'lock', 'report', 'audit', 'baseline'].map(
    (name) => `${root}schemas/${name}.schema.json`,
  );
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
  // V8 reads a file of nothing but ASCII in half the time, and src/hook/compiled.ts takes no other.
  charset: 'ascii',
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 400,
  define: {
    SCALERLOCK_BUILD: JSON.stringify(await buildId()),
    // From the chunks, which load them.
    SCALERLOCK_DIST: JSON.stringify('..'),
    SCALERLOCK_GRAMMAR: JSON.stringify('../grammar'),
  },
  logLevel: 'warning',
};

await rm(dist, { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: {
    cli: 'src/cli/index.ts',
    action: 'src/action/index.ts',
    'run-hook': 'src/cli/run-hook.ts',
    // Beside the chunk that starts it.
    'chunks/hash-thread': 'src/git/hash-thread.ts',
  },
  outdir: dist,
  format: 'esm',
  // What two of them share, and what is loaded when it is met, is a chunk of its own: nobody pays for what only another needs.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: require },
  plugins: [oneFont, noOidc],
});
// What runs at every commit is one small file, and what judges most others is one as well; CommonJS, which Node starts faster.
const quick = {
  ...shared,
  format: 'cjs',
  // A Node that is too old must be able to read as far as the line that says so: hooks/run.sh then takes another one.
  target: 'node12',
  // Nothing else is there to be imported: where a library asks for its own place, it is not needed.
  define: { ...shared.define, 'import.meta.url': 'undefined' },
};
await build({
  ...quick,
  entryPoints: ['src/hook/index.ts'],
  outfile: join(dist, 'hook.cjs'),
  banner: { js: 'if (parseInt(process.versions.node) < 20) process.exit(75);' },
});

// What few changes need is loaded when it is met: most formats, and hardly ever the libraries that configs are read with.
const formats = ['compressors', 'containers', 'formats'].map((name) => `src/artifacts/${name}/`);
const within = [...formats, 'src/policy/jsonpath.ts', 'node_modules/semver/'];
const parsers = ['dotenv', 'ini', 'jsonc-parser', 'toml-eslint-parser', 'yaml'];
const others = ['@renovatebot/pep440', 'fastest-levenshtein', 'json-p3', 'picomatch', 'saxes'];
const git = 'simple-git';
const folders = (packages) => packages.map((name) => `node_modules/${name}/`);
const file = './libraries.cjs';

/** A bundle of one file that starts fast, and leaves `packages` to the libraries' own. Gives its metafile. */
async function buildQuickly(name, entry, packages, options = {}) {
  const { metafile } = await build({
    ...quick,
    ...options,
    entryPoints: [entry],
    outfile: join(dist, `${name}.cjs`),
    minifyIdentifiers: true,
    plugins: [lazily({ within, apart: folders(packages), file })],
    metafile: true,
  });
  return metafile;
}

const left = await Promise.all([
  buildQuickly('narrow', 'src/hook/narrow.ts', [...parsers, ...others, git]),
  buildQuickly('audit', 'src/cli/audit-trees.ts', [...parsers, ...others], {
    define: {
      ...shared.define,
      'import.meta.url': '__url',
      SCALERLOCK_GRAMMAR: JSON.stringify('./grammar'),
    },
    // Its other file asks Node for `require` in a way that is for modules alone.
    alias: { 'web-tree-sitter': './node_modules/web-tree-sitter/web-tree-sitter.cjs' },
    banner: {
      js: "const __url = require('node:url').pathToFileURL(__filename).href, __dirname = require('node:path').dirname(__filename);",
    },
  }),
]);
await build({
  ...quick,
  stdin: { contents: leftApart(left, folders([...parsers, ...others, git])), resolveDir: root },
  outfile: join(dist, file),
  minifyIdentifiers: true,
});
// The grammar is WebAssembly: a file of its own, which nothing but the audit reads.
await mkdir(join(dist, 'grammar'), { recursive: true });
for (const library of ['web-tree-sitter', 'tree-sitter-python']) {
  const to = join(dist, 'grammar', `${library}.wasm`);
  await copyFile(join(root, 'node_modules', library, `${library}.wasm`), to);
  await chmod(to, 0o644);
}
await chmod(join(dist, 'cli.js'), 0o755);
