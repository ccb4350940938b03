import { inFile } from './configs/text.ts';
import type { LoadedPolicy } from './load.ts';
import { match, parsePattern } from './patterns.ts';

/**
 * Whether the policy ignores a path. A path of `ignore` without wildcards is a file or a folder with all that is in it;
 * so is one that ends in `/`. Throws a `Problem` at a pattern that is broken.
 */
export function ignoreMatcher(loaded: LoadedPolicy): (path: string) => boolean {
  return inFile(loaded.path, () => {
    const patterns = (loaded.policy.ignore ?? []).map((text, index) => {
      const at = loaded.positionOf(`/ignore/${index}`);
      return parsePattern(text, at);
    });
    return (path) =>
      patterns.some(
        (pattern) => match(pattern, path) !== null || (!pattern.regex && path.startsWith(`${pattern.text}/`)),
      );
  });
}
