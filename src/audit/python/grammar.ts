import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

declare const SCALERLOCK_GRAMMAR: string;

/**
 * The parser of Python: tree-sitter's, as WebAssembly. Loaded when it is first asked for; a hook without Python in it never does.
 *
 * It was weighed against `@lezer/python` (docs/audit.md), which is smaller and plain JavaScript, and reads neither `255.` nor
 * `with (open(a) as f, open(b) as g):`.
 */
export function pythonParser(): Promise<Parser> {
  loading ??= load();
  return loading;
}

/** Begins to load it while something else is waited for. Whoever asks for it hears what went wrong. */
export function loadParserAhead(): void {
  pythonParser().catch(() => {});
}

let loading: Promise<Parser> | null = null;

async function load(): Promise<Parser> {
  const [engine, grammar] = await Promise.all([
    readFile(wasmFile('web-tree-sitter', 'web-tree-sitter.wasm')),
    readFile(wasmFile('tree-sitter-python', 'tree-sitter-python.wasm')),
  ]);
  await Parser.init({ wasmBinary: engine });
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
}

/** Beside the bundle's chunks, or where npm put it. */
function wasmFile(library: string, name: string): URL | string {
  if (typeof SCALERLOCK_GRAMMAR === 'string')
    return new URL(`${SCALERLOCK_GRAMMAR}/${name}`, import.meta.url);
  return createRequire(import.meta.url).resolve(`${library}/${name}`);
}
