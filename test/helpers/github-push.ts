import { spawnSync } from 'node:child_process';
import type { GitHubServer } from './github-server.ts';
import type { TestRepo } from './repo.ts';

/**
 * Pushes a commit to a branch of the server, with all that it is made of, by the git data API; the objects have the same ids
 * there as here.
 */
export async function push(
  server: GitHubServer,
  repo: TestRepo,
  revision: string,
  branch: string,
  { repository = 'acme/churn', actor = 'ada' } = {},
): Promise<string> {
  const head = repo.git('rev-parse', revision);
  for (const commit of repo.git('rev-list', '--reverse', '--topo-order', head).split('\n')) {
    await pushCommit(server, repo, commit, repository, actor);
  }
  const path = `/repos/${repository}/git/ref/heads/${branch}`;
  const isThere = (await server.ask('GET', path)).status === 200;
  if (isThere) {
    const force = { sha: head, force: true };
    await done(server, 'PATCH', `/repos/${repository}/git/refs/heads/${branch}`, force, actor);
  } else {
    const created = { ref: `refs/heads/${branch}`, sha: head };
    await done(server, 'POST', `/repos/${repository}/git/refs`, created, actor);
  }
  return head;
}

async function pushCommit(
  server: GitHubServer,
  repo: TestRepo,
  commit: string,
  repository: string,
  actor: string,
): Promise<void> {
  const known = await server.ask('GET', `/repos/${repository}/git/commits/${commit}`);
  if (known.status === 200) return;
  const entries = repo.git('ls-tree', '-r', '-z', commit).split('\0').filter(Boolean).map(entryOf);
  for (const { sha } of entries) {
    const content = blobOf(repo, sha).toString('base64');
    await done(server, 'POST', `/repos/${repository}/git/blobs`, { content, encoding: 'base64' }, actor);
  }
  const tree = await done(server, 'POST', `/repos/${repository}/git/trees`, { tree: entries }, actor);
  const [parents = '', name, email, date, message] = repo
    .git('show', '--no-patch', '--format=%P%x00%an%x00%ae%x00%aI%x00%B', commit)
    .split('\0');
  const person = { name, email, date };
  const body = {
    message: message?.trimEnd(),
    tree: tree.sha,
    parents: parents.split(' ').filter(Boolean),
    author: person,
    committer: person,
  };
  const made = await done(server, 'POST', `/repos/${repository}/git/commits`, body, actor);
  if (made.sha !== commit) throw new Error(`${commit} became ${made.sha} at the server`);
}

function blobOf(repo: TestRepo, sha: string): Buffer {
  const { status, stdout } = spawnSync('git', ['cat-file', 'blob', sha], {
    cwd: repo.dir,
    env: repo.env,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`no blob ${sha}`);
  return stdout;
}

function entryOf(line: string): { mode: string; type: string; sha: string; path: string } {
  const [meta = '', path = ''] = line.split('\t');
  const [mode = '', type = '', sha = ''] = meta.split(' ');
  return { mode, type, sha, path };
}

async function done(
  server: GitHubServer,
  method: string,
  path: string,
  body: object,
  token: string,
): Promise<{ sha?: string }> {
  const answer = await server.ask(method, path, body, token);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body as { sha?: string };
}
