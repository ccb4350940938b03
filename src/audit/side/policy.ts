import { inFile } from '../../policy/configs/text.ts';
import type { LoadedPolicy } from '../../policy/load.ts';
import { match, parsePattern } from '../../policy/patterns.ts';
import type { PolicySides } from './sides.ts';

/** What the policy's `audit:` says of the project's code. */
export interface AuditPolicyRead {
  sideOf: PolicySides;
  isIgnored: (path: string) => boolean;
}

/** Reads `audit:`. A path without wildcards is a file, or a folder with all that is in it. Throws a `Problem` at a broken glob. */
export function readAuditPolicy(loaded: LoadedPolicy | null): AuditPolicyRead {
  if (!loaded) return { sideOf: () => null, isIgnored: () => false };
  const audit = loaded.policy.audit ?? {};
  const matcher = (key: 'training' | 'inference' | 'ignore') =>
    inFile(loaded.path, () =>
      (audit[key] ?? []).map((text, index) =>
        parsePattern(text, loaded.positionOf(`/audit/${key}/${index}`)),
      ),
    );
  const [training, inference, ignore] = [matcher('training'), matcher('inference'), matcher('ignore')];
  const fits = (patterns: typeof training, path: string) =>
    patterns.find(
      (pattern) => match(pattern, path) !== null || (!pattern.regex && path.startsWith(`${pattern.text}/`)),
    );
  return {
    sideOf: (path) => {
      for (const [side, patterns] of [
        ['training', training],
        ['inference', inference],
      ] as const) {
        const pattern = fits(patterns, path);
        if (pattern) return { side, pattern: pattern.text };
      }
      return null;
    },
    isIgnored: (path) => fits(ignore, path) !== undefined,
  };
}
