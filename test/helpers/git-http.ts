import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { afterAll } from 'vitest';
import { cleanEnvironment } from './repo.ts';

/** A server that git fetches from over HTTP, as from GitHub: git's own `http-backend` behind it. */
export interface GitServer {
  /** Where it serves a bare repository that lies beside the first. */
  urlOf(name: string): string;
  origin: string;
  /** The value of `Authorization` that is asked for; null lets everybody in. */
  authorization: string | null;
  /** The requests that came, as `GET /origin.git/info/refs`. */
  requests: string[];
  /** How many bytes it answered. */
  bytes: number;
}

/** Serves the folder that a bare repository lies in, until the file's tests are over. */
export async function serveGit(bare: string): Promise<GitServer> {
  const server: GitServer = {
    urlOf: (name) => `${server.origin}/${name}`,
    origin: '',
    authorization: null,
    requests: [],
    bytes: 0,
  };
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    server.requests.push(`${request.method} ${pathname}`);
    if (server.authorization !== null && request.headers.authorization !== server.authorization) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="GitHub"' }).end('Repository not found.');
      return;
    }
    answer(request, response, dirname(bare), (bytes) => {
      server.bytes += bytes;
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => http.close(resolve)));
  server.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return server;
}

/** A request by git's CGI. */
function answer(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  count: (bytes: number) => void,
): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const { 'content-type': type, 'content-encoding': encoding, 'git-protocol': protocol } = request.headers;
  const child = spawn('git', ['http-backend'], {
    env: {
      ...cleanEnvironment(),
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: type,
      HTTP_CONTENT_ENCODING: encoding,
      GIT_PROTOCOL: Array.isArray(protocol) ? protocol.join(':') : protocol,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  let output = Buffer.alloc(0);
  child.stdout.on('data', (bytes: Buffer) => {
    output = Buffer.concat([output, bytes]);
  });
  child.on('close', () => {
    count(output.length);
    const end = output.indexOf('\r\n\r\n');
    const headers = output.toString('latin1', 0, end).split('\r\n');
    const pairs = headers.map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
    const status = Number.parseInt(pairs.find(([name]) => name === 'Status')?.[1] ?? '200', 10);
    const rest = pairs.filter(([name]) => name !== 'Status');
    response.writeHead(status, Object.fromEntries(rest)).end(output.subarray(end + 4));
  });
}
