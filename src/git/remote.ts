import { records } from './paths.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run.ts';

/** The remote that a checkout came from. */
export interface Remote {
  name: string;
  /** What the checkout's own configuration says of how to reach it: with which credentials, through which proxy. */
  settings: readonly (readonly [key: string, value: string])[];
}

/** Keys that decide how a remote is reached, whichever it is; git spells sections and names in lower case. */
const TRANSPORT = /^((http|url|credential|ssh|protocol)\..+|core\.(sshcommand|gitproxy|askpass))$/;

/** What of `remote.NAME.…` does; the rest says where fetched refs go, and these go nowhere. */
const OF_REMOTE = ['url', 'proxy', 'proxyauthmethod', 'uploadpack', 'promisor', 'partialclonefilter'];

/** The remote to fetch from: `origin`, or the only one; null where there is none, or nobody can tell which. */
export async function remoteOf(repo: Repository): Promise<Remote | null> {
  // What actions/checkout leaves may stand in a file that is included for this very folder.
  const { code, stdout } = await runGit(repo, ['config', '--local', '--includes', '--null', '--list']);
  if (code !== 0) return null;
  const settings = records(stdout).map((record): readonly [string, string] => {
    const end = record.indexOf('\n');
    return end < 0 ? [record, 'true'] : [record.slice(0, end), record.slice(end + 1)];
  });
  const names = new Set(settings.flatMap(([key]) => /^remote\.([\w.-]+)\.url$/.exec(key)?.[1] ?? []));
  const [only] = names;
  const name = names.has('origin') ? 'origin' : names.size === 1 ? only : undefined;
  if (name === undefined || name.startsWith('-')) return null;
  const own = OF_REMOTE.map((key) => `remote.${name}.${key}`);
  return { name, settings: settings.filter(([key]) => TRANSPORT.test(key) || own.includes(key)) };
}

/** Settings as git takes them from its environment: on no disk, and in no list of processes. */
export function asEnvironment(env: NodeJS.ProcessEnv, { settings }: Remote): NodeJS.ProcessEnv {
  const before = Number.parseInt(env.GIT_CONFIG_COUNT ?? '', 10) || 0;
  const variables = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${before + index}`, key],
    [`GIT_CONFIG_VALUE_${before + index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(before + settings.length), ...Object.fromEntries(variables) };
}
