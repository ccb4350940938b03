import type { ErrorObject } from 'ajv';
import type { Position } from '../policy/pairs.ts';
import { asPhrase, expected, purpose } from './expected.ts';
import { nearest } from './nearest.ts';
import { fromPointer, valueAt } from './pointer.ts';
import { type Schema, schemaAt, typeOf } from './schema.ts';
import { listed, quoted, shownAs } from './words.ts';

/** What describes a document that breaks its schema. */
export interface Document {
  schema: Schema;
  /** The value that was validated. */
  data: unknown;
  /**
   * Where something stands: the value at a pointer, its key, or with `key` the key of that name inside it.
   * A place that the file does not have (the key of the root) is for the caller to round to the nearest.
   */
  locate(pointer: string, which: 'key' | 'value', key?: string): Position;
  /** How a user would call a place, as "pair `churn`"; null for the plain way, `` `pairs.churn` ``. */
  nameOf?(segments: readonly string[]): string | null;
}

/** What is wrong, where and how to mend it. */
export interface Description {
  message: string;
  fix: string;
  at: Position;
}

/** More errors than these are not looked at: the first ones tell. */
const mostErrors = 500;

/**
 * Turns ajv's errors (`allErrors`) into the one message that helps most: an unknown key first, since the missing key is
 * often the same mistake, then what stands first in the file. Of a `oneOf` or `anyOf` only the branch that the value was
 * meant for speaks. `errors` must not be empty.
 */
export function describeErrors(errors: readonly ErrorObject[], document: Document): Description {
  const telling = errors.slice(0, mostErrors).filter((error) => speaks(error, document));
  const candidates = telling.length > 0 ? telling : errors.slice(0, 1);
  const described = candidates.map((error) => ({ rank: rankOf(error), ...describe(error, document) }));
  described.sort((a, b) => a.rank - b.rank || a.at.line - b.at.line || a.at.column - b.at.column);
  const first = described[0];
  if (!first) throw new Error('describeErrors was called without an error');
  return { message: first.message, fix: first.fix, at: first.at };
}

function rankOf(error: ErrorObject): number {
  return error.keyword === 'additionalProperties' ? 0 : 1;
}

/** Whether the schema that speaks for the place states what the error says: the noise of other branches does not. */
function speaks(error: ErrorObject, { schema, data }: Document): boolean {
  const stated = schemaAt(schema, data, fromPointer(error.instancePath));
  switch (error.keyword) {
    case 'additionalProperties':
      return (
        stated.additionalProperties === false &&
        !Object.hasOwn(stated.properties ?? {}, error.params.additionalProperty)
      );
    case 'required':
      return stated.required?.includes(error.params.missingProperty) ?? false;
    case 'const':
      return stated.const === error.params.allowedValue;
    case 'enum':
      return JSON.stringify(stated.enum) === JSON.stringify(error.params.allowedValues);
    case 'type':
      return JSON.stringify(stated.type) === JSON.stringify(error.params.type);
    case 'propertyNames':
      return stated.propertyNames !== undefined;
    default:
      return stated[error.keyword] !== undefined;
  }
}

function describe(error: ErrorObject, document: Document): Description {
  const { instancePath, params } = error;
  const segments = fromPointer(instancePath);
  const schema = schemaAt(document.schema, document.data, segments);
  const place = nameOf(document, segments);
  const value = valueAt(document.data, segments);
  const at = document.locate(instancePath, 'value');

  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(
        params.additionalProperty,
        schema,
        place,
        document.locate(instancePath, 'key', params.additionalProperty),
      );
    case 'required':
      return missingKey(
        params.missingProperty,
        schema,
        document,
        place,
        document.locate(instancePath, 'key'),
      );
    case 'propertyNames': {
      const key = String(params.propertyName);
      const message =
        key === '' ? `${place} has an empty name` : `a name in ${place} is too long: ${quoted(key)}`;
      return {
        message,
        fix: 'give it a name of 1 to 200 characters',
        at: document.locate(instancePath, 'key', key),
      };
    }
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return { message: `${place} is empty`, fix: purpose(document.schema, schema), at };
    case 'enum':
    case 'const':
      return wrongChoice(value, schema.enum ?? [schema.const], place, at);
    default: {
      // "`size` is `5`" would not say that it is a text.
      const shown = typeof value === 'string' && value !== '' ? `the text ${quoted(value)}` : shownAs(value);
      return {
        message: `${place} is ${shown}; expected ${expected(document.schema, schema)}`,
        fix: purpose(document.schema, schema),
        at,
      };
    }
  }
}

function unknownKey(key: string, schema: Schema, place: string, at: Position): Description {
  const allowed = Object.keys(schema.properties ?? {});
  const meant = nearest(key, allowed);
  if (meant !== null) {
    const message = `unknown key ${quoted(key)} in ${place}: did you mean ${quoted(meant)}?`;
    return { message, fix: `write ${quoted(meant)}`, at };
  }
  const keys = listed(allowed.filter((name) => name !== '$schema'));
  return {
    message: `unknown key ${quoted(key)} in ${place}`,
    fix: `remove it; the keys here are ${keys}`,
    at,
  };
}

function missingKey(
  key: string,
  schema: Schema,
  document: Document,
  place: string,
  at: Position,
): Description {
  const property = schema.properties?.[key];
  const description =
    property && schemaAt({ ...property, $defs: document.schema.$defs ?? {} }, undefined, []).description;
  return {
    message: `${place} has no ${quoted(key)}`,
    fix: `add ${quoted(key)}${description ? `: ${asPhrase(description)}` : ''}`,
    at,
  };
}

function wrongChoice(value: unknown, choices: unknown[], place: string, at: Position): Description {
  const words = choices.map(String);
  // A number in quotes looks like the number that it is not.
  const isNumberAsText = typeof value === 'string' && choices.some((choice) => choice === Number(value));
  if (isNumberAsText) {
    const number = quoted(String(value));
    const message = `${place} is the text ${number}; expected the number ${number}`;
    return { message, fix: 'take the quotes away', at };
  }
  const meant = typeof value === 'string' ? nearest(value, words) : null;
  const hint = meant === null ? `; expected ${listed(words, 'or')}` : `: did you mean ${quoted(meant)}?`;
  return {
    message: `${place} is ${shownAs(value)}${hint}`,
    fix: `write ${meant === null ? listed(words, 'or') : quoted(meant)}`,
    at,
  };
}

function nameOf(document: Document, segments: readonly string[]): string {
  const own = document.nameOf?.(segments);
  if (own) return own;
  if (segments.length === 0) return 'the file';
  let value: unknown = document.data;
  const path = segments.map((segment, depth) => {
    const inList = typeOf(value) === 'array';
    value = valueAt(value, [segment]);
    return inList ? `[${segment}]` : `${depth > 0 ? '.' : ''}${segment}`;
  });
  return quoted(path.join(''));
}
