// What the grammar alone needs for the sources of a folder: a whole process that reads and parses them, and does nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

const [folder] = process.argv.slice(2);
const { resolve } = createRequire(import.meta.url);
await Parser.init({ wasmBinary: readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm')) });
const parser = new Parser();
parser.setLanguage(await Language.load(resolve('tree-sitter-python/tree-sitter-python.wasm')));

for (const path of readdirSync(folder, { recursive: true })) {
  if (path.endsWith('.py')) parser.parse(readFileSync(join(folder, path), 'utf8')).delete();
  if (!path.endsWith('.ipynb')) continue;
  for (const { cell_type, source } of JSON.parse(readFileSync(join(folder, path), 'utf8')).cells)
    if (cell_type === 'code') parser.parse(source.join('')).delete();
}
