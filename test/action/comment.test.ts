import { expect, it } from 'vitest';
import { commentBody, keepComment, keyOf, markOf } from '../../src/action/comment.ts';
import type { WorkflowRun } from '../../src/action/workflow-run.ts';
import type { Report } from '../../src/generated/report.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { comment, commentsOn } from '../helpers/github-runs.ts';
import { finding, HOSTILE, hostileReport, report } from '../report/samples.ts';
import { withGitHub } from './connected.ts';

const { server, github } = withGitHub();
const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const BAD = report({ status: 'fail', findings: [finding()] });
const GOOD = report({ status: 'pass', findings: [] });

function workflowRun(changes: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    event: { name: 'pull_request', sha: '', payload: {} },
    repository: { owner: 'acme', repo: 'churn' },
    workflow: 'scaler lock',
    job: 'scalerlock',
    id: 100,
    attempt: 1,
    page: null,
    ...changes,
  };
}

/** A number to write comments under: to GitHub, a pull request is an issue. */
async function issue(): Promise<number> {
  const { body } = await server().ask('POST', '/repos/acme/churn/issues', { title: 'a' });
  return (body as { number: number }).number;
}

async function keep(number: number, said: Report, run = workflowRun(), token?: string, path = '.') {
  await keepComment(await github(token === undefined ? {} : { token }), number, said, run, path);
}

it('is not written where all is well and it never was: one call', async () => {
  const number = await issue();
  await keep(number, GOOD);
  expect(await commentsOn(server(), number)).toEqual([]);
  expect(server().calls.map(({ operation }) => operation)).toEqual([LIST]);
});

it('is edited in place, and says that all is well again: three calls each', async () => {
  const number = await issue();
  server().forget();
  await keep(number, BAD);
  const [first] = await commentsOn(server(), number);
  expect(first?.body).toContain('## ✖ Scaler lock');
  expect(server().calls.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  server().forget();
  await keep(number, GOOD, workflowRun({ id: 101 }));
  const after = await commentsOn(server(), number);
  expect(after).toMatchObject([{ id: first?.id, user: { login: 'github-actions[bot]' } }]);
  expect(after[0]?.body).toContain('## ✔ Scaler lock');
  expect(after[0]?.body).toContain('all is well again');
  expect(server().calls.map(({ method, path }) => [method, path])).toEqual([
    ['GET', `/repos/acme/churn/issues/${number}/comments`],
    ['GET', '/user'],
    ['PATCH', `/repos/acme/churn/issues/comments/${first?.id}`],
  ]);
});

it('is found behind a hundred others, and another’s with our mark is left alone', async () => {
  const number = await issue();
  for (let count = 0; count < 120; count++) await comment(server(), number, `word ${count}`);
  const forged = await comment(
    server(),
    number,
    commentBody(BAD, markOf(keyOf(workflowRun(), '.'), workflowRun()), false),
    'eve',
  );
  await keep(number, BAD);
  await keep(number, BAD, workflowRun({ id: 101 }));
  const { body } = await server().ask(
    'GET',
    `/repos/acme/churn/issues/${number}/comments?per_page=100&page=2`,
  );
  const last = (body as { body: string; user: { login: string } }[]).slice(20);
  expect(last).toMatchObject([{ user: { login: 'eve' } }, { user: { login: 'github-actions[bot]' } }]);
  expect(last[0]?.body).toBe((forged.body as { body: string }).body);
  expect(last[1]?.body).toContain('run=101.1 ');
});

it.each([
  ['words', 'a'],
  ['with our mark, by another', markOf(keyOf(workflowRun(), '.'), workflowRun())],
])('is given up where there are too many others to look through: %s', async (_, body) => {
  const number = await issue();
  const page = Array.from({ length: 100 }, (_, id) => ({ id, body, user: { login: 'eve', type: 'User' } }));
  server().fail(LIST, [{ status: 200, body: page }], { forever: true });
  await expect(keep(number, BAD)).rejects.toThrow('more than 3000 comments');
  expect(server().calls.filter(({ operation }) => operation === LIST)).toHaveLength(30);
  expect(server().calls.filter(({ method }) => method === 'POST')).toEqual([]);
});

it('is by the token’s own account where that is a person’s', async () => {
  const number = await issue();
  for (const token of ['mona', 'mona', 'ada']) await keep(number, BAD, workflowRun(), token);
  expect((await commentsOn(server(), number)).map(({ user }) => user.login)).toEqual(['mona', 'ada']);
});

it('is one also where several runs begin at once, and says what the latest says', async () => {
  const number = await issue();
  const ids = [203, 201, 204, 202];
  await Promise.all(ids.map((id) => keep(number, BAD, workflowRun({ id }))));
  // A run that saw nothing of the others leaves two at the very worst; the next one clears away.
  await keep(number, BAD, workflowRun({ id: 1 }));
  const left = await commentsOn(server(), number);
  expect(left).toHaveLength(1);
  expect(left[0]?.body).toContain('run=204.1 ');
});

it('says what the latest run says, whichever comes last; of one run the later attempt counts', async () => {
  const number = await issue();
  for (const [id, attempt] of [
    [300, 2],
    [300, 1],
    [299, 9],
  ] as const)
    await keep(number, BAD, workflowRun({ id, attempt }));
  const said = await commentsOn(server(), number);
  expect(said).toHaveLength(1);
  expect(said[0]?.body).toContain('run=300.2 ');
});

it('is one a step, where steps look at other folders, in other jobs or workflows', async () => {
  const number = await issue();
  const steps = [
    [workflowRun(), '.'],
    [workflowRun(), 'sub'],
    [workflowRun({ job: 'other' }), '.'],
    [workflowRun({ workflow: 'other' }), '.'],
  ] as const;
  for (const [run, path] of [...steps, ...steps]) await keep(number, BAD, run, undefined, path);
  expect(await commentsOn(server(), number)).toHaveLength(4);
});

it.each([
  ['once', [{ cut: 'after' as const }]],
  ['twice', [{ cut: 'after' as const }, { status: 502 }]],
])('is one where the answer was lost %s, and the call made again', async (_, faults) => {
  const number = await issue();
  server().fail('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', faults);
  await keep(number, BAD);
  expect(await commentsOn(server(), number)).toHaveLength(1);
});

it('fits into a comment, however much there is to say', () => {
  const long = (length: number) => 'word '.repeat(length / 5);
  const findings = Array.from({ length: 3000 }, (_, index) =>
    finding({
      pair: `pair-${index}`,
      path: `${'deep/'.repeat(200)}${index}`,
      message: long(5000),
      fix: long(5000),
    }),
  );
  const body = commentBody(report({ status: 'fail', findings }), markOf('0'.repeat(16), workflowRun()), true);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toContain('model-changed-alone');
});

it.each(HOSTILE)('adds nothing to what the report says of %j', (name) => {
  const mark = markOf(keyOf(workflowRun({ job: name }), name), workflowRun());
  expect(mark).toMatch(/^<!-- scalerlock key=[0-9a-f]{16} run=100\.1 -->$/);
  const said = hostileReport(name);
  expect(commentBody(said, mark, false)).toBe(`${mark}\n${renderMarkdown(said)}`);
});
