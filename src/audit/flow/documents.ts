import type { Value as Document } from '../../policy/configs/document.ts';
import type { FileName } from '../file-name.ts';
import type { Run } from './run.ts';
import type { DataNode, Value } from './values.ts';

/** More numbers than these are data. */
const mostNumbers = 1_000;

/** What a config of the tree holds, where the code says which one it reads. */
export function documentIn({ configs }: Run, { known, candidates }: FileName): Document | null {
  const path = known ? candidates.find((candidate) => configs.has(candidate)) : undefined;
  return path === undefined ? null : (configs.get(path) ?? null);
}

/** What stands in a config's part under a key or an index; null where there is nothing, or it is not known which. */
export function entryOf({ document }: DataNode, index: Value | undefined): Document | null {
  if (document === null || typeof document !== 'object') return null;
  if (Array.isArray(document)) return index?.kind === 'number' ? (document.at(index.value) ?? null) : null;
  if (index?.kind !== 'text' || !index.known || !Object.hasOwn(document, index.text)) return null;
  return document[index.text] ?? null;
}

/** The numbers of a value that was read from a config: one, or a list of them. Null where it has another. */
export function numbersInConfig(value: Value | null): readonly number[] | null {
  const document = value?.kind === 'data' ? value.data.document : null;
  if (typeof document === 'number') return [document];
  if (!Array.isArray(document) || document.length === 0 || document.length > mostNumbers) return null;
  const numbers = document.filter((one): one is number => typeof one === 'number' && Number.isFinite(one));
  return numbers.length === document.length ? numbers : null;
}
