import type { Artifact } from './artifact.ts';
import { ArtifactError } from './error.ts';
import type { Source } from './formats/format.ts';
import { FORMATS } from './formats/registry.ts';
import { messageOf, readArtifact, UNKNOWN } from './read.ts';

/**
 * What is in an artifact of any format, told by its bytes. It never throws: a file that is broken says so in `error`, as
 * a clause (`is empty`); a file of a kind that is not read is `unknown`, without an error.
 */
export async function openArtifact(source: Source): Promise<Artifact> {
  const { bytes } = source;
  const entry = bytes.length === 0 ? undefined : FORMATS.find(({ matches }) => matches(bytes));
  if (!entry) return readArtifact(bytes);
  try {
    const reader = await entry.load();
    return await reader.read(source);
  } catch (error) {
    if (error instanceof ArtifactError && error.unsupported) return { ...UNKNOWN };
    return { ...UNKNOWN, format: entry.format, error: messageOf(error) };
  }
}

/** For a file that stands alone. */
export const noSibling = (): Promise<null> => Promise.resolve(null);
