// Makes src/generated/ from schemas/: the TypeScript types and the compiled validators.
// The schemas are the only source of those shapes; nothing in src/generated/ is written by hand.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';

/** Titles are for editors; in TypeScript only the definitions are to be named, not every property. */
function withoutPropertyTitles(node) {
  if (Array.isArray(node)) return node.map(withoutPropertyTitles);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key !== 'properties') return [key, withoutPropertyTitles(value)];
      const properties = Object.entries(value).map(([name, property]) => {
        const { title, ...rest } = property;
        if (rest.$ref) return [name, { $ref: rest.$ref }];
        return [name, withoutPropertyTitles(rest.enum && title ? { title, ...rest } : rest)];
      });
      return [key, Object.fromEntries(properties)];
    }),
  );
}

const root = new URL('..', import.meta.url);
/** What is read, or tested, by a validator; of the audit's report only the types are needed. */
const names = ['policy', 'lock', 'report', 'baseline'];
const typed = [...names, 'audit'];
const banner = '// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.';

await mkdir(new URL('src/generated/', root), { recursive: true });
const ajv = new Ajv2020({
  allErrors: true,
  verbose: false,
  allowUnionTypes: true,
  code: { source: true, esm: true, lines: true },
});
const exported = {};

for (const name of typed) {
  const schema = JSON.parse(await readFile(new URL(`schemas/${name}.schema.json`, root), 'utf8'));
  const types = await compile(withoutPropertyTitles(schema), schema.title, {
    bannerComment: banner,
    additionalProperties: true,
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 110 },
  });
  await writeFile(new URL(`src/generated/${name}.ts`, root), types);
  if (!names.includes(name)) continue;
  ajv.addSchema(schema);
  exported[name] = schema.$id;
}

// One file each: whoever needs one does not load the others.
for (const name of names) {
  const code = standaloneCode.default(ajv, { [name]: exported[name] });
  await writeFile(new URL(`src/generated/validate-${name}.js`, root), `${banner}\n${code}\n`);
  await writeFile(
    new URL(`src/generated/validate-${name}.d.ts`, root),
    `${banner}
import type { ErrorObject } from 'ajv';

export declare const ${name}: { (data: unknown): boolean; errors?: ErrorObject[] | null };
`,
  );
}

// The rules' pages, so that `explain` has them where nothing but dist/cli.js is installed.
const pages = {};
for (const file of (await readdir(new URL('docs/rules/', root), { recursive: true })).sort()) {
  if (!file.endsWith('.md') || file.endsWith('README.md')) continue;
  pages[file.replaceAll('\\', '/').slice(0, -3)] = await readFile(
    new URL(`docs/rules/${file}`, root),
    'utf8',
  );
}
await writeFile(
  new URL('src/generated/pages.ts', root),
  `${banner}\n\n/** The page of each rule, as Markdown. */\nexport const PAGES: Readonly<Record<string, string>> = ${JSON.stringify(pages, null, 2)};\n`,
);
