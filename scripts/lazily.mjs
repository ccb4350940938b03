// For a bundle that must start fast: what is imported runs when it is first used, and not before.
import { dirname } from 'node:path';
import { build } from 'esbuild';

const LAZY = 'lazy';
const REAL = 'real';
/** What stands in is CommonJS, whatever it stands in for. */
const ENDING = '.cjs';

/**
 * An esbuild plugin. What imports one of these modules (patterns of their paths) from elsewhere gets a module in its place that
 * has the same names and loads the real one at the first look at one of them. Only for modules that do nothing but define.
 */
export function lazily(patterns) {
  return { name: 'lazily', setup: (bundle) => setUp(bundle, patterns) };
}

function setUp({ onResolve, onLoad, resolve, initialOptions }, patterns) {
  onResolve({ filter: /^[.@a-z]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
    if (pluginData === REAL || kind !== 'import-statement' || path.startsWith('node:')) return undefined;
    const found = await resolve(path, { kind, importer, resolveDir, pluginData: REAL });
    const isMeant = !found.external && patterns.some((pattern) => pattern.test(found.path));
    if (!isMeant || home(found.path) === home(importer)) return undefined;
    return { path: found.path + ENDING, namespace: LAZY };
  });
  onResolve({ filter: /^\//, namespace: LAZY }, ({ path }) => ({ path }));
  onLoad({ filter: /.*/, namespace: LAZY }, async (standIn) => {
    const path = standIn.path.slice(0, -ENDING.length);
    return { contents: passOn(path, await namesOf(path, initialOptions)), resolveDir: dirname(path) };
  });
}

/** A package, or a folder of our own: what lies in one belongs together. */
function home(path) {
  return /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? dirname(path);
}

function passOn(path, names) {
  const real = `require(${JSON.stringify(path)})`;
  if (names === null) return `module.exports = (...given) => ${real}(...given);`;
  return names
    .map(
      (name) =>
        `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => ${real}.${name} });`,
    )
    .join('\n');
}

/** The names that a module exports; null where it is itself a function, as modules in CommonJS may be. */
async function namesOf(path, { platform, mainFields }) {
  const isOurs = !path.includes('node_modules');
  const { metafile } = await build({
    entryPoints: [path],
    bundle: !isOurs,
    platform,
    mainFields,
    format: 'esm',
    write: false,
    outdir: 'none',
    metafile: true,
  });
  const [{ exports }] = Object.values(metafile.outputs);
  if (isOurs || exports.join() !== 'default') return exports;
  const { default: whole } = await import(path);
  return typeof whole === 'function' ? null : Object.keys(whole);
}
