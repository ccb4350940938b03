import type { Artifact } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { boosterInJson } from '../boosting/json.ts';
import type { Source } from '../format.ts';
import { isPreprocessor, preprocessorArtifact } from '../huggingface/preprocessor.ts';
import { isPipeline, pipelineArtifact } from '../lerobot/pipeline.ts';
import { isNormStats, normStatsArtifact } from '../openpi.ts';
import { documentArtifact } from './document.ts';
import { parseJson } from './parse.ts';
import { refuseRepeatedKeys } from './repeated-keys.ts';
import type { JsonValue } from './values.ts';

/** Reads a JSON file: the model, the preprocessor or the scaler that it holds, by its shape. */
export async function read(source: Source): Promise<Artifact> {
  const booster = boosterInJson(source.bytes);
  if (booster) return booster;
  const document = parsed(source);
  const artifact = await artifactOf(document, source);
  // What preprocesses must be readable in one way only.
  if (artifact.transform !== null) refuseRepeatedKeys(new TextDecoder().decode(source.bytes));
  return artifact;
}

async function artifactOf(document: JsonValue, source: Source): Promise<Artifact> {
  if (isPreprocessor(document)) return preprocessorArtifact(document);
  if (isPipeline(document)) return pipelineArtifact(document, source);
  if (isNormStats(document)) return normStatsArtifact(document);
  return documentArtifact(document, 'json');
}

/** Many texts begin with a bracket: whether broken text was meant as JSON, only its name can tell. */
function parsed({ bytes, path }: Source): JsonValue {
  try {
    return parseJson(bytes);
  } catch (error) {
    if (/\.json$/i.test(path) || !(error instanceof ArtifactError)) throw error;
    throw new ArtifactError(error.message, { unsupported: true, cause: error });
  }
}
