import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { push } from '../helpers/github-push.ts';
import { type GitHubServer, startGitHub } from '../helpers/github-server.ts';
import { createRepo } from '../helpers/repo.ts';

/** The server that stands in for GitHub in tests: it must be as strict as GitHub is. */
let server: GitHubServer;

beforeAll(async () => {
  server = await startGitHub();
});
beforeEach(() => server.forget());
afterAll(() => server.close());

async function call(method: string, path: string, body?: object, token = 'ada') {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

it.each([
  ['a path that GitHub has not', 'GET', '/repos/acme/churn/pairs', undefined, /there is no GET/],
  ['a parameter', 'GET', '/repos/acme/churn/pulls?stat=open', undefined, /no parameter `stat`/],
  [
    'a parameter’s value',
    'GET',
    '/repos/acme/churn/pulls?state=ajar',
    undefined,
    /must be equal to one of the allowed/,
  ],
  ['a body that lacks something', 'POST', '/repos/acme/churn/git/refs', { ref: 'refs/heads/a' }, /'sha'/],
  [
    'a property',
    'POST',
    '/repos/acme/churn/git/refs',
    { ref: 'refs/heads/a', sha: 'a', froce: true },
    /`froce`/,
  ],
  ['a body that is missing', 'POST', '/repos/acme/churn/git/refs', undefined, /the body is missing/],
])('refuses what GitHub’s description does not have: %s', async (_, method, path, body, says) => {
  expect(await call(method, path, body)).toMatchObject({
    status: 422,
    body: { message: expect.stringMatching(says) },
  });
  expect(server.complaints).toHaveLength(1);
});

it('lets a token do what it may, and no more', async () => {
  const refs = { ref: 'refs/heads/by-the-workflow', sha: await head('main') };
  const reader = await server.token({ contents: 'read' });
  const writer = await server.token({ contents: 'write' });
  expect(await call('POST', '/repos/acme/churn/git/refs', refs, reader)).toMatchObject({ status: 403 });
  expect(await call('POST', '/repos/acme/churn/git/refs', refs, writer)).toMatchObject({ status: 201 });
  expect(await call('GET', '/user', undefined, writer)).toMatchObject({ status: 403 });
  expect(await call('GET', '/user', undefined, 'nobody')).toMatchObject({ status: 401 });
  expect(server.complaints).toEqual([]);
});

it('goes wrong as it is told to, and then right again', async () => {
  const operation = 'GET /repos/{owner}/{repo}';
  const limited = { status: 429, headers: { 'retry-after': '3' } };
  server.fail(operation, [limited, { cut: 'before' }, { delayMs: 20 }]);
  const first = await call('GET', '/repos/acme/churn');
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3']);
  await expect(call('GET', '/repos/acme/churn')).rejects.toThrow();
  expect((await call('GET', '/repos/acme/churn')).status).toBe(200);
  server.fail(operation, [{ status: 500 }], { forever: true });
  for (const _ of [1, 2, 3]) expect((await call('GET', '/repos/acme/churn')).status).toBe(500);
  expect(server.calls.map((made) => made.operation)).toEqual(Array(6).fill(operation));
});

it('takes a repository’s commits as they are, and moves a pull request with its branch', async () => {
  const repo = createRepo();
  repo.write('a.bin', new Uint8Array([0, 255, 10]));
  repo.write('deep/er/b.txt', 'b\n');
  repo.commit('one');
  await push(server, repo, 'HEAD', 'trunk');
  repo.write('a.bin', new Uint8Array([1]));
  repo.commit('two');
  const two = await push(server, repo, 'HEAD', 'work');
  const opened = await call('POST', '/repos/acme/churn/pulls', { title: 'a', head: 'work', base: 'trunk' });
  const path = `/repos/acme/churn/pulls/${(opened.body as { number: number }).number}`;
  expect(await call('GET', path)).toMatchObject({ body: { head: { sha: two }, state: 'open' } });
  repo.remove('deep');
  repo.commit('three');
  const three = await push(server, repo, 'HEAD', 'work', { actor: 'mona' });
  expect(await call('GET', path)).toMatchObject({ body: { head: { sha: three }, state: 'open' } });
  expect(await call('GET', '/repos/acme/churn/activity?ref=refs/heads/work')).toMatchObject({
    body: [
      { before: two, after: three, activity_type: 'push', actor: { login: 'mona' } },
      { after: two, activity_type: 'branch_creation' },
    ],
  });
  expect(server.complaints).toEqual([]);
});

async function head(branch: string): Promise<string> {
  const { body } = await server.ask('GET', `/repos/acme/churn/git/ref/heads/${branch}`);
  return (body as { object: { sha: string } }).object.sha;
}
