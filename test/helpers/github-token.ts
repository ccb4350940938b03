import { createSign } from 'node:crypto';
import { send } from './github-call.ts';

/** What a workflow's token may do, as under `permissions:`, with GitHub's names (`pull_requests`). */
export type Permissions = Record<string, 'read' | 'write'>;

/** The App behind the tokens of workflows, where it is installed, and what it may at most. */
export const INSTALLATION = {
  app: 15368,
  id: 1,
  permissions: {
    metadata: 'read',
    contents: 'write',
    issues: 'write',
    pull_requests: 'write',
    checks: 'write',
    statuses: 'write',
  } satisfies Permissions,
};

/** A token of the App's installation, as GitHub makes one for each job: asked for with the App's own key. */
export async function appToken(server: string, key: string, permissions: Permissions): Promise<string> {
  const { body } = await send(`${server}/app/installations/${INSTALLATION.id}/access_tokens`, {
    method: 'POST',
    body: { permissions },
    token: signedBy(key),
  });
  const answer = body as { token?: string; message?: string };
  if (!answer.token) throw new Error(`no token: ${answer.message}`);
  return answer.token;
}

/** A JSON web token (RS256) that says which App asks. */
function signedBy(key: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claim = { iat: now - 60, exp: now + 300, iss: INSTALLATION.app };
  const said = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claim)}`;
  return `${said}.${createSign('RSA-SHA256').update(said).sign(key, 'base64url')}`;
}
