import type { Artifact } from './artifact.ts';
import { looksLikeZip } from './containers/looks-like-zip.ts';
import { ArtifactError } from './error.ts';
import type { FormatEntry, Source } from './formats/format.ts';
import { FORMATS } from './formats/registry.ts';
import { addHidden, importsAsPickle } from './hidden-pickle.ts';
import { messageOf, readArtifact, UNKNOWN } from './read.ts';

/**
 * What is in an artifact of any format, told by its bytes. It never throws: a file that is broken says so in `error`, as
 * a clause (`is empty`); a file of a kind that is not read is `unknown`, without an error.
 */
export async function openArtifact(source: Source): Promise<Artifact> {
  const { bytes } = source;
  const entry = bytes.length === 0 ? undefined : FORMATS.find(({ matches }) => matches(bytes));
  if (!entry) return readArtifact(bytes);
  const artifact = await readAs(entry, source);
  // Loading an archive as a pickle fails at its first byte, PERSID.
  return looksLikeZip(bytes) ? artifact : addHidden(artifact, importsAsPickle(bytes));
}

async function readAs({ format, load }: FormatEntry, source: Source): Promise<Artifact> {
  try {
    const reader = await load();
    return await reader.read(source);
  } catch (error) {
    if (error instanceof ArtifactError && error.unsupported) return { ...UNKNOWN };
    return { ...UNKNOWN, format, error: messageOf(error) };
  }
}

/** For a file that stands alone. */
export const noSibling = (): Promise<null> => Promise.resolve(null);
