import type { Artifact } from '../../artifact.ts';
import { ArtifactError } from '../../error.ts';
import { messageOf, UNKNOWN } from '../../read.ts';
import type { Source } from '../format.ts';
import { documentArtifact } from '../json/document.ts';
import { importsInTags, parseYaml } from './parse.ts';

/**
 * Reads a YAML file: the scaler that it holds, in the shapes of JSON. What is broken may be any text at all: only where
 * its name says that it is YAML is that an error.
 */
export function read({ bytes, path }: Source): Artifact {
  const isNamed = /\.ya?ml$/i.test(path);
  try {
    const { value, imports, unsafe } = parseYaml(bytes);
    if (imports.length === 0) return documentArtifact(value, 'yaml');
    // What an object of Python is when it is made, its tag does not say.
    return { ...UNKNOWN, format: 'yaml', imports, unsafe };
  } catch (error) {
    const found = importsInTags(bytes);
    if (found.unsafe.length > 0) return { ...UNKNOWN, format: 'yaml', ...found, error: whyNot(error) };
    if (isNamed || !(error instanceof ArtifactError)) throw error;
    throw new ArtifactError(error.message, { unsupported: true, cause: error });
  }
}

function whyNot(error: unknown): string | null {
  return error instanceof ArtifactError && error.unsupported ? null : messageOf(error);
}
