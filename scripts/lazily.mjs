// For a bundle that must start fast: what is imported runs when it is first used, and not before.
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const LAZY = 'lazy';
const REAL = 'real';
/** What stands in is CommonJS, whatever it stands in for. */
const ENDING = '.cjs';
const PACKAGES = 'node_modules/';

/**
 * An esbuild plugin. What imports a module of one of these groups (a file, or a folder and a slash at the end, from the project's
 * root) from outside of the group gets a module in its place that has the same names, and loads the real one at the first look at
 * one of them. Only for modules that do nothing but define. Those of the packages in `apart` are left to another bundle, `file`,
 * which has each under its path (see `leftApart`).
 */
export function lazily({ within, apart, file }) {
  const setup = ({ onResolve, onLoad, resolve, initialOptions }) => {
    const root = `${initialOptions.absWorkingDir}/`;
    const isIn = (path, group) => path.startsWith(join(root, group));
    const groupOf = (path) => [...within, ...apart].find((group) => isIn(path, group));

    onResolve({ filter: /^[.@a-z]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === REAL || kind !== 'import-statement' || path.startsWith('node:')) return undefined;
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: REAL });
      const group = found.external ? undefined : groupOf(found.path);
      if (group === undefined || group === groupOf(importer)) return undefined;
      return { path: found.path + ENDING, namespace: LAZY };
    });
    onResolve({ filter: /.*/, namespace: LAZY }, ({ path }) => ({ path, external: path === file }));
    onLoad({ filter: /.*/, namespace: LAZY }, async (standIn) => {
      const path = standIn.path.slice(0, -ENDING.length);
      const isApart = apart.some((group) => isIn(path, group));
      const real = isApart ? `require('${file}')['${keyOf(path)}']` : `require(${JSON.stringify(path)})`;
      return { contents: passOn(real, await namesOf(path, initialOptions)), resolveDir: dirname(path) };
    });
  };
  return { name: 'lazily', setup };
}

/** The source of the other bundle's entry: what bundles left to it, by their metafiles. */
export function leftApart(metafiles, apart) {
  const inputs = new Set(metafiles.flatMap((metafile) => Object.keys(metafile.inputs)));
  const paths = [...inputs]
    .filter((input) => input.startsWith(`${LAZY}:`) && apart.some((group) => input.includes(`/${group}`)))
    .map((input) => input.slice(LAZY.length + 1, -ENDING.length));
  const getters = paths
    .sort()
    .map((path) => `get '${keyOf(path)}'() { return require(${JSON.stringify(path)}); }`);
  return `module.exports = { ${getters.join(', ')} };`;
}

/** What a module of a package is called between the two bundles. */
function keyOf(path) {
  return path.slice(path.lastIndexOf(PACKAGES) + PACKAGES.length);
}

function passOn(real, names) {
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
  const isOurs = !path.includes(PACKAGES);
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
