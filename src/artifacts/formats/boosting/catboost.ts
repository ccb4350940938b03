import type { Artifact } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import type { Source } from '../format.ts';
import { type CatboostFeature, catboostArtifact } from './catboost-facts.ts';
import { type FlatBuffer, type FlatTable, openFlatBuffer } from './flatbuffers.ts';

/** The fields that are looked at, by their numbers in model.fbs and features.fbs. */
const CORE = { formatVersion: 0, trees: 1, info: 2 };
const TREES = { categorical: 4, float: 5, text: 12, embedding: 18 };
const FLOAT_FEATURE = { flatIndex: 2, name: 4 };
const OTHER_FEATURE = { flatIndex: 1, name: 2 };
const KEY_VALUE = { key: 0, value: 1 };

const VERSION = 'FlabuffersModel_v1';

/**
 * Reads a model of CatBoost (`.cbm`): `CBM1`, the size of the core, and the core as a flatbuffer. Source:
 * catboost/libs/model/flatbuffers in CatBoost's repository.
 */
export function read({ bytes }: Source): Artifact {
  if (bytes.length < 8) throw new ArtifactError('is cut off', { offset: bytes.length });
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true);
  if (size > bytes.length - 8)
    throw new ArtifactError(`is cut off: its core is ${size} bytes long`, { offset: bytes.length });
  const buffer = openFlatBuffer(bytes.subarray(8, 8 + size));
  const core = buffer.root();
  if (textIn(buffer, core, CORE.formatVersion) !== VERSION)
    throw new ArtifactError('is of another version of the format', { unsupported: true });
  const trees = core.field(CORE.trees);
  if (trees === null) throw new ArtifactError('has no trees');
  return catboostArtifact(featuresIn(buffer, buffer.table(trees)), aboutIn(buffer, core));
}

function featuresIn(buffer: FlatBuffer, trees: FlatTable): CatboostFeature[] {
  const kinds: [number, typeof FLOAT_FEATURE][] = [
    [TREES.float, FLOAT_FEATURE],
    ...[TREES.categorical, TREES.text, TREES.embedding].map((id): [number, typeof FLOAT_FEATURE] => [
      id,
      OTHER_FEATURE,
    ]),
  ];
  return kinds.flatMap(([id, fields]) =>
    tablesIn(buffer, trees, id).map((table) => ({
      index: intIn(buffer, table, fields.flatIndex),
      name: textIn(buffer, table, fields.name),
    })),
  );
}

/** CatBoost's text on itself. */
function aboutIn(buffer: FlatBuffer, core: FlatTable): string {
  const pair = tablesIn(buffer, core, CORE.info).find(
    (each) => textIn(buffer, each, KEY_VALUE.key) === 'catboost_version_info',
  );
  return (pair && textIn(buffer, pair, KEY_VALUE.value)) ?? '';
}

function tablesIn(buffer: FlatBuffer, table: FlatTable, id: number): FlatTable[] {
  const at = table.field(id);
  return at === null ? [] : buffer.tables(at);
}

function intIn(buffer: FlatBuffer, table: FlatTable, id: number): number {
  const at = table.field(id);
  return at === null ? -1 : buffer.int(at);
}

function textIn(buffer: FlatBuffer, table: FlatTable, id: number): string | null {
  const at = table.field(id);
  return at === null ? null : buffer.text(at);
}
