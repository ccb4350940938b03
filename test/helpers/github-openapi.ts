import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

/** Which of GitHub's own descriptions a request is held against: of github.com, or of an Enterprise Server. */
export type Description = 'api.github.com' | 'ghes-3.17';

export interface ApiRequest {
  method: string;
  /** Decoded segment by segment, as `/repos/acme/churn/pulls/1`. */
  path: string;
  query: URLSearchParams;
  /** The parsed body; undefined where there is none. */
  body: unknown;
}

/** The operation that a request asks for, as `GET /repos/{owner}/{repo}`, and what is wrong with it. */
export interface Verdict {
  operation: string | null;
  complaints: string[];
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

interface Operation {
  name: string;
  pattern: RegExp;
  method: string;
  /** What it takes; read when it is asked for the first time. */
  takes(): Taken;
}

interface Taken {
  parameters: { name: string; isRequired: boolean; fits: ValidateFunction }[];
  body: { schema: JsonObject; fits: ValidateFunction; isRequired: boolean } | null;
}

const load = createRequire(import.meta.url);
const bodies = new Ajv({ strict: false, validateFormats: false, allErrors: true });
// What stands in an address is text: it is given its type first.
const parameters = new Ajv({ strict: false, validateFormats: false, allErrors: true, coerceTypes: true });
const described = new Map<Description, (request: ApiRequest) => Verdict>();

/** Holds requests against a description: path, method, parameters and body. */
export function requestsOf(description: Description): (request: ApiRequest) => Verdict {
  const known = described.get(description);
  if (known) return known;
  const document = load(`@octokit/openapi/generated/${description}.json`) as JsonObject;
  const operations = operationsOf(document);
  const judge = (request: ApiRequest): Verdict => {
    const operation = operations.find(
      ({ method, pattern }) => method === request.method && pattern.test(request.path),
    );
    if (!operation) return { operation: null, complaints: [`there is no ${request.method} ${request.path}`] };
    return { operation: operation.name, complaints: complaintsAbout(request, operation) };
  };
  described.set(description, judge);
  return judge;
}

function operationsOf(document: JsonObject): Operation[] {
  const found = Object.entries(object(document.paths)).flatMap(([path, item]) =>
    Object.entries(object(item))
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, operation]) => operationOf(document, path, method.toUpperCase(), object(operation))),
  );
  // Where two paths fit, the one that says more by itself is meant.
  const said = ({ name }: Operation) => name.replace(/\{[^}]+\}/g, '').length;
  return found.sort((a, b) => said(b) - said(a));
}

function operationOf(document: JsonObject, path: string, method: string, operation: JsonObject): Operation {
  let taken: Taken | undefined;
  const takes = (): Taken => {
    taken ??= takenBy(document, operation);
    return taken;
  };
  return { name: `${method} ${path}`, method, pattern: patternOf(path), takes };
}

function takenBy(document: JsonObject, operation: JsonObject): Taken {
  const inQuery = list(operation.parameters)
    .map((parameter) => object(inlined(document, parameter)))
    .filter((parameter) => parameter.in === 'query');
  const request = object(inlined(document, operation.requestBody ?? {}));
  const content = object(object(request.content ?? {})['application/json'] ?? {});
  const schema = content.schema === undefined ? null : object(content.schema);
  return {
    parameters: inQuery.map((parameter) => ({
      name: String(parameter.name),
      isRequired: parameter.required === true,
      fits: parameters.compile({ type: 'object', properties: { value: object(parameter.schema) } }),
    })),
    body: schema && { schema, fits: bodies.compile(schema), isRequired: request.required === true },
  };
}

/** A path's parameters are one segment each, but for those that hold paths of their own. */
function patternOf(path: string): RegExp {
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (part === '{ref}' || part === '{path}' || part === '{branch}') return '.+';
      return part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}

function complaintsAbout({ query, body }: ApiRequest, { name, takes }: Operation): string[] {
  const taken = takes();
  const unknown = [...query.keys()].filter((key) => taken.parameters.every((known) => known.name !== key));
  const complaints = unknown.map((key) => `no parameter \`${key}\``);
  for (const parameter of taken.parameters) {
    const value = query.get(parameter.name);
    if (value !== null) complaints.push(...mismatches(parameter.fits, { value }));
    else if (parameter.isRequired) complaints.push(`the parameter \`${parameter.name}\` is missing`);
  }
  if (body === undefined) {
    if (taken.body?.isRequired) complaints.push('the body is missing');
  } else if (taken.body === null) complaints.push('it takes no body');
  else complaints.push(...mismatches(taken.body.fits, body), ...unknownIn(taken.body.schema, body));
  return complaints.map((complaint) => `${name}: ${complaint}`);
}

function mismatches(fits: ValidateFunction, value: unknown): string[] {
  if (fits(value)) return [];
  return (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'the body'} ${message}`);
}

/** GitHub overlooks a property that it does not know; here it is a slip of the pen. */
function unknownIn(schema: JsonObject, body: unknown): string[] {
  const known = propertiesOf(schema);
  if (known.size === 0 || body === null || typeof body !== 'object' || Array.isArray(body)) return [];
  return Object.keys(body)
    .filter((key) => !known.has(key))
    .map((key) => `no property \`${key}\``);
}

function propertiesOf(schema: JsonObject): Set<string> {
  const parts = [...list(schema.anyOf), ...list(schema.oneOf), ...list(schema.allOf)];
  const own = Object.keys(object(schema.properties ?? {}));
  return new Set([...own, ...parts.flatMap((part) => [...propertiesOf(object(part))])]);
}

/** A schema with what it refers to in place. */
function inlined(document: JsonObject, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => inlined(document, item));
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$ref === 'string') {
    const target = value.$ref
      .slice('#/'.length)
      .split('/')
      .reduce<Json>((inner, key) => object(inner)[key] ?? {}, document);
    return inlined(document, target);
  }
  const whole = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inlined(document, inner)]),
  );
  if (whole.nullable !== true || 'type' in whole) return whole;
  // JSON Schema knows `nullable` beside a type only.
  const { nullable: _, ...rest } = whole;
  return { anyOf: [rest, { type: 'null' }] };
}

function object(value: Json | undefined): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error('not an object');
  return value;
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
