import type { Argument, Expression } from '../../python/syntax.ts';
import { dataValue, derive, unknownData } from '../data.ts';
import { elementOf } from '../elements.ts';
import { textOf } from '../given.ts';
import { callMethod, callValue } from '../methods.ts';
import type { Frame } from '../run.ts';
import type { Given, Value } from '../values.ts';
import { attributeValue } from './attributes.ts';

/** `f(x)`, `model.predict(x)`: what is called is looked at first, then what it is given. */
export function callExpression(frame: Frame, expression: Extract<Expression, { kind: 'call' }>): Value {
  const { callee } = expression;
  if (callee.kind === 'attribute') {
    // `super().method()` is the parent's.
    const of = frame.run.evaluate(frame, callee.object);
    const given = givenOf(frame, expression.arguments);
    return callMethod(frame, of, callee.name, given, expression);
  }
  const of = frame.run.evaluate(frame, callee);
  const given = givenOf(frame, expression.arguments);
  const built = of.kind === 'symbol' ? callBuiltin(frame, of.name, given, expression) : null;
  return built ?? callValue(frame, of, given, expression);
}

/** Python's own functions that give what they are given, or a part of it; null of another one. */
function callBuiltin(frame: Frame, name: string, given: Given, at: Expression): Value | null {
  const [first, second] = given.positional;
  if (name === 'super') return superOf(frame);
  if (/^(?:enumerate|zip)$/.test(name)) return pairs(name, given);
  if (name === 'dict' && given.positional.length === 0)
    return { kind: 'dict', entries: given.named, rest: null };
  if (name === 'list' && given.positional.length === 0)
    return { kind: 'list', shape: 'list', items: [], at: null };
  if (!first) return null;
  if (name === 'getattr') {
    const asked = textOf(second ?? null);
    const { from, to } = at;
    return asked === null
      ? null
      : attributeValue(frame, first, { kind: 'attribute', object: at, name: asked, from, to });
  }
  if (name === 'map')
    return callMethod(
      frame,
      second ?? { kind: 'none' },
      'map',
      { positional: [first], named: new Map() },
      at,
    );
  if (/^(?:iter|reversed|sorted|list|tuple)$/.test(name)) return first;
  return name === 'next' ? elementOf(first) : null;
}

function superOf(frame: Frame): Value {
  const self = frame.function?.self;
  const [parent] = frame.function?.owner?.parents ?? [];
  return self?.kind === 'instance' && parent
    ? { kind: 'instance', class: parent, attributes: self.attributes }
    : dataValue(unknownData('super()'));
}

/** What a loop over `enumerate(xs)` or `zip(xs, ys)` goes through. */
function pairs(name: string, given: Given): Value {
  const items =
    name === 'zip'
      ? given.positional.map(elementOf)
      : [dataValue(derive([], { complete: true })), elementOf(given.positional[0] ?? { kind: 'none' })];
  return {
    kind: 'list',
    shape: 'list',
    at: null,
    items: [{ kind: 'list', shape: 'tuple', at: null, items }],
  };
}

function givenOf(frame: Frame, written: readonly Argument[]): Given {
  const given: Given = { positional: [], named: new Map() };
  for (const { name, star, value } of written.slice(0, 200)) {
    const argument = frame.run.evaluate(frame, value);
    if (name !== null) given.named.set(name, argument);
    else if (star === '**') {
      if (argument.kind === 'dict') for (const [key, one] of argument.entries) given.named.set(key, one);
      else given.named.set('**', argument);
    } else if (star === '*' && argument.kind === 'list') given.positional.push(...argument.items);
    else given.positional.push(argument);
  }
  return given;
}
