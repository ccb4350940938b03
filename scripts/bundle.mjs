// Makes dist/: the two bundles that users run. The same sources give the same bytes.
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

// Some libraries are CommonJS inside: they ask for Node's own modules through `require`.
const require = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`;

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};

await build({
  ...shared,
  entryPoints: ['src/cli/index.ts'],
  outfile: 'dist/cli.js',
  banner: { js: `#!/usr/bin/env node\n${require}` },
});
await build({ ...shared, entryPoints: ['src/action/index.ts'], outfile: 'dist/action.js', banner: { js: require } });
await chmod(new URL('../dist/cli.js', import.meta.url), 0o755);
