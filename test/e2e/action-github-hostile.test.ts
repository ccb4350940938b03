import { afterAll, beforeAll, expect, it } from 'vitest';
import { push } from '../helpers/github-push.ts';
import { commentsOn, openPull, runOnPull } from '../helpers/github-runs.ts';
import { type GitHubServer, startGitHub } from '../helpers/github-server.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';
import { fixture, scalerlock } from '../helpers/scalerlock.ts';

/** Names that a repository can have: in git, everything but `/` and the null byte is a name. */
const NAMES = [
  '::error::owned',
  '##[add-mask]owned',
  'two\n::set-output name=status::pass\nlines',
  'tick`tick``tick',
  '<img src=x onerror=alert(1)>',
  '@team @octo',
  '](http:evil) [x](javascript:x)',
  'user\u202egnp.exe\u2066',
  'a|b #1 GH-12',
  'https:evil.example',
];

let server: GitHubServer;
let repo: TestRepo;

/** A pair by each name, all of which a pull request parts. */
beforeAll(async () => {
  server = await startGitHub();
  repo = createRepo();
  const folder = (name: string) => `models/${name.replaceAll('/', '')}`;
  const pair = { model: 'models/{name}/model.joblib', scaler: 'models/{name}/scaler.joblib' };
  repo.write('scalerlock.yml', JSON.stringify({ version: 1, pairs: { '{name}': pair } }));
  for (const name of NAMES) {
    repo.write(`${folder(name)}/model.joblib`, fixture('churn/v1/model.joblib'));
    repo.write(`${folder(name)}/scaler.joblib`, fixture('churn/v1/scaler.joblib'));
  }
  const sealed = scalerlock(repo, 'seal', '--all');
  if (sealed.status !== 0) throw new Error(sealed.stdout + sealed.stderr);
  repo.commit('sealed');
  await push(server, repo, 'main', 'main');
  repo.git('switch', '--quiet', '--create', 'refit');
  for (const name of NAMES)
    repo.write(`${folder(name)}/scaler.joblib`, fixture('churn/v1-refit/scaler.joblib'));
  repo.commit('refit');
});
afterAll(() => server.close());

it.each(['check-run', 'commit-status'])(
  'hostile names are words, in the comment, each %s, annotations, log and outputs',
  async (each) => {
    const number = await openPull(server, repo, 'refit');
    const run = await runOnPull(server, repo, number, { inputs: { 'each-pair': each } });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.report.findings).toHaveLength(NAMES.length);
    expect(Object.keys(run.outputs).sort()).toEqual([
      ...['badge-path', 'findings', 'junit-path', 'report-path', 'sarif-path', 'status'],
    ]);
    expect(run.outputs.status).toBe('fail');

    // Lines that the runner would obey: the mask of the token, and ours.
    const commands = run.stdout.split('\n').filter((line) => /^\s*::|##\[/.test(line));
    const kinds = commands.map((line) => /^::([\w-]+)/.exec(line)?.[1]);
    expect(kinds).toEqual(['add-mask', ...Array(10).fill('error')]);
    expect(run.stdout).not.toMatch(/[\u202e\u2066]/);

    const [comment] = await commentsOn(server, number);
    const posted = server.calls
      .map(({ body }) => body as Record<string, string & { summary: string; title: string }> | undefined)
      .filter((body) => body !== undefined);
    const markdown = [
      comment?.body ?? '',
      run.summary,
      ...posted.flatMap(({ output }) => output?.summary ?? []),
    ];
    for (const page of markdown)
      expect(withoutCode(page)).not.toMatch(/<img|@team|javascript:|evil|owned|[\u202e\u2066]/);
    const words = posted.flatMap(({ name, context, description, output }) => [
      name ?? context,
      description ?? output?.title,
    ]);
    expect(words.filter(Boolean).length).toBeGreaterThanOrEqual(2 * NAMES.length);
    for (const word of words) expect(word ?? '').not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(server.complaints).toEqual([]);
    server.forget();
    await server.ask('PATCH', `/repos/acme/churn/pulls/${number}`, { state: 'closed' });
  },
);

/** What is in code means nothing to GitHub. */
function withoutCode(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, 'code').replace(/```mermaid[\s\S]*?```/g, '');
}
