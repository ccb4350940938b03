import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { createEmulator } from 'emulate';
import { send } from './github-call.ts';
import { createGaps, type Emulated, type Gaps, refusal } from './github-gaps.ts';
import { type Description, requestsOf } from './github-openapi.ts';
import { appToken, INSTALLATION, type Permissions } from './github-token.ts';

/** Whoever has an account at the server, and a token by the same name with all their rights. */
const PEOPLE = ['ada', 'mona', 'reed', 'eve'] as const;

/** A call of GitHub's API. */
export interface ApiCall {
  method: string;
  /** As `/repos/acme/churn/pulls/1`, decoded. */
  path: string;
  query: string;
  body: unknown;
  token: string;
  /** Whose token it is, as `ada` or `github-actions[bot]`. */
  login: string;
  /** What a token of an App may do; undefined where it is a person's. */
  permissions: Permissions | undefined;
  /** As `GET /repos/{owner}/{repo}/pulls/{pull_number}`; null where GitHub has no such thing. */
  operation: string | null;
  /** The address that was called, without its query. */
  url: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** What goes wrong: an answer of that status, a connection that is cut (before it is done, or after), a slow answer. */
type Fault =
  | { status: number; headers?: Record<string, string>; message?: string; body?: unknown }
  | { cut: 'before' | 'after' }
  | { delayMs: number };

export interface GitHubServer {
  /** `GITHUB_API_URL`. */
  url: string;
  /** All that was asked, in order. */
  calls: ApiCall[];
  /** What does not fit GitHub's own description of its API; must be empty. */
  complaints: string[];
  /** A token as a workflow has it (`github-actions[bot]`), with these rights alone. */
  token(permissions: Permissions): Promise<string>;
  /** Asks as `ada`, who may all, without a fault and without being counted. */
  ask(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** The next calls of an operation go wrong like this, one after another; `forever` repeats the last. */
  fail(operation: string, faults: Fault[], options?: { forever: boolean }): void;
  gaps: Gaps;
  /** Forgets calls, complaints and faults; the state stays. */
  forget(): void;
  close(): Promise<void>;
}

/**
 * GitHub as far as an action sees it: `emulate` keeps the state; before it stands a server of ours, which holds each request
 * against GitHub's OpenAPI description, writes it down, and lets it go wrong as it is told to.
 *
 * There is `acme/churn`, of the organization `acme`. `ada` owns it, `mona` may write, `reed` may read, `eve` is nobody there and
 * has `eve/churn`.
 */
export async function startGitHub({
  description = 'api.github.com' as Description,
  prefix = '',
} = {}): Promise<GitHubServer> {
  const emulator = await createEmulator({ service: 'github', port: 0, seed });
  const logins = new Map<string, string>(PEOPLE.map((login) => [login, login]));
  const rights = new Map<string, Permissions>();
  const judge = requestsOf(description);
  const faults = new Map<string, { left: Fault[]; forever: boolean }>();
  const calls: ApiCall[] = [];
  const complaints: string[] = [];

  const emulated: Emulated = async ({ method, path, query = '', body, token = 'ada' }) => {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const address = `${emulator.url}${encoded}${query === '' ? '' : `?${query}`}`;
    const answer = await send(address, { method, body, token });
    const { link } = answer.headers;
    return { ...answer, headers: link === undefined ? {} : { link: link.replaceAll(emulator.url, url) } };
  };
  const gaps = createGaps(emulated);

  function callOf(method: string, address: URL, body: unknown, token: string): ApiCall {
    const path = address.pathname.split('/').map(decodeURIComponent).join('/');
    const judged = judge({ method, path, query: address.searchParams, body });
    return {
      method,
      path,
      query: address.search.slice(1),
      body,
      token,
      login: logins.get(token) ?? 'github-actions[bot]',
      permissions: rights.get(token),
      operation: judged.operation,
      url: `${url}${address.pathname}`,
    };
  }

  async function ask(method: string, path: string, body?: unknown, token = 'ada'): Promise<Answer> {
    return gaps.answer(callOf(method, new URL(path, 'http://api'), body, token), emulated);
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL((request.url ?? '/').replace(prefix, ''), 'http://api');
    const content = await text(request);
    const body: unknown = content === '' ? undefined : JSON.parse(content);
    const token = (request.headers.authorization ?? '').replace(/^(token|bearer) /i, '');
    const call = callOf(request.method ?? 'GET', address, body, token);
    const { complaints: found } = judge({
      method: call.method,
      path: call.path,
      query: address.searchParams,
      body,
    });
    calls.push(call);
    complaints.push(...found);

    const fault = nextFault(call.operation ?? '');
    if (fault && 'cut' in fault) {
      if (fault.cut === 'after') await gaps.answer(call, emulated);
      request.socket.destroy();
      return;
    }
    if (fault && 'delayMs' in fault) await wait(fault.delayMs);
    const answer = await answerTo(call, found, fault);
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  }

  async function answerTo(call: ApiCall, found: string[], fault: Fault | undefined): Promise<Answer> {
    if (fault && 'status' in fault) {
      const { status, headers, message = `a fault of the test: ${status}`, body } = fault;
      return body === undefined ? refusal(status, message, headers) : { status, headers: {}, body };
    }
    if (found.length > 0) return refusal(422, found.join('; '));
    if (!logins.has(call.token) && !rights.has(call.token)) return refusal(401, 'Bad credentials');
    return gaps.answer(call, emulated);
  }

  function nextFault(operation: string): Fault | undefined {
    const planned = faults.get(operation) ?? faults.get('*');
    return planned?.forever && planned.left.length === 1 ? planned.left[0] : planned?.left.shift();
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      complaints.push(String(error));
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  for (const [login, permission] of [
    ['mona', 'push'],
    ['reed', 'pull'],
  ])
    await ask('PUT', `/repos/acme/churn/collaborators/${login}`, { permission });

  const [key] = emulator.generatedSecrets;
  return {
    url,
    calls,
    complaints,
    gaps,
    ask,
    async token(permissions) {
      const token = await appToken(emulator.url, key?.value ?? '', permissions);
      rights.set(token, permissions);
      return token;
    },
    fail(operation, left, { forever } = { forever: false }) {
      faults.set(operation, { left: [...left], forever });
    },
    forget() {
      calls.length = 0;
      complaints.length = 0;
      faults.clear();
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await emulator.close();
    },
  };
}

const seed = {
  tokens: Object.fromEntries(PEOPLE.map((login) => [login, { login, scopes: ['repo', 'user'] }])),
  github: {
    users: PEOPLE.map((login) => ({ login })),
    orgs: [{ login: 'acme', members: [{ login: 'ada', role: 'admin' }] }],
    repos: [
      { owner: 'acme', name: 'churn' },
      { owner: 'eve', name: 'churn' },
    ],
    apps: [
      {
        app_id: INSTALLATION.app,
        slug: 'github-actions',
        name: 'GitHub Actions',
        permissions: INSTALLATION.permissions,
        installations: [
          { installation_id: INSTALLATION.id, account: 'acme', permissions: INSTALLATION.permissions },
        ],
      },
    ],
  },
};
