import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchInto } from '../../src/git/fetch.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { createRepo } from '../helpers/repo.ts';

const OID = 'a'.repeat(40);

let server: Server;
let store: Repository;
let answer: (attempt: number) => { status: number; body: string } | null;
let attempts = 0;

beforeAll(async () => {
  server = createServer((_, response) => {
    attempts += 1;
    const answered = answer(attempts);
    if (answered) response.writeHead(answered.status).end(answered.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const repo = createRepo('--bare');
  repo.git('remote', 'add', 'origin', `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.git`);
  store = await openRepository(repo.dir, repo.env);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function fetchOid(milliseconds = 30_000) {
  attempts = 0;
  const until = AbortSignal.timeout(milliseconds);
  return fetchInto(store, { remote: 'origin', wants: [OID], depth: 1, historyOnly: false, until });
}

it('gives up on a remote that never answers', async () => {
  answer = () => null;
  const start = performance.now();
  expect(await fetchOid(300)).toEqual({ kind: 'unreachable', words: 'it took too long' });
  expect(performance.now() - start).toBeLessThan(10_000);
});

it.each([
  [403, 'refused', 1],
  [401, 'refused', 1],
  [404, 'refused', 1],
  // What may be over soon is tried once more.
  [500, 'unreachable', 2],
  [503, 'unreachable', 2],
])('a server that says %i: %s', async (status, kind, times) => {
  answer = () => ({ status, body: '' });
  const fetched = await fetchOid();
  expect(fetched).toMatchObject({ kind, words: expect.stringContaining('127.0.0.1') });
  expect(attempts).toBe(times);
});

it('a server that says what is no answer: unreachable', async () => {
  answer = () => ({ status: 200, body: '<html>log in</html>' });
  expect(await fetchOid()).toMatchObject({ kind: 'unreachable' });
});
