import { expect, it } from 'vitest';
import { attempt, type Loss } from '../../src/action/losses.ts';
import { withGitHub } from './connected.ts';

const { server, github } = withGitHub();
const LABELS = 'GET /repos/{owner}/{repo}/labels';

/** Asks for something; gives what was lost, and how often it was asked. */
async function lost(patience = 10, token?: string): Promise<{ losses: Loss[]; calls: number }> {
  const api = await github({ patience, ...(token === undefined ? {} : { token }) });
  const needs = { what: 'the comment', right: 'pull-requests: write', isReadOnly: false, patience };
  const losses = await attempt(needs, async () => {
    await api.rest.issues.listLabelsForRepo({ owner: 'acme', repo: 'churn' });
  });
  return { losses, calls: server().calls.length };
}

it.each([
  ['an error of the server', [{ status: 500 }, { status: 503 }]],
  ['a connection that is cut', [{ cut: 'before' as const }, { cut: 'before' as const }]],
  [
    'a limit that is over soon',
    [
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 403, headers: { 'retry-after': '0' }, message: 'You have exceeded a secondary rate limit' },
    ],
  ],
  [
    'hourly calls that are spent, until they are given anew',
    [
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
      { status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
    ],
  ],
])('asks again after %s', async (_, faults) => {
  server().fail(LABELS, faults);
  expect(await lost()).toEqual({ losses: [], calls: 3 });
});

it.each([
  [{ status: 401, message: 'Bad credentials' }, 'GitHub does not know the token: Bad credentials', false],
  [{ status: 403 }, 'the token may not, it needs `pull-requests: write`: a fault of the test: 403', true],
  [{ status: 404 }, 'the token may not, it needs `pull-requests: write`: a fault of the test: 404', true],
  [{ status: 422 }, 'GitHub answered 422: a fault of the test: 422', false],
  [{ status: 429 }, 'GitHub takes no more calls for now', false],
  [{ status: 429, headers: { 'retry-after': '3600' } }, 'GitHub takes no more calls for now', false],
  [
    { status: 403, message: 'You have exceeded a secondary rate limit.' },
    'GitHub takes no more calls for now',
    false,
  ],
])('does not ask again after %j', async (fault, why, isOfRights) => {
  server().fail(LABELS, [fault], { forever: true });
  const { losses, calls } = await lost();
  expect(calls).toBe(1);
  expect(losses).toHaveLength(1);
  expect(losses[0]?.why.startsWith(why)).toBe(true);
  expect(losses[0]).toMatchObject({ what: 'the comment', isOfRights });
});

it.each([
  ['errors', { status: 500 }, /^GitHub answered 500/],
  ['cuts the connection', { cut: 'before' as const }, /^GitHub did not answer within 1 s/],
  ['keeps us waiting', { delayMs: 5000 }, /^GitHub did not answer within 1 s/],
])('gives up in the time there is where the server %s for ever', async (_, fault, why) => {
  server().fail(LABELS, [fault], { forever: true });
  const start = performance.now();
  const { losses, calls } = await lost(1);
  expect(performance.now() - start).toBeLessThan(3000);
  expect(calls).toBeGreaterThan(1);
  expect(losses).toMatchObject([{ why: expect.stringMatching(why) }]);
});

it('says in one harmless line what GitHub answers', async () => {
  server().fail(LABELS, [{ status: 422, message: '::error::owned\n##[add-mask]x\u202e\u001b[2J' }], {
    forever: true,
  });
  const { losses } = await lost();
  expect(losses[0]?.why).toMatch(
    /^GitHub answered 422: \\x3a:error::owned\\n\\x23#\[add-mask\]x\\u202e\\x1b\[2J/,
  );
});

it('has one time for all calls', async () => {
  server().fail(LABELS, [{ delayMs: 5000 }], { forever: true });
  const api = await github({ patience: 0.5 });
  const start = performance.now();
  for (let call = 0; call < 20; call++)
    await expect(api.rest.issues.listLabelsForRepo({ owner: 'acme', repo: 'churn' })).rejects.toThrow();
  expect(performance.now() - start).toBeLessThan(3000);
});
