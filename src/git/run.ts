import { simpleGit } from 'simple-git';
import type { Place } from './place.ts';
import { gitFailed, notStarted } from './words.ts';

export interface GitOutput {
  code: number;
  stdout: Buffer;
  stderr: string;
}

/**
 * simple-git refuses variables that can make git run other programs, since its callers may pass on what
 * strangers sent them. Here they are the user's own, as git itself would take them, and no argument comes
 * from a stranger unchecked: all of them may pass.
 */
const TRUSTED = Object.fromEntries(
  [
    ...[
      'Alias',
      'AskPass',
      'CommandBinaries',
      'ConfigEnvCount',
      'ConfigPaths',
      'CredentialHelper',
      'DiffExternal',
    ],
    ...[
      'DiffTextConv',
      'Editor',
      'Exec',
      'Filter',
      'FsMonitor',
      'GitProxy',
      'GpgProgram',
      'HooksPath',
      'Include',
    ],
    ...[
      'MergeDriver',
      'Pack',
      'Pager',
      'ProtocolOverride',
      'SshCommand',
      'Submodule',
      'TemplateDir',
      'UrlRewrite',
    ],
  ].map((category) => [`allowUnsafe${category}`, true]),
);

/**
 * Runs git to its end, whatever it exits with. `input` is what it reads. Throws a Problem where there is no
 * git.
 */
export async function runGit(
  place: Place,
  args: readonly string[],
  input?: string | Buffer,
): Promise<GitOutput> {
  let output: GitOutput = { code: 0, stdout: Buffer.alloc(0), stderr: '' };
  const git = simpleGit({
    baseDir: place.cwd,
    allowEnvironment: Object.keys(place.env),
    unsafe: TRUSTED,
    input: () => input,
    ...(place.until === undefined ? {} : { abort: place.until }),
    // The one place where simple-git shows the bytes and the exit code: `raw` decodes the first and hides the
    // other.
    errors(_error, { exitCode, stdOut, stdErr }) {
      output = { code: exitCode, stdout: Buffer.concat(stdOut), stderr: Buffer.concat(stdErr).toString() };
      return undefined;
    },
  });
  await git.env(place.env).raw([...args]);
  if (output.code < 0) throw notStarted(output.stderr);
  return output;
}

/** What git prints. Throws a Problem with git's own words where it fails. */
export async function git(place: Place, args: readonly string[], input?: string | Buffer): Promise<Buffer> {
  const output = await runGit(place, args, input);
  if (output.code !== 0) throw gitFailed(args, output.stderr);
  return output.stdout;
}

/** One value that git prints on a line; the value may hold newlines itself. */
export async function gitLine(place: Place, args: readonly string[], input?: string): Promise<string> {
  return (await git(place, args, input)).toString().replace(/\r?\n$/, '');
}
