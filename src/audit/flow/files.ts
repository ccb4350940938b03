import { posix } from 'node:path';
import type { FileName } from '../file-name.ts';
import { argument } from './given.ts';
import { possibilities } from './names.ts';
import type { Frame } from './run.ts';
import type { Given, Value } from './values.ts';

/** What stands for the repository's root in the path of a file that code asks for by `__file__`. */
const ROOT = '\0';

/** `__file__` of a source. */
export function ownPath(path: string): Value {
  return { kind: 'text', text: `${ROOT}/${path}`, known: true };
}

/** A value as the name of a file. */
export function fileNameOf(frame: Frame, value: Value | null, by: string): FileName {
  const text = pathText(value);
  if (text === null) return { text: null, known: false, candidates: [], version: null, remote: null, by };
  const found = candidates(frame, text.text);
  const [byFile] = text.text.startsWith(ROOT) ? found : [];
  const shown = byFile ?? posix.normalize(text.text.replace(ROOT, '.'));
  return {
    text: shown,
    known: text.known,
    candidates: found,
    version: /(?<![\d.])v?(\d+\.\d+\.\d+(?:-[\w.]+)?)(?![\d])/.exec(shown)?.[1] ?? null,
    remote: null,
    by,
  };
}

const CONFIGS = /^(?:json|yaml|toml|tomllib)\./;

/** The text of a path, however it is wrapped: an open file, a `Path`. */
function pathText(value: Value | null): { text: string; known: boolean } | null {
  for (const one of value ? possibilities(value) : []) {
    if (one.kind === 'text') return one;
    if (one.kind === 'file') return pathText(one.name);
    // What a config holds is a path of its own, and not that of the config.
    if (one.kind === 'data' && one.data.file?.text && !CONFIGS.test(one.data.file.by))
      return { text: one.data.file.text, known: one.data.file.known };
  }
  return null;
}

/** From the repository root: by `__file__`, from the root, from the file's folder and those above it. */
function candidates(frame: Frame, text: string): string[] {
  const folder = posix.dirname(frame.module.path);
  const plain = text.replaceAll('\\', '/').replace(/^file:\/\//, '');
  if (plain.startsWith(ROOT)) {
    const path = inside(posix.join('.', plain.slice(ROOT.length + 1)));
    return path === null ? [] : [path];
  }
  if (/^[a-z]\w+:/i.test(plain)) return [];
  const relative = plain.replace(/^\/+/, '');
  const from = ['.', folder, ...above(folder)];
  const paths = from.map((base) => inside(posix.join(base, relative)));
  return [...new Set(paths.filter((path) => path !== null))].slice(0, 6);
}

function above(folder: string): string[] {
  const parents: string[] = [];
  for (let at = posix.dirname(folder); at !== '.' && at !== '/' && parents.length < 4; at = posix.dirname(at))
    parents.push(at);
  return parents;
}

/** A path that stays in the repository; null of another one. */
function inside(path: string): string | null {
  const plain = posix.normalize(path);
  return plain === '.' || plain.startsWith('../') || plain === '..' || plain.startsWith('/') ? null : plain;
}

/** Functions of `os.path` and `pathlib`: what they make of the paths that they are given; null where it is another function. */
export function pathFunction(name: string, given: Given): Value | null {
  const [first] = given.positional;
  switch (name) {
    case 'os.path.join':
    case 'posixpath.join':
    case 'pathlib.Path':
    case 'pathlib.PurePath':
    case 'pathlib.PosixPath':
      return joinPaths(given.positional);
    case 'os.path.dirname':
      return first ? parentOf(first) : null;
    case 'os.path.abspath':
    case 'os.path.realpath':
    case 'os.path.normpath':
    case 'os.path.expanduser':
    case 'os.fspath':
    case 'str':
      return first && pathText(first) ? first : null;
    case 'os.path.basename': {
      const text = pathText(first ?? null);
      return text ? { kind: 'text', text: posix.basename(text.text), known: text.known } : null;
    }
    case 'os.listdir':
    case 'glob.glob':
    case 'glob.iglob':
      return someFiles();
    case 'os.getcwd':
    case 'pathlib.Path.cwd':
      return { kind: 'text', text: '.', known: true };
    case 'os.getenv':
    case 'os.environ.get':
      return argument(given, 1, 'default') ?? { kind: 'text', text: '*', known: false };
    case 'open':
    case 'builtins.open':
    case 'io.open':
    case 'gzip.open':
    case 'bz2.open':
    case 'lzma.open':
    case 'fsspec.open':
    case 'smart_open.open':
    case 'tensorflow.io.gfile.GFile':
      return first ? { kind: 'file', name: first } : null;
    default:
      return null;
  }
}

/** Methods of a path. */
export function pathMethod(of: Value, name: string, given: Given): Value | null {
  if (!pathText(of)) return null;
  switch (name) {
    case 'joinpath':
      return joinPaths([of, ...given.positional]);
    case 'resolve':
    case 'absolute':
    case 'as_posix':
    case 'expanduser':
    case '__str__':
      return of;
    case 'open':
    case 'read_bytes':
    case 'read_text':
      return { kind: 'file', name: of };
    case 'glob':
    case 'rglob':
    case 'iterdir':
      return someFiles();
    case 'with_suffix':
    case 'with_name':
      return { kind: 'text', text: '*', known: false };
    default:
      return null;
  }
}

/** Files that are found as the code runs: names, and no data. */
function someFiles(): Value {
  return { kind: 'list', shape: 'list', items: [{ kind: 'text', text: '*', known: false }], at: null };
}

/** Attributes of a path. */
export function pathAttribute(of: Value, name: string): Value | null {
  if (!pathText(of) || of.kind === 'file') return null;
  if (name === 'parent') return parentOf(of);
  if (name === 'parents') return { kind: 'list', shape: 'tuple', items: parentsOf(of), at: null };
  return null;
}

/** `a / b` of paths, `os.path.join(a, b)`. An absolute part begins anew. */
export function joinPaths(parts: readonly Value[]): Value {
  const texts = parts.map((part) => pathText(part) ?? { text: '*', known: false });
  // Not normalized here: what `..` means is only known where the file's own folder is.
  const joined = texts.reduce(
    (path, { text }) => (text.startsWith('/') || path === '' ? text : `${path}/${text}`),
    '',
  );
  return { kind: 'text', text: joined, known: texts.every(({ known }) => known) };
}

function parentsOf(path: Value): Value[] {
  const parents: Value[] = [];
  for (let at = path; parents.length < 6; ) {
    at = parentOf(at);
    parents.push(at);
  }
  return parents;
}

function parentOf(value: Value): Value {
  const text = pathText(value);
  if (!text) return { kind: 'text', text: '*', known: false };
  // Not normalized: what is above `..` is one further up.
  const isTop = text.text === ROOT || text.text.endsWith('..');
  const parent = isTop ? `${text.text}/..` : posix.dirname(text.text);
  return { kind: 'text', text: parent, known: text.known };
}
