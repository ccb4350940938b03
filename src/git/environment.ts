/**
 * These would make git start another program or read pathspecs in a way of their own; nothing here needs
 * them.
 */
const LEFT_OUT = new Set([
  'EDITOR',
  'PAGER',
  'VISUAL',
  'GIT_EDITOR',
  'GIT_SEQUENCE_EDITOR',
  'GIT_PAGER',
  'GIT_EXTERNAL_DIFF',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
]);

/**
 * The environment git runs in: the one we were started in, so that what git tells its hooks (`GIT_DIR`,
 * `GIT_INDEX_FILE`, quarantined objects) and what the user configured that way still count. On top: no lock
 * is ever taken for a refreshed index, paths are literal, messages are in English.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name, value]) => value !== undefined && !LEFT_OUT.has(name));
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1', LC_ALL: 'C' };
}

/** The same for a command that takes pathspecs with their magic, or that refuses to be told that paths are literal. */
export function withoutLiteralPaths({
  GIT_LITERAL_PATHSPECS: _,
  ...env
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}
