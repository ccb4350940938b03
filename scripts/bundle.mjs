// Makes dist/: the two bundles that users run. The same sources give the same bytes.
import { chmod } from 'node:fs/promises';
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

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  // Some packages offer a CommonJS file that cannot be bundled (jsonc-parser's UMD) beside a real module.
  mainFields: ['module', 'main'],
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 400,
  plugins: [oneFont],
  logLevel: 'warning',
  ...(process.env.X ? { external: ['./init.ts'] } : {}),
};

await build({
  ...shared,
  entryPoints: ['src/cli/index.ts'],
  outfile: 'dist/cli.js',
  banner: { js: `#!/usr/bin/env node\n${require}` },
});
await build({
  ...shared,
  entryPoints: ['src/action/index.ts'],
  outfile: 'dist/action.js',
  banner: { js: require },
});
await chmod(new URL('../dist/cli.js', import.meta.url), 0o755);
