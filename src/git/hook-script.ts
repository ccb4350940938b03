import { createHash } from 'node:crypto';

/** The git hooks that Scalerlock knows; hooks/ has a file for each. */
export const HOOK_NAMES = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const;

export type HookName = (typeof HOOK_NAMES)[number];

/** What the packaged hook is started with. */
export interface HookStart {
  /** The packaged hook's path, absolute. */
  packaged: string;
  /** The Node to run with; null where none is known. */
  node: string | null;
  /** Whether to seal and stage what lacks nothing but its seal. */
  fix?: boolean;
}

/** What follows the name of a hook that was there before ours. */
export const KEPT_SUFFIX = '.before-scalerlock';

/** The second line holds the digest of the lines after it: so we know our own, and whether somebody edited it. */
const FIRST_LINE = '#!/bin/sh\n';
const MARK = '# scalerlock-hook sha256:';
const DIGEST_LENGTH = 64;

/** How to go on without the hook, as git's own option. */
const SKIP: Readonly<Record<HookName, string>> = {
  'pre-commit': 'git commit --no-verify',
  'pre-merge-commit': 'git merge --no-verify',
  'pre-push': 'git push --no-verify',
};

/** Git tells `pre-push` on standard input what is pushed: two hooks that both read it each need it whole. */
const KEEP_INPUT = `
refs=
while IFS= read -r ref; do
  refs="$refs$ref
"
done
`;

/**
 * The file that git runs: first the hook that was there before, then the packaged one. The kept hook is found by its
 * own name and not by this file's, since hook managers rename what they find.
 */
export function hookScript(hook: HookName, { packaged, node, fix = false }: HookStart): string {
  const options = fix ? ' --fix' : '';
  const isFed = hook === 'pre-push';
  const feed = isFed ? `printf '%s' "$refs" | ` : '';
  // What stands behind a pipe cannot take the shell's place.
  const run = (command: string): string => (isFed ? `${feed}${command}\n  exit` : `exec ${command}`);
  const body = `# \`scalerlock install\` wrote this file, \`scalerlock uninstall\` takes it away. Do not edit it.
${isFed ? KEEP_INPUT : ''}
# The hook that was here before; where it fails, so does this one.
before="\${0%/*}/${hook}${KEPT_SUFFIX}"
if [ -x "$before" ]; then
  ${feed}"$before" "$@" || exit
fi

packaged=${quoted(packaged)}
if [ -f "$packaged" ]; then
  SCALERLOCK_INSTALLED_NODE=${quoted(node ?? '')}
  export SCALERLOCK_INSTALLED_NODE
  ${run(`/bin/sh "$packaged"${options} "$@"`)}
fi
if command -v scalerlock >/dev/null; then
  ${run(`scalerlock hook ${hook}${options} "$@"`)}
fi
printf 'scalerlock: it is neither at %s nor on the PATH: install it again, or delete %s; meanwhile: %s\\n' \\
  "$packaged" "$0" '${SKIP[hook]}' >&2
exit 2
`;
  return `${FIRST_LINE}${MARK}${digest(body)}\n${body}`;
}

/** Whether a hook is ours as we wrote it, ours and edited since, or not ours at all. */
export function whoseHook(text: string): 'ours' | 'edited' | 'foreign' {
  if (!text.includes(MARK)) return 'foreign';
  const start = FIRST_LINE.length + MARK.length;
  const written = `${FIRST_LINE}${MARK}${digest(text.slice(start + DIGEST_LENGTH + 1))}\n`;
  return text.startsWith(written) ? 'ours' : 'edited';
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A path as a POSIX shell takes it; Git for Windows wants forward slashes as well, and Node takes both there. */
function quoted(word: string): string {
  const slashed = process.platform === 'win32' ? word.replaceAll('\\', '/') : word;
  return `'${slashed.replaceAll("'", `'\\''`)}'`;
}
