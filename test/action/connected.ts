import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { connect, type GitHub } from '../../src/action/github.ts';
import { type GitHubServer, startGitHub } from '../helpers/github-server.ts';

/** A server for one test file, and the way to it. What was asked must fit GitHub's description. */
export function withGitHub(): {
  server(): GitHubServer;
  /** Connects with a token; a workflow's own with all rights where none is given. */
  github(options?: { token?: string; patience?: number }): Promise<GitHub>;
} {
  let server: GitHubServer;
  beforeAll(async () => {
    server = await startGitHub();
    // The client asks where GitHub is when it is loaded.
    process.env.GITHUB_API_URL = server.url;
  });
  beforeEach(() => server.forget());
  afterAll(async () => {
    expect(server.complaints).toEqual([]);
    await server.close();
  });
  return {
    server: () => server,
    async github({ token, patience = 10 } = {}) {
      const all = { issues: 'write', pull_requests: 'write', checks: 'write', statuses: 'write' } as const;
      const given = token ?? (await server.token(all));
      return connect(given, { owner: 'acme', repo: 'churn' }, patience);
    },
  };
}
