import { createHash } from 'node:crypto';
import type { Plain, Transform } from '../../../generated/lock.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact, FittedScaler } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { UNKNOWN } from '../../read.ts';
import type { Source } from '../format.ts';
import { entry, isObject, type JsonObject, type JsonValue, step, textAt } from '../json/values.ts';
import { branchesOf, normalizedFeatures } from './normalizer.ts';
import { readState } from './state.ts';

/** Steps that change no number: where data lie, how they are batched, and the words of a task. */
const WITHOUT_NUMBERS =
  /^(device_processor|to_batch_processor\w*|\w*tokenizer\w*|\w*new_?line_processor|render_messages\w*)$/;

/** The keys of a registered step and of one by class. */
const NORMALIZERS: ReadonlyMap<string, Direction> = new Map([
  ['normalizer_processor', 'forward'],
  ['unnormalizer_processor', 'inverse'],
  ['lerobot.processor.normalize_processor.NormalizerProcessorStep', 'forward'],
  ['lerobot.processor.normalize_processor.UnnormalizerProcessorStep', 'inverse'],
]);

type Direction = 'forward' | 'inverse';

const MOST_STEPS = 64;

/**
 * Whether a document is a pipeline of LeRobot's processors (`policy_preprocessor.json`). Source:
 * lerobot/processor/pipeline.py, `DataProcessorPipeline.get_config`.
 */
export function isPipeline(document: JsonValue): document is JsonObject {
  const steps = isObject(document) ? entry(document, 'steps') : undefined;
  return Array.isArray(steps) && steps.length > 0 && steps.every(isStep);
}

function isStep(value: JsonValue): boolean {
  return isObject(value) && nameOf(value) !== '' && isObject(entry(value, 'config'));
}

function nameOf(value: JsonObject): string {
  return textAt(value, 'registry_name') ?? textAt(value, 'class') ?? '';
}

/** One step: what it does to numbers, and the scalers in it. */
interface Step {
  transform: Transform | null;
  scalers: FittedScaler[];
}

/** Reads a pipeline with the state files beside it that its steps name. */
export async function pipelineArtifact(document: JsonObject, source: Source): Promise<Artifact> {
  const list = entry(document, 'steps');
  const steps = (Array.isArray(list) ? list : []).filter(isObject);
  if (steps.length > MOST_STEPS) throw new ArtifactError(`has more than ${MOST_STEPS} steps`);
  const read: Step[] = [];
  for (const [index, each] of steps.entries()) read.push(await readStep(each, `/steps/${index}`, source));
  const transforms = read.flatMap(({ transform }) => transform ?? []);
  const scalers = read.flatMap((each) => each.scalers);
  const [first, second] = transforms;
  const transform: Transform | null = second ? { kind: 'chain', steps: transforms } : (first ?? null);
  return {
    ...UNKNOWN,
    format: 'json',
    class: 'lerobot.processor.pipeline.DataProcessorPipeline',
    role: transform ? 'scaler' : 'other',
    scalers,
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

async function readStep(object: JsonObject, path: string, source: Source): Promise<Step> {
  const name = nameOf(object);
  const config = entry(object, 'config');
  const state = await stateOf(object, path, source);
  const direction = NORMALIZERS.get(name);
  if (direction) return normalizer(isObject(config) ? config : {}, state, path, direction);
  if (WITHOUT_NUMBERS.test(name) || isIdle(config)) return { transform: null, scalers: [] };
  const parameters: Record<string, Plain> = {
    config: config ?? null,
    ...(state ? { state: createHash('sha256').update(state).digest('hex') } : {}),
  };
  return { transform: { kind: 'opaque', class: name, parameters }, scalers: [] };
}

/** A step that is switched off, and one that renames nothing. */
function isIdle(config: JsonValue | undefined): boolean {
  if (!isObject(config)) return true;
  const keys = Object.keys(config);
  const renames = entry(config, 'rename_map');
  const isEmpty = keys.length === 1 && isObject(renames) && Object.keys(renames).length === 0;
  return isEmpty || entry(config, 'enabled') === false;
}

async function stateOf(object: JsonObject, path: string, source: Source): Promise<Uint8Array | null> {
  const name = entry(object, 'state_file') ?? null;
  if (name === null) return null;
  const bytes = typeof name === 'string' ? await source.sibling(name) : null;
  if (bytes) return bytes;
  throw new ArtifactError(`${path}: its state file ${shown(name)} is not beside it`);
}

function shown(name: JsonValue): string {
  return typeof name === 'string' ? `"${name.slice(0, 200)}"` : 'has no name and';
}

function normalizer(config: JsonObject, state: Uint8Array | null, path: string, direction: Direction): Step {
  if (state === null) throw new ArtifactError(`${path}: names no state file, which holds its statistics`);
  const features = within(path, () => normalizedFeatures(config, readState(state), direction === 'inverse'));
  const name = direction === 'forward' ? 'NormalizerProcessorStep' : 'UnnormalizerProcessorStep';
  const scalers = features.map(({ key, mode, statistics, transform }): FittedScaler => {
    return {
      path: path + step(key),
      class: `lerobot.processor.normalize_processor.${name}`,
      parameters: { mode, ...statistics },
      transform,
      fingerprint: fingerprint(transform),
    };
  });
  return { transform: features.length > 0 ? branchesOf(features) : null, scalers };
}

function within<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    throw new ArtifactError(`${path}: ${error.message}`, { cause: error });
  }
}
