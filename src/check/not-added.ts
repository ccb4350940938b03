import { readContents } from '../git/content.ts';
import type { Tree } from '../git/tree.ts';
import type { PairFacts } from '../rules/facts.ts';
import type { Violation } from '../rules/rule.ts';
import { shellWord } from '../rules/words.ts';

/** Larger files are taken for what their pointer names where they have the size that it names. */
const LARGEST_HASHED = 256 * 1024 * 1024;

/**
 * The artifacts of a pair that lie on disk as something else than their pointers to DVC name: trained anew, and not added yet. To
 * seal what the pointer names would be to seal the old ones.
 */
export async function notAdded({ head }: PairFacts, tree: Tree): Promise<Violation[]> {
  const entries = await tree.entries();
  const found: Violation[] = [];
  for (const path of new Set([...head.models, ...head.scalers].map((state) => state.path))) {
    const output = entries.get(path)?.output;
    if (!output || output.error !== null || !(await isAnother(tree, path))) continue;
    const word = shellWord(path);
    found.push({
      path,
      message: `${path} on disk is not what ${output.namedBy} names: it was saved anew and not added, or never checked out`,
      fix: `\`dvc add ${word}\` (or \`dvc repro\` its stage) and seal again; or \`dvc checkout ${word}\` if the pointer is right`,
    });
  }
  return found;
}

/** Whether there is a file on disk that is not the content of its pointer. */
async function isAnother(tree: Tree, path: string): Promise<boolean> {
  const onDisk: Tree = {
    ...tree,
    async *objects(pointer, place) {
      for await (const object of tree.objects?.(pointer, place) ?? [])
        if (!object.isStore) yield { ...object, isStore: true };
    },
  };
  for await (const { found } of readContents(onDisk, [path], { keep: LARGEST_HASHED }))
    return found === 'damaged';
  return false;
}
