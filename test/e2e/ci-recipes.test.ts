import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { seal } from '../helpers/pairs.ts';
import { recipe } from '../helpers/recipes.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { CLI, churnRepo, PROJECT, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';
import { toolsFolder } from '../helpers/tools.ts';

const PAGE = 'docs/ci.md';
const ZERO = '0'.repeat(40);

/** The server's repository. Of its branches `refit` parts the pair, `retrain` does not, `canary` only once it is in `release`. */
let origin: TestRepo;
/** What the recipes clone: the bundles that users run, under the address of the project. */
let released: TestRepo;

beforeAll(() => {
  released = createRepo();
  cpSync(join(PROJECT, 'dist'), join(released.dir, 'dist'), { recursive: true });
  cpSync(join(PROJECT, 'package.json'), join(released.dir, 'package.json'));
  released.commit('release');
  released.git('tag', 'v0.1.0');

  origin = churnRepo();
  branch('refit', () => writeChurn(origin, { scaler: 'v1-refit' }));
  branch('retrain', () => {
    writeChurn(origin, { model: 'v2', scaler: 'v2' });
    seal(origin);
    writeConfigs(origin, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
  });
  origin.git('branch', 'release', 'retrain');
  branch('canary', () => {
    origin.write('deploy/canary.yaml', 'scaler:\n  version: "1.0.0"\n');
    const policy = readFileSync(join(origin.dir, 'scalerlock.yml'), 'utf8');
    origin.write('scalerlock.yml', `${policy}      canary: deploy/canary.yaml#$.scaler.version\n`);
  });
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
});

function branch(name: string, change: () => void): void {
  origin.git('switch', '--quiet', '--create', name, 'main');
  change();
  origin.commit(name);
  origin.git('switch', '--quiet', 'main');
}

/** What a runner is asked to try. */
interface Request {
  source: string;
  target: string;
  /** Whether the platform makes the merge, or checks out the branch alone. */
  merged: boolean;
}

/** A clone as runners make it: of nothing but what is to be tried, and on no branch. */
function checkout({ source, target, merged }: Request, depth: string[] = []): TestRepo {
  const repo = createRepo();
  repo.git('remote', 'add', 'origin', `file://${origin.dir}`);
  repo.git('fetch', '--quiet', '--no-tags', ...depth, 'origin', source);
  if (merged) repo.git('fetch', '--quiet', '--no-tags', 'origin', target);
  repo.git('checkout', '--quiet', '--detach', origin.git('rev-parse', merged ? target : source));
  if (merged) repo.git('merge', '--quiet', '--no-ff', '--no-edit', origin.git('rev-parse', source));
  // The project's address leads to the released bundles.
  Object.assign(repo.env, {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${released.dir}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/scalerlock/scalerlock',
    PATH: [join(PROJECT, 'node_modules/.bin'), repo.env.PATH].join(delimiter),
  });
  return repo;
}

interface Platform {
  /** The recipe's heading. */
  name: string;
  /** How it starts a shell. */
  shell: string[];
  /** The commands of its file. */
  commands: () => string;
  env: (request: Request, repo: TestRepo) => NodeJS.ProcessEnv;
  /** Where its recipe has JUnit written. */
  junit: string;
}

const fileOf = (heading: string): string => [...recipe(heading, PAGE).values()].join('\n');

const GITLAB: Platform = {
  name: 'GitLab',
  shell: ['bash', '-c'],
  commands: () => `set -eo pipefail\n${(parse(fileOf('GitLab')).scalerlock.script as string[]).join('\n')}`,
  env: ({ source, target, merged }, repo) => ({
    CI_COMMIT_SHA: repo.git('rev-parse', 'HEAD'),
    CI_COMMIT_BEFORE_SHA: ZERO,
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: origin.git('merge-base', source, target),
    CI_MERGE_REQUEST_TARGET_BRANCH_SHA: merged ? origin.git('rev-parse', target) : '',
  }),
  junit: 'scalerlock.xml',
};

const PLATFORMS: Platform[] = [
  GITLAB,
  {
    name: 'Jenkins',
    shell: ['sh', '-xec'],
    commands: () => /sh '''\n(.*?)'''/s.exec(fileOf('Jenkins'))?.[1] ?? 'exit 99',
    env: ({ target }) => ({ CHANGE_TARGET: target, BRANCH_NAME: 'PR-7', CHANGE_ID: '7' }),
    junit: 'scalerlock.xml',
  },
  {
    name: 'Azure Pipelines',
    shell: ['bash', '--noprofile', '--norc', '-c'],
    commands: () => parse(fileOf('Azure Pipelines')).steps[1].script as string,
    env: ({ target }) => ({ SYSTEM_PULLREQUEST_TARGETBRANCH: `refs/heads/${target}` }),
    junit: 'scalerlock.xml',
  },
  {
    name: 'Bitbucket Pipelines',
    shell: ['bash', '-ec'],
    commands: () => {
      const { pipelines } = parse(fileOf('Bitbucket Pipelines'));
      return (pipelines['pull-requests']['**'][0].step.script as string[]).join('\n');
    },
    env: ({ target }) => ({ BITBUCKET_PR_DESTINATION_BRANCH: target }),
    junit: 'test-results/scalerlock.xml',
  },
  {
    name: 'Any other runner',
    shell: ['sh', '-c'],
    commands: () => fileOf('Any other runner'),
    env: ({ target }, repo) => {
      const bin = temporaryFolder();
      symlinkSync(CLI, join(bin, 'scalerlock'));
      return { TARGET_BRANCH: target, PATH: [bin, repo.env.PATH].join(delimiter) };
    },
    junit: 'scalerlock.xml',
  },
];

function run(repo: TestRepo, { shell, commands }: Platform, env: NodeJS.ProcessEnv, before = '') {
  const [program = '', ...options] = shell;
  const { status, stdout, stderr } = spawnSync(program, [...options, `${before}${commands()}`], {
    cwd: repo.dir,
    env: { ...repo.env, CI: 'true', ...env },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe.each(PLATFORMS)('$name, by the recipe of docs/ci.md', (platform) => {
  const tried = (request: Request) => {
    const repo = checkout(request);
    return { repo, ...run(repo, platform, platform.env(request, repo)) };
  };

  test('a branch that parts a pair is refused, and the report says why', () => {
    const { repo, status, output } = tried({ source: 'refit', target: 'main', merged: false });
    expect(output).toContain('✖ pair/scaler-changed-alone  models/churn/scaler.joblib');
    expect(status).toBe(1);
    expect(readFileSync(join(repo.dir, platform.junit), 'utf8')).toContain(
      '<failure type="pair/scaler-changed-alone"',
    );
  });

  test('a good retrain passes', () => {
    const { repo, status, output } = tried({ source: 'retrain', target: 'main', merged: true });
    expect(output).toContain('scaler 2.0.0 (was 1.0.0)');
    expect(status).toBe(0);
    expect(readFileSync(join(repo.dir, platform.junit), 'utf8')).toContain(
      'tests="1" failures="0" errors="0"',
    );
  });

  test('what is right by itself and wrong with its target is refused where the merge is tried', () => {
    const { status, output } = tried({ source: 'canary', target: 'release', merged: true });
    expect(output).toContain('config/version-mismatch  deploy/canary.yaml');
    expect(status).toBe(1);
  });
});

describe('GitLab', () => {
  const request = { source: 'refit', target: 'main', merged: false };
  const pushed = (repo: TestRepo, before: string) => ({
    CI_COMMIT_SHA: repo.git('rev-parse', 'HEAD'),
    CI_COMMIT_BEFORE_SHA: before,
    CI_PIPELINE_SOURCE: 'push',
  });

  test('a push is compared with what the branch was before; the first one is judged as a state', () => {
    const repo = checkout(request);
    expect(run(repo, GITLAB, pushed(repo, origin.git('rev-parse', 'main'))).output).toContain(
      '✖ pair/scaler-changed-alone',
    );
    repo.remove('.scalerlock');
    const first = run(repo, GITLAB, pushed(repo, ZERO));
    expect(first.status).toBe(1);
    expect(first.output).toContain('scaler unchanged');
    expect(first.output).toContain('✖ pair/scaler-changed-alone');
  });

  test('in a shallow clone the base is missing, which is no verdict; the line of the page fetches it', () => {
    const repo = checkout(request, ['--depth=1']);
    const env = GITLAB.env(request, repo);
    const without = run(repo, GITLAB, env);
    expect(without.status).toBe(2);
    const report = JSON.parse(readFileSync(join(repo.dir, 'gl-code-quality-report.json'), 'utf8'));
    expect(report).toMatchObject([{ check_name: 'not-judged', severity: 'blocker' }]);
    expect(readFileSync(join(repo.dir, 'scalerlock.xml'), 'utf8')).toContain('<error type="not-judged"');

    const [, line = ''] = /`(git fetch [^`]*\$base")`/.exec(readFileSync(join(PROJECT, PAGE), 'utf8')) ?? [];
    repo.remove('.scalerlock');
    const fetching = { ...GITLAB, commands: () => GITLAB.commands().replace(/^node /m, `${line}\nnode `) };
    const { status, output } = run(repo, fetching, env);
    expect(output).toContain('✖ pair/scaler-changed-alone');
    expect(status).toBe(1);
  });
});

const runner = toolsFolder('gitlab');

test.skipIf(runner === null)(
  'GitLab: a runner takes the file of the page as it is, and keeps the reports',
  () => {
    const request = { source: 'refit', target: 'main', merged: false };
    const repo = checkout(request);
    for (const [file, text] of recipe('GitLab', PAGE)) writeFileSync(join(repo.dir, file), text);
    repo.git('switch', '--quiet', '--create', 'refit');
    const env = GITLAB.env(request, repo);
    const chosen = ['CI_PIPELINE_SOURCE', 'CI_MERGE_REQUEST_DIFF_BASE_SHA'] as const;
    const variables = chosen.flatMap((name) => ['--variable', `${name}=${env[name]}`]);
    const program = join(runner ?? '', 'gitlab-ci-local');
    const { status, stdout } = spawnSync(
      process.execPath,
      [program, '--force-shell-executor', ...variables, 'scalerlock'],
      { cwd: repo.dir, env: { ...repo.env, HOME: temporaryFolder() }, encoding: 'utf8' },
    );
    expect(stdout).toContain('✖ pair/scaler-changed-alone');
    expect(status).toBe(1);
    expect(existsSync(join(repo.dir, 'scalerlock.xml'))).toBe(true);
    expect(JSON.parse(readFileSync(join(repo.dir, 'gl-code-quality-report.json'), 'utf8'))).toHaveLength(1);
  },
);
