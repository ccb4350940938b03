import type { Artifact } from '../../artifact.ts';
import { openZip } from '../../containers/zip.ts';
import { ArtifactError } from '../../error.ts';
import { importsOf } from '../../imports.ts';
import { describeObject } from '../../object.ts';
import { listed } from '../../pickle/names.ts';
import { UNKNOWN } from '../../read.ts';
import type { Source } from '../format.ts';
import { parseJson } from '../json/parse.ts';
import { entry, isObject, type JsonObject, textAt } from '../json/values.ts';
import { openReading } from './nodes.ts';

/** The newest protocol of skops that is read (skops 0.9 to 0.16). */
const NEWEST_PROTOCOL = 2;

/** Reads a skops file: the tree of nodes in its `schema.json`, with their arrays, as the objects that a pickle would give. */
export function read({ bytes }: Source): Artifact {
  const zip = openZip(bytes);
  const schema = parseJson(zip.read('schema.json'));
  const protocol = isObject(schema) ? entry(schema, 'protocol') : undefined;
  if (!isObject(schema) || typeof protocol !== 'number')
    throw new ArtifactError('is a ZIP archive with a schema.json that is not of skops', {
      unsupported: true,
    });
  if (protocol > NEWEST_PROTOCOL)
    throw new ArtifactError(`is of skops protocol ${protocol}, which is not read`, { unsupported: true });
  const reading = openReading(zip);
  const root = reading.read(schema);
  // What is not in a pickle has no opcodes, and no offsets of them.
  const { imports, unsafe } = importsOf({ globals: listed(reading.names) });
  const artifact: Artifact = { ...UNKNOWN, format: 'skops', library: versionOf(schema), imports, unsafe };
  return describeObject(artifact, root, true);
}

function versionOf(schema: JsonObject): Record<string, string> {
  const version = textAt(schema, '_skops_version');
  return version === null ? {} : { skops: version.slice(0, 40) };
}
