// With `node --import`: says at the end which files of dist/ were loaded, and how large they are. As JSON, on standard error.
import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';

const sizes = new Map();
registerHooks({
  load(url, context, next) {
    if (url.includes('/dist/')) sizes.set(url, statSync(new URL(url)).size);
    return next(url, context);
  },
});
process.on('exit', () => {
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  process.stderr.write(`${JSON.stringify({ files: sizes.size, bytes })}\n`);
});
