import type { PointerSystem } from '../git/pointer.ts';
import { shellWord } from './words.ts';

/** What a user calls the program that keeps a content. */
export const KEPT_BY: Readonly<Record<PointerSystem, string>> = {
  lfs: 'Git LFS',
  dvc: 'DVC',
  annex: 'git-annex',
};

/** What is in git in place of the content. */
export const POINTER_NAMES: Readonly<Record<PointerSystem, string>> = {
  lfs: 'LFS pointer',
  dvc: 'DVC pointer',
  annex: 'git-annex pointer',
};

/** The command that gets the content of a pointer, as the beginning of a sentence. */
export function getCommand(pointer: PointerSystem, path: string): string {
  const word = shellWord(path);
  switch (pointer) {
    case 'lfs':
      return '`git lfs fetch` its content (in GitHub Actions: `lfs: true` at actions/checkout)';
    case 'dvc':
      return `\`dvc fetch ${word}\``;
    default:
      return `\`git annex get ${word}\``;
  }
}
