import { RECEIVED } from '../../known/servers.ts';
import type { Expression } from '../../python/syntax.ts';
import { dataValue, derive, unknownData } from '../data.ts';
import { pathAttribute } from '../files.ts';
import { either } from '../names.ts';
import { stepByName } from '../pipeline-steps.ts';
import { attributeOf, memberOf, ofClass } from '../project-calls.ts';
import { keepReach, pickReach } from '../reach.ts';
import { type Frame, written } from '../run.ts';
import { learnedAttribute } from '../thing-calls.ts';
import type { ClassValue, DataNode, Value } from '../values.ts';

/** The attribute of a value, where it is not called. */
export function attributeValue(
  frame: Frame,
  of: Value,
  expression: Extract<Expression, { kind: 'attribute' }>,
): Value {
  const { name } = expression;
  switch (of.kind) {
    case 'symbol':
      return libraryAttribute(`${of.name}.${name}`);
    case 'module':
      frame.run.runModule(of.module);
      return of.module.names.own.get(name) ?? dataValue(unknownData(name));
    case 'class':
      return classAttribute(of.class, name);
    case 'instance':
      return (
        attributeOf(frame, of, name, expression) ??
        remembered(of.attributes, name, written(frame, expression))
      );
    case 'object': {
      const known = of.attributes.get(name);
      if (known) return known;
      return /^(?:fastapi|flask|quart|starlette|sanic)\b/.test(of.class) && name !== 'state'
        ? { kind: 'method', of, name }
        : remembered(of.attributes, name, written(frame, expression));
    }
    case 'thing':
      return learnedAttribute(of.thing, name) ?? partByAttribute(frame, of, expression);
    case 'text':
      return pathAttribute(of, name) ?? { kind: 'method', of, name };
    case 'either':
      return either(
        of.values.filter(({ kind }) => kind !== 'none').map((one) => attributeValue(frame, one, expression)),
      );
    case 'data':
      return dataAttribute(of.data, name);
    default:
      return { kind: 'method', of, name };
  }
}

/** `pipe.named_steps`, and `pipe.named_steps.pca`; of what was loaded too. */
function partByAttribute(
  frame: Frame,
  of: Extract<Value, { kind: 'thing' }>,
  { name, object }: Extract<Expression, { kind: 'attribute' }>,
): Value {
  if (HOLDING.test(name)) return of;
  const isOfNamed = object.kind === 'attribute' && /^named_(?:steps|transformers_)$/.test(object.name);
  if (isOfNamed && of.thing.family === 'loaded') return frame.run.partOf(frame, of.thing, `["${name}"]`);
  const step = isOfNamed ? stepByName(of.thing, name) : null;
  return step ? { kind: 'thing', thing: step } : { kind: 'method', of, name };
}

/** What a pipeline or a search holds: taken out, it is still the thing as a whole. */
const HOLDING =
  /^(?:named_steps|steps|named_transformers_|transformers_|best_estimator_|base_estimator|estimator)$/;

/** Something of a library by its dotted name; what a server receives is data. */
function libraryAttribute(dotted: string): Value {
  if (!/^(?:flask|quart)\.request\./.test(dotted) || !RECEIVED.test(dotted))
    return { kind: 'symbol', name: dotted };
  return dataValue(
    derive([], {
      name: dotted,
      complete: true,
      roles: [{ role: 'request', by: 'flow', evidence: `it is \`${dotted}\`` }],
    }),
  );
}

function classAttribute(of: ClassValue, name: string): Value {
  const member = memberOf(of, name);
  if (member?.kind === 'function') return { kind: 'function', function: ofClass(of, member.function) };
  return member ?? dataValue(unknownData(name));
}

/** Of data other data, the same each time it is asked for. */
function dataAttribute(of: DataNode, name: string): Value {
  of.attributes ??= new Map();
  const known = of.attributes.get(name);
  if (known) return known;
  const { measure, file } = of;
  const data = derive([of], { name: of.name === null ? name : `${of.name}.${name}`, measure, file });
  // How many rows it has is nothing of their numbers.
  if (SIZES.test(name)) data.parts = [];
  if (KEEPING.test(name)) keepReach(data, of);
  else pickReach(data, of, [name]);
  const isSame = /^(?:values|T|data|to_numpy)$/.test(name);
  const { columns, fields } = of;
  const isOneRow = of.isOneRow && name !== 'T';
  const value = dataValue(isSame ? { ...data, name: of.name, columns, fields, isOneRow } : data);
  of.attributes.set(name, value);
  return value;
}

/** What has all columns of a table; any other attribute may be one of them. */
const KEEPING = /^(?:i?loc|i?at|values|data|to_numpy)$/;

const SIZES = /^(?:shape|size|ndim|dtypes?|columns|index)$/;

/** Of an attribute that was never set it is only known that it is the same each time. */
function remembered(attributes: Map<string, Value>, name: string, text: string): Value {
  const value = dataValue(unknownData(text));
  attributes.set(name, value);
  return value;
}
