import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from './github-server.ts';

/** One connection a call: a test that runs a program keeps its own end from seeing that a kept one was closed. */
export async function send(
  address: string,
  { method, body, token }: { method: string; body: unknown; token: string },
): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const request = httpRequest(address, { method, headers, agent: false });
  request.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const content = await text(response);
  const { link } = response.headers;
  return {
    status: response.statusCode ?? 0,
    headers: typeof link === 'string' ? { link } : {},
    body: content === '' ? undefined : JSON.parse(content),
  };
}
