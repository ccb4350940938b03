// Writes dist/LICENSES.txt: what is bundled is the work of others, who ask for their names and terms to come along.
// Another folder may be named, as a test does.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, 'dist'));

const entries = ['cli/index', 'cli/run-hook', 'action/index', 'hook/index', 'hook/narrow', 'git/hash-thread'];

/** The folders of the packages that the bundles are made from. */
async function packages() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((name) => `src/${name}.ts`),
    outdir: dist,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['./narrow.cjs'],
    logLevel: 'error',
  });
  const folders = Object.keys(metafile.inputs)
    .map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
    .filter((folder) => folder !== undefined);
  // What comes along as it is.
  return [...new Set([...folders, 'node_modules/tree-sitter-python'])];
}

/** The terms of a package, as its own files state them. */
async function termsOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const files = (await readdir(join(root, folder)))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort();
  const texts = await Promise.all(files.map((file) => readFile(join(root, folder, file), 'utf8')));
  const text = texts.map((part) => part.replaceAll('\r\n', '\n').trim()).join('\n\n');
  return { title: `${name} ${version} (${license})`, text: text || 'The package comes without the text.' };
}

const terms = await Promise.all((await packages()).map(termsOf));
const sections = terms
  .sort((a, b) => (a.title < b.title ? -1 : 1))
  .map(({ title, text }) => `${title}\n${'-'.repeat(title.length)}\n\n${text}\n`);
await writeFile(
  join(dist, 'LICENSES.txt'),
  `The bundles hold these packages, under their own terms.\n\n${sections.join('\n\n')}`,
);
