import { wordSet, wordsOf } from '../artifacts/name-words.ts';
import type { Side } from '../generated/report.ts';
import type { Location, Value } from '../policy/configs/document.ts';
import { readDotenv } from '../policy/configs/dotenv.ts';
import { type ConfigFormat, formatOf, isTree } from '../policy/configs/formats.ts';
import { readIni } from '../policy/configs/ini.ts';
import { readJson } from '../policy/configs/json.ts';
import { readToml } from '../policy/configs/toml.ts';
import { readYaml } from '../policy/configs/yaml.ts';
import { readReference } from '../policy/references.ts';
import { Problem } from '../problem.ts';
import { environmentOf, sideOf } from './config-side.ts';
import type { ScannedConfig } from './proposal.ts';
import { selectorsOf } from './selectors.ts';

/** A value in a config that names the version of a scaler. */
export interface ConfigPin {
  path: string;
  line: number;
  /** Selects this one value. */
  selector: string;
  version: string;
  /** What stands before an `@`, as `churn` of `churn@2.1.0`. */
  name: string | null;
  /** The words of the keys on the way to the value. */
  keys: string[];
  /** Null where the path does not tell. */
  side: Side | null;
  /** What to call the environment in the policy. */
  label: string;
}

/** A value by the keys on the way to it; an entry of a list of `name` and `value` counts under its name. */
interface Leaf {
  keys: string[];
  value: string;
  selectors: string[];
}

const SCALER_KEY = wordSet(`
  scaler scalers preprocessor preprocessing normalizer normaliser standardizer standardiser
`);

/** What scales machines, not features. */
const OTHER_SCALERS = wordSet('auto cluster pod hpa vpa keda karpenter grad image gpu node replica');

/** Hostile configs may have any number of values. */
const MOST_VALUES = 100_000;
const MOST_PINS = 20;

/** The values of a config that name the version of a scaler by their keys, each with a selector that reads it again. */
export function findPins({ path, text }: ScannedConfig): ConfigPin[] {
  if (!/scaler|preprocess|normali[sz]er|standardi[sz]er/i.test(text) || /[#*{}\\]/.test(path)) return [];
  const format = formatOf(path);
  if (format === null) return [];
  const named = leavesOf(format, text).filter(namesScaler).slice(0, MOST_PINS);
  return named.flatMap((leaf) => pinOf(leaf, path, text) ?? []);
}

/** Whether the keys say `scaler` and `version`, or `scaler` where the value is a name with a version. */
function namesScaler({ keys, value }: Leaf): boolean {
  const [last = [], before = []] = keys.map(wordsOf).reverse();
  const isScaler = (words: readonly string[]): boolean =>
    words.some((word) => SCALER_KEY.has(word)) && !words.some((word) => OTHER_SCALERS.has(word));
  if (isScaler(last)) return last.includes('version') || last.includes('ver') || value.includes('@');
  return last.length === 1 && last[0] === 'version' && isScaler(before);
}

function pinOf({ keys, value, selectors }: Leaf, path: string, text: string): ConfigPin | null {
  const side = sideOf(path, keys);
  for (const selector of selectors) {
    const read = readReference(
      { side: side ?? 'inference', environment: null, path, selector, at: { line: 1, column: 1 } },
      text,
    );
    if ('error' in read || read.value.text !== value.trim() || read.value.version === undefined) continue;
    const { version, name = null } = read.value;
    return {
      path,
      line: read.line,
      selector,
      version,
      name,
      keys: keys.flatMap(wordsOf),
      side,
      label: environmentOf(path, keys),
    };
  }
  return null;
}

function leavesOf(format: ConfigFormat, text: string): Leaf[] {
  try {
    if (!isTree(format)) {
      const assignments = format === 'ini' ? readIni(text) : readDotenv(text);
      return assignments.map(({ key, value }) => ({
        keys: format === 'ini' ? key.split('.') : [key],
        value,
        selectors: [key],
      }));
    }
    const leaves: Leaf[] = [];
    for (const value of valuesOf(format, text)) collect(value, [], [], leaves);
    return leaves;
  } catch (error) {
    // A config that cannot be read is no config of a scaler; `check` is the one to judge those that are referenced.
    if (error instanceof Problem) return [];
    throw error;
  }
}

function valuesOf(format: ConfigFormat, text: string): Value[] {
  if (format === 'toml') return [readToml(text).value];
  if (format === 'yaml') return readYaml(text).map(({ value }) => value);
  return [readJson(text, { comments: format === 'jsonc' }).value];
}

function collect(value: Value, location: Location, keys: string[], leaves: Leaf[]): void {
  if (leaves.length >= MOST_VALUES) return;
  if (typeof value === 'string') leaves.push({ keys, value, selectors: selectorsOf(location) });
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) {
    const { name, value: held } = value;
    if (typeof name === 'string' && typeof held === 'string') {
      leaves.push({
        keys: [...keys, name],
        value: held,
        selectors: selectorsOf([...location, 'value'], name),
      });
      return;
    }
  }
  for (const [key, child] of Object.entries(value)) {
    const isItem = Array.isArray(value);
    collect(child, [...location, isItem ? Number(key) : key], isItem ? keys : [...keys, key], leaves);
  }
}
