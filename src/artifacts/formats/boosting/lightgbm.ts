import type { Artifact } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import type { Source } from '../format.ts';
import { lightgbmArtifact } from './lightgbm-facts.ts';

const NEWLINE = 0x0a;

/** The lines of the header that are looked at. */
const KEYS = new Set(['version', 'max_feature_idx', 'feature_names', 'tree_sizes']);

/**
 * Reads a model of LightGBM as text. Source: `GBDT::SaveModelToString` (src/boosting/gbdt_model_text.cpp): a header of
 * `key=value` lines, an empty line, the trees in as many bytes as `tree_sizes` says, `end of trees`.
 */
export function read({ bytes }: Source): Artifact {
  const { lines, end } = headerOf(bytes);
  checkTrees(bytes, end, lines.get('tree_sizes'));
  const largest = lines.get('max_feature_idx');
  const names = lines.get('feature_names');
  if (largest === undefined || !/^\d+$/.test(largest) || names === undefined)
    throw new ArtifactError('has no `max_feature_idx` and `feature_names` in its header');
  return lightgbmArtifact(Number(largest), names.split(' '));
}

interface Header {
  lines: ReadonlyMap<string, string>;
  /** Where the trees begin. */
  end: number;
}

function headerOf(bytes: Uint8Array): Header {
  const lines = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, at);
    if (newline < 0) break;
    const line = bytes.subarray(at, newline);
    at = newline + 1;
    if (line.length === 0 || (line.length === 1 && line[0] === 0x0d)) return { lines, end: at };
    const [key = ''] = textOf(line.subarray(0, 32)).split('=');
    if (KEYS.has(key)) lines.set(key, textOf(line.subarray(key.length + 1)).replace(/\r$/, ''));
  }
  throw new ArtifactError('is cut off in its header', { offset: bytes.length });
}

const END = 'end of trees';

/** The header says how long the trees are: a file that was cut off, or glued together, does not pass for a model. */
function checkTrees(bytes: Uint8Array, start: number, sizes: string | undefined): void {
  // A checkout that turned the line ends into CRLF has other sizes; LightGBM before 2.2 wrote none.
  const hasReturns = bytes[start - 2] === 0x0d;
  if (sizes === undefined || hasReturns) return;
  const each = sizes === '' ? [] : sizes.split(' ').map(Number);
  const end = each.reduce((sum, size) => sum + size, start);
  if (!each.every((size) => Number.isSafeInteger(size) && size >= 0))
    throw new ArtifactError('has no sizes of trees under `tree_sizes`');
  if (end + END.length > bytes.length)
    throw new ArtifactError(`is cut off: its trees go on to byte ${end}`, { offset: bytes.length });
  if (textOf(bytes.subarray(end, end + END.length)) !== END)
    throw new ArtifactError(`has no "${END}" at byte ${end}, where its header says they end`, {
      offset: end,
    });
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
