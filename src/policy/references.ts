import { Problem } from '../problem.ts';
import { nearest } from '../validation/nearest.ts';
import { quoted } from '../validation/words.ts';
import type { Assignment } from './configs/assignments.ts';
import type { Document } from './configs/document.ts';
import { readDotenv } from './configs/dotenv.ts';
import { type ConfigFormat, formatFix, formatOf } from './configs/formats.ts';
import { readIni } from './configs/ini.ts';
import { readJson } from './configs/json.ts';
import { refuseUnreadable } from './configs/text.ts';
import { readToml } from './configs/toml.ts';
import { readYaml } from './configs/yaml.ts';
import { compileJsonPath, explainNothing, select } from './jsonpath.ts';
import type { Position, Reference } from './pairs.ts';
import { type PinnedValue, parsePinned } from './pinned.ts';

/** What a config says at a reference and where, or why that cannot be read: positions are in the config. */
export type ReferenceValue =
  | { value: PinnedValue; line: number; column: number }
  | { error: string; fix: string; line: number | null; column: number | null };

/** The value that a reference points at, before it is known what it says. */
interface Selected {
  value: unknown;
  source: string | null;
  at: Position;
}

/** Larger configs are refused. In bytes; the parser of .env takes time that grows with the square of the size. */
const mostBytes: Record<ConfigFormat, number> = {
  yaml: 5 * 1024 * 1024,
  json: 5 * 1024 * 1024,
  jsonc: 5 * 1024 * 1024,
  toml: 5 * 1024 * 1024,
  ini: 5 * 1024 * 1024,
  dotenv: 256 * 1024,
};

/** No more values than these are counted where a selector selects too many. */
const mostSelected = 4;

/** Reads the one value that a reference points at. `text` is the config's. */
export function readReference(reference: Reference, text: string): ReferenceValue {
  try {
    const { value, source, at } = selectOne(reference, text);
    const pinned = parsePinned(value, source);
    return 'error' in pinned ? { ...pinned, ...at } : { value: pinned, ...at };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { error: error.message, fix: error.fix, line: error.line, column: error.column };
  }
}

function selectOne({ path, selector }: Reference, text: string): Selected {
  const format = formatOf(path);
  if (!format) throw new Problem(`the format of ${path} is not known by its name`, { fix: formatFix });
  refuseUnreadable(text, mostBytes[format]);
  if (format === 'ini') return selectKey(selector, readIni(text));
  if (format === 'dotenv') return selectKey(selector, readDotenv(text));
  return selectPath(selector, documentsOf(format, text));
}

function documentsOf(format: ConfigFormat, text: string): Document[] {
  if (format === 'toml') return [readToml(text)];
  if (format === 'yaml') {
    const documents = readYaml(text);
    if (documents.length > 0) return documents;
    throw new Problem('the file is empty', { fix: 'write the value into it', line: 1, column: 1 });
  }
  return [readJson(text, { comments: format === 'jsonc' })];
}

function selectPath(selector: string, documents: Document[]): Selected {
  const query = compileJsonPath(selector);
  if ('error' in query)
    throw new Problem(`${quoted(selector)} is no JSONPath: ${query.error}`, {
      fix: 'mend the selector in the policy',
    });
  const found = select(query, documents, mostSelected);
  const [first, second] = found;
  if (!first) {
    const { error, fix } = explainNothing(query, documents);
    throw new Problem(error, { fix });
  }
  const places = found.map(
    ({ document, location }) => document.positionOf(location) ?? { line: 1, column: 1 },
  );
  if (second) throw tooMany(selector, places);
  const source = first.document.sourceOf(first.location);
  return { value: first.value, source, at: places[0] ?? { line: 1, column: 1 } };
}

function selectKey(selector: string, assignments: Assignment[]): Selected {
  const found = assignments.filter(({ key }) => key === selector);
  const [first, second] = found;
  if (!first) {
    const near = nearest(selector, new Set(assignments.map(({ key }) => key)));
    const error = `the file has no ${quoted(selector)}`;
    if (near === null) throw new Problem(error, { fix: 'mend the key in the policy, or add it to the file' });
    const fix = `write ${quoted(near)} in the policy, or add ${quoted(selector)} to the file`;
    throw new Problem(`${error}: did you mean ${quoted(near)}?`, { fix });
  }
  if (second) throw tooMany(selector, found.slice(0, mostSelected));
  return { value: first.value, source: first.value, at: { line: first.line, column: first.column } };
}

function tooMany(selector: string, places: readonly Position[]): Problem {
  const shown = places.slice(0, mostSelected - 1).map(({ line }) => line);
  const lines = shown.length < places.length ? `${shown.join(', ')} and more` : shown.join(' and ');
  const message = `${quoted(selector)} selects ${places.length < mostSelected ? places.length : 'many'} values, at lines ${lines}`;
  const at = places[0] ?? { line: 1, column: 1 };
  return new Problem(message, {
    fix: 'make the selector select one value, or keep only one of them',
    line: at.line,
    column: at.column,
  });
}
