import { posix } from 'node:path';
import type { Artifact } from '../artifacts/artifact.ts';
import { openArtifact } from '../artifacts/open.ts';
import { collectParts, contentWithParts, type Part } from '../artifacts/parts.ts';
import { type Content, readContents } from '../git/content.ts';
import type { Tree } from '../git/tree.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';

/** A file beside an artifact that is larger counts by its hash, and so does the artifact. */
const LARGEST_PART = 64 * 1024 * 1024;

/** An artifact of a tree, with the files beside it that it is made of. */
export interface OpenedInTree {
  /** Null where the content of it or of a part of it is not at hand. */
  artifact: Artifact | null;
  /** Of the content with its parts. */
  sha256: string;
  size: number;
  parts: Part[];
  /** Whether it depends on its own bytes alone, so that the same bytes elsewhere are the same artifact. */
  isAlone: boolean;
}

/** Looks into an artifact; what it keeps in files beside it is taken from the same folder of the same tree. */
export async function openInTree(tree: Tree, content: Content): Promise<OpenedInTree> {
  const { path, bytes, sha256, size } = content;
  if (bytes === null) return { artifact: null, sha256, size, parts: [], isAlone: true };
  const parts = collectParts(async (name) => {
    const beside = posix.join(posix.dirname(path), name);
    if ((await tree.entries()).get(beside)?.kind !== 'file') return null;
    for await (const part of readContents(tree, [beside], { keep: LARGEST_PART })) return part;
    return null;
  });
  const artifact = await openArtifact({ path, bytes, sibling: parts.sibling });
  const list = parts.list();
  if (list.length > 0) artifact.parts = list;
  const whole = contentWithParts(content, list);
  const isKnown = list.every((part) => isSha256(part.sha256));
  return {
    artifact: parts.atHand() ? artifact : null,
    ...whole,
    sha256: isKnown ? whole.sha256 : `parts:${whole.sha256}`,
    parts: list,
    isAlone: !parts.asked(),
  };
}
