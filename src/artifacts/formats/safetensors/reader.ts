import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact } from '../../artifact.ts';
import { UNKNOWN } from '../../read.ts';
import { NAME_KEYS } from '../../sklearn/features.ts';
import type { Source } from '../format.ts';
import { normalizersIn, together } from '../tensors/normalizers.ts';
import { roleOfTensors } from '../tensors/role.ts';
import { featuresOfTorch, weightsIn } from '../tensors/weights.ts';
import { readSafetensors } from './file.ts';

/** safetensors: normalizers by their tensors' names, and the first layer's features. */
export function read({ bytes }: Source): Artifact {
  const { metadata, tensors } = readSafetensors(bytes);
  const lists = listsOfNames(metadata);
  const namesOf = (count: number) => lists.find(({ length }) => length === count) ?? null;
  const normalizers = normalizersIn(tensors, {
    class: 'safetensors',
    hasDtype: true,
    namesOf: (_, count) => namesOf(count),
  });
  const weights = weightsIn(tensors, normalizers);
  const transform = together(normalizers.map(({ scaler }) => scaler));
  const [first] = normalizers;
  const features = featuresOfTorch(weights) ?? first?.count ?? null;
  return {
    ...UNKNOWN,
    format: 'safetensors',
    features,
    featureNames: features === null ? null : namesOf(features),
    role: roleOfTensors(normalizers, weights),
    scalers: normalizers.map(({ scaler }) => scaler),
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

/** Names in the header's metadata, which holds text only: lists as JSON. */
function listsOfNames(metadata: ReadonlyMap<string, string>): string[][] {
  return [...metadata].flatMap(([key, text]) => {
    const names = NAME_KEYS.has(key) ? listOfNames(text) : null;
    return names ? [names] : [];
  });
}

function listOfNames(text: string): string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
  } catch {
    return null;
  }
}
