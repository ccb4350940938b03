import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.ts';

/** A throw-away repository in which the demo plays, with the commands of a user. */
export interface Stage {
  folder: string;
  /** Puts a committed fixture into the work tree. */
  copy(fixture: string, path: string): Promise<void>;
  write(path: string, text: string): Promise<void>;
  /** Replaces the first occurrence of a text; a text that is not there is a fault of the story. */
  edit(path: string, from: string, to: string): Promise<void>;
  /** Runs `git …` or `scalerlock …`, and gives what a person would see. */
  run(command: readonly string[]): Promise<{ code: number; output: string }>;
  clear(): Promise<void>;
}

export interface StageOptions {
  /** The folder of dist/cli.js and, beside it, of the fixtures. */
  packageRoot: string;
  color: boolean;
  /** Columns for what the commands print. */
  width: number;
}

/** @throws {Problem} where git is missing, or the fixtures are. */
export async function setStage({ packageRoot, color, width }: StageOptions): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'scalerlock-demo-'));
  const fixtures = join(packageRoot, 'test/fixtures/artifacts/churn');
  const env = { ...environment(color), COLUMNS: String(width) };
  const at = (path: string): string => join(folder, path);

  async function write(path: string, text: string | Buffer): Promise<void> {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
  }

  const stage: Stage = {
    folder,
    write,
    async copy(fixture, path) {
      await mkdir(dirname(at(path)), { recursive: true });
      await cp(join(fixtures, fixture), at(path)).catch((cause: unknown) => {
        throw new Problem('the demo needs the artifacts that come with Scalerlock', {
          path: join(fixtures, fixture),
          fix: 'run it from a clone of Scalerlock: `node dist/cli.js demo`',
          cause,
        });
      });
    },
    async edit(path, from, to) {
      const text = await readFile(at(path), 'utf8');
      if (!text.includes(from)) throw new Error(`the story edits what ${path} does not have: ${from}`);
      await write(
        path,
        text.replace(from, () => to),
      );
    },
    run([program = '', ...args]) {
      const isOurs = program === 'scalerlock';
      const own = [join(packageRoot, 'dist/cli.js'), ...args, color ? '--color' : '--no-color'];
      return collect(isOurs ? process.execPath : program, isOurs ? own : args, folder, env);
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
  await stage.run(['git', 'init', '--quiet']);
  await stage.run(['git', 'symbolic-ref', 'HEAD', 'refs/heads/main']);
  return stage;
}

/** Nobody's settings and nobody's name: the demo looks the same on every machine, and signs or publishes nothing. */
function environment(color: boolean): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const person = { NAME: 'Dana', EMAIL: 'dana@example.com' };
  return {
    ...Object.fromEntries(kept),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_MERGE_AUTOEDIT: 'no',
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
    ...(color ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  };
}

function collect(
  program: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
    child.on('error', (cause) => {
      reject(
        new Problem(`\`${program}\` could not be run`, {
          fix: `install ${program} and put it on the PATH`,
          cause,
        }),
      );
    });
  });
}
