import { type Content, readContents } from '../git/content.ts';
import type { PointerSystem } from '../git/pointer.ts';
import type { Tree } from '../git/tree.ts';
import { Problem } from '../problem.ts';
import { mustBeKnown, remember, split } from './known.ts';

/** Policies, locks and configs are small; what is larger is not one. */
const LARGEST_TEXT = 32 * 1024 * 1024;

/** Reads the texts of trees, each content once. */
export interface Texts {
  /**
   * The texts at these paths; a path that the tree does not have is left out. So is what is there and is no text to be read (a link,
   * a pointer, too much): why, is put into `unread`.
   */
  texts(tree: Tree, paths: Iterable<string>, unread?: Map<string, Problem>): Promise<Map<string, string>>;
}

export function createTexts(): Texts {
  const textsByOid = new Map<string, string>();

  async function texts(
    tree: Tree,
    paths: Iterable<string>,
    unread = new Map<string, Problem>(),
  ): Promise<Map<string, string>> {
    const { found, wanted, oids } = await split(tree, paths, textsByOid, (text) => text);
    const entries = await tree.entries();
    for (const path of paths) if (!entries.has(path)) mustBeKnown(tree, path);
    for (const path of [...wanted]) {
      const kind = entries.get(path)?.kind;
      if (kind === 'file') continue;
      wanted.delete(path);
      unread.set(path, notAText(path, kind === 'link' ? 'a symbolic link' : 'a submodule'));
    }
    for await (const content of readContents(tree, [...wanted], { keep: LARGEST_TEXT })) {
      const { path, bytes } = content;
      if (bytes === null || content.pointer !== null) {
        unread.set(path, notHeld(content));
        continue;
      }
      const text = new TextDecoder().decode(bytes);
      remember(textsByOid, oids.get(path), text);
      found.set(path, text);
    }
    return found;
  }

  return { texts };
}

function notAText(path: string, what: string): Problem {
  return new Problem(`${path} is ${what}, which is never followed`, {
    path,
    fix: 'put the file itself there',
  });
}

function notHeld({ path, size, pointer }: Content): Problem {
  if (pointer !== null) {
    const { what, backToGit } = POINTER_WORDS[pointer];
    return new Problem(`${path} is ${what}, and what it stands for is not read here`, {
      path,
      fix: `keep it in git itself: ${backToGit(path)}`,
    });
  }
  return new Problem(`${path} is too large: ${size} bytes; at most ${LARGEST_TEXT} are read`, {
    path,
    fix: 'make it smaller',
  });
}

const POINTER_WORDS: Record<PointerSystem, { what: string; backToGit: (path: string) => string }> = {
  lfs: {
    what: 'a Git LFS pointer',
    backToGit: (path) =>
      `add \`${path} !filter !diff !merge text\` to the end of .gitattributes, and \`git add --renormalize\` it`,
  },
  dvc: {
    what: 'kept by DVC',
    backToGit: (path) => `\`dvc remove ${path}.dvc\`, and \`git add\` it`,
  },
  annex: {
    what: 'kept by git-annex',
    backToGit: (path) => `\`git annex unannex ${path}\`, and \`git add\` it`,
  },
};
