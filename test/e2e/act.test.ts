import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ACT, describeWith } from '../helpers/programs.ts';
import { createRepo, repoAt, type TestRepo, temporaryFolder } from '../helpers/repo.ts';
import { churnRepo, PROJECT, scalerlock, writeChurn, writeConfigs } from '../helpers/scalerlock.ts';
import { readmeWorkflow } from '../helpers/workflows.ts';

interface Step {
  uses: string;
  with?: Record<string, unknown>;
}

const { path: WORKFLOW, text } = readmeWorkflow();
const { jobs } = parse(text) as { jobs: Record<string, { steps: Step[] }> };
const steps = Object.values(jobs).flatMap((job) => job.steps);

/** How deep the README's workflow checks out; actions/checkout takes the newest commit alone where nothing is said. */
const DEPTH = Number(
  steps.find(({ uses }) => uses.startsWith('actions/checkout@'))?.with?.['fetch-depth'] ?? 1,
);
/** What the README's workflow uses of ours: `scalerlock/scalerlock@…`. */
const ACTION = steps.map(({ uses }) => uses).find((uses) => uses.startsWith('scalerlock/scalerlock@')) ?? '';

/** What comes to a repository on GitHub: the event, the ref that it checks out, and the commit of it. */
interface Happening {
  event: 'push' | 'pull_request' | 'merge_group';
  ref: string;
  sha: string;
  payload: object;
}

/**
 * nektos/act runs workflows as GitHub's runner does, here on this machine. It brings `actions/checkout` itself: the workspace is
 * what lies in its folder, which is fetched before from a bare remote as actions/checkout fetches it.
 */
describeWith('the workflow of the README, under nektos/act', ACT, (act) => {
  let origin: TestRepo;
  let remote: TestRepo;
  let action: string;

  beforeAll(() => {
    action = temporaryFolder('action-');
    for (const name of ['action.yml', 'package.json', 'dist']) {
      cpSync(join(PROJECT, name), join(action, name), { recursive: true });
    }
    remote = createRepo('--bare');
    origin = churnRepo();
    origin.write(WORKFLOW, text);
    origin.commit('ask for the check');
    origin.git('remote', 'add', 'origin', `file://${remote.dir}`);
    origin.git('push', '--quiet', 'origin', 'main');
  });

  function checkout({ ref, sha }: Happening): TestRepo {
    const workspace = repoAt(temporaryFolder('workspace-'));
    const depth = DEPTH === 0 ? [] : [`--depth=${DEPTH}`];
    const local = ref.replace('refs/', 'refs/remotes/');
    workspace.git('init', '--quiet');
    workspace.git('remote', 'add', 'origin', `file://${remote.dir}`);
    workspace.git('fetch', '--quiet', '--no-tags', '--prune', ...depth, 'origin', `+${sha}:${local}`);
    if (DEPTH === 0) workspace.git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*');
    workspace.git('checkout', '--quiet', '--force', local);
    return workspace;
  }

  function runs(happening: Happening): { status: number; log: string } {
    const workspace = checkout(happening);
    const folder = temporaryFolder('act-');
    const event = join(folder, 'event.json');
    const repository = { full_name: 'acme/churn', default_branch: 'main' };
    writeFileSync(event, JSON.stringify({ repository, ...happening.payload }));
    // What a runner says of the run that these tests are is not of this one.
    for (const name of Object.keys(workspace.env))
      if (/^(GITHUB|RUNNER|ACTIONS|INPUT)_/.test(name)) delete workspace.env[name];
    // The Node of the tests is the one that the Action asks for.
    workspace.env.PATH = `${dirname(process.execPath)}:${workspace.env.PATH}`;
    workspace.env.XDG_CACHE_HOME = folder;
    const { status, stdout, stderr } = act.attempt(
      workspace,
      happening.event,
      ...['--platform', 'ubuntu-latest=-self-hosted', '--eventpath', event],
      ...['--local-repository', `${ACTION}=${action}`, '--action-cache-path', join(folder, 'cache')],
      '--no-cache-server',
    );
    // Each line is told of its job, and its step's words stand behind a bar.
    return { status, log: `${stdout}${stderr}`.replaceAll(/^\[[^\]]*\] +(\| )?/gm, '') };
  }

  /** A branch with a commit of its own, and the pull request that GitHub makes of it: its head, and the merge that it would be. */
  function pullRequest(number: number, change: () => void): Happening {
    origin.git('switch', '--quiet', '--create', `change-${number}`, 'main');
    change();
    const head = origin.commit(`change ${number}`);
    const base = origin.git('rev-parse', 'main');
    origin.git('switch', '--quiet', '--detach', 'main');
    origin.git('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, head);
    const sha = origin.git('rev-parse', 'HEAD');
    const ref = `refs/pull/${number}/merge`;
    origin.git('push', '--quiet', 'origin', `${head}:refs/pull/${number}/head`, `${sha}:${ref}`);
    const pull_request = {
      number,
      base: { ref: 'main', sha: base },
      head: { ref: `change-${number}`, sha: head },
    };
    return { event: 'pull_request', ref, sha, payload: { action: 'opened', number, pull_request } };
  }

  /** The merge queue's try of branches together, each of one commit. */
  function mergeGroup(...changes: (() => void)[]): Happening {
    const base = origin.git('rev-parse', 'main');
    const heads = changes.map((change) => {
      origin.git('switch', '--quiet', '--detach', 'main');
      change();
      return origin.commit('entry');
    });
    origin.git('switch', '--quiet', '--detach', 'main');
    for (const head of heads)
      origin.git('merge', '--quiet', '--no-ff', '--message', 'Merge pull request', head);
    const sha = origin.git('rev-parse', 'HEAD');
    const ref = `refs/heads/gh-readonly-queue/main/pr-4-${base}`;
    origin.git('push', '--quiet', 'origin', `${sha}:${ref}`);
    const merge_group = { base_ref: 'refs/heads/main', base_sha: base, head_ref: ref, head_sha: sha };
    return { event: 'merge_group', ref, sha, payload: { action: 'checks_requested', merge_group } };
  }

  /** Commits that are pushed to the main branch together. */
  function push(...changes: (() => void)[]): Happening {
    origin.git('switch', '--quiet', '--force-create', 'pushed', 'main');
    const before = origin.git('rev-parse', 'HEAD');
    for (const change of changes) {
      change();
      origin.commit('pushed');
    }
    const after = origin.git('rev-parse', 'HEAD');
    origin.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
    const ref = 'refs/heads/main';
    return { event: 'push', ref, sha: after, payload: { ref, before, after, deleted: false, forced: false } };
  }

  function retrain(): void {
    writeChurn(origin, { model: 'v2', scaler: 'v2' });
    writeConfigs(origin, { train: '2.0.0', staging: '2.0.0', production: '2.0.0' });
    expect(scalerlock(origin, 'seal').status).toBe(0);
  }

  const refit = () => writeChurn(origin, { scaler: 'v1-refit' });
  const document = () => origin.write('README.md', 'What moved, and why.\n');

  test('a good pull request passes', () => {
    const { status, log } = runs(pullRequest(1, retrain));
    expect(log).toContain('Success - Main actions/checkout');
    expect(log).toContain(`Success - Main ${ACTION}`);
    expect(log).toMatch(/::set-output:: status=pass$/m);
    expect(log).toMatch(/Summary - ## .*1 pair in step/);
    expect(log).not.toContain('::error');
    expect(status).toBe(0);
  });

  test('one that parts the pair fails: annotation, summary, output', () => {
    const { status, log } = runs(pullRequest(2, refit));
    expect(log).toMatch(/::error title=pair\/scaler-changed-alone,file=models\/churn\/scaler\.joblib/);
    expect(log).toMatch(/::set-output:: status=fail$/m);
    expect(log).toMatch(/Summary - ## ✖ Scaler lock/);
    expect(log).toContain(`Failure - Main ${ACTION}`);
    expect(log).toContain("Job 'scalerlock' failed");
    expect(status).toBe(1);
  });

  test('two in the merge queue that are each right and together wrong fail', () => {
    function serveElsewhere(): void {
      const policy = readFileSync(join(origin.dir, 'scalerlock.yml'), 'utf8');
      origin.write('scalerlock.yml', `${policy}      more: deploy/more.yaml#$.scaler\n`);
      origin.write('deploy/more.yaml', 'scaler: 1.0.0\n');
    }
    const { status, log } = runs(mergeGroup(retrain, serveElsewhere));
    expect(log).toContain('::error title=config/version-mismatch,file=deploy/more.yaml');
    expect(status).toBe(1);
  });

  test('a good push passes', () => {
    const { status, log } = runs(push(document, retrain, document));
    expect(log).toMatch(/::set-output:: status=pass$/m);
    expect(status).toBe(0);
  });

  test('a push of three commits, the first of which parts the pair, fails', () => {
    const { status, log } = runs(push(refit, document, () => origin.write('NOTES.md', 'More.\n')));
    expect(log).toContain('::error title=pair/scaler-changed-alone');
    expect(log).toMatch(/::set-output:: status=fail$/m);
    expect(status).toBe(1);
  });
});
