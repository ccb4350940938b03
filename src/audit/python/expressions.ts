import { numberOf, quotedText, textOf } from './literals.ts';
import { childOf, childrenOf, type Node } from './nodes.ts';
import type { Argument, Clause, Expression, Parameter } from './syntax.ts';

/** An expression out of the grammar's node. `text` is the file's. */
export function toExpression(node: Node, text: string): Expression {
  const reader = READERS.get(node.type);
  return reader?.(node, text) ?? other(node, text);
}

/** The child of a name; an empty expression where there is none. */
export function expressionAt(node: Node, field: string, text: string): Expression {
  const kid = childOf(node, field);
  return kid ? toExpression(kid, text) : { kind: 'other', parts: [], from: node.from, to: node.to };
}

/** Null where a node has not what its type promises: the grammar mended something there. */
type Reader = (node: Node, text: string) => Expression | null;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['identifier', ({ from, to }, text) => ({ kind: 'name', name: text.slice(from, to), from, to })],
  ['integer', toNumber],
  ['float', toNumber],
  [
    'string',
    (node, text) => ({ kind: 'text', parts: stringParts(node, text), from: node.from, to: node.to }),
  ],
  ['concatenated_string', toText],
  ['true', ({ from, to }) => ({ kind: 'truth', value: true, from, to })],
  ['false', ({ from, to }) => ({ kind: 'truth', value: false, from, to })],
  ['none', ({ from, to }) => ({ kind: 'none', from, to })],
  ['parenthesized_expression', toInner],
  ['await', toInner],
  ['type', toInner],
  ['as_pattern_target', toInner],
  ['expression_statement', toInner],
  ['list', (node, text) => toList(node, text, 'list')],
  ['list_pattern', (node, text) => toList(node, text, 'list')],
  ['tuple', (node, text) => toList(node, text, 'tuple')],
  ['tuple_pattern', (node, text) => toList(node, text, 'tuple')],
  ['pattern_list', (node, text) => toList(node, text, 'tuple')],
  ['expression_list', (node, text) => toList(node, text, 'tuple')],
  ['set', (node, text) => toList(node, text, 'set')],
  ['dictionary', toDict],
  ['attribute', toAttribute],
  ['subscript', toSubscript],
  ['slice', ({ from, to, kids }, text) => ({ kind: 'slice', parts: all(kids, text), from, to })],
  ['call', toCall],
  ['binary_operator', toBinary],
  ['boolean_operator', toBoolean],
  ['not_operator', (node, text) => toUnary(node, text, 'not')],
  ['unary_operator', (node, text) => toUnary(node, text, word(childOf(node, 'operator'), text))],
  ['comparison_operator', toComparison],
  ['conditional_expression', toConditional],
  ['named_expression', toNamed],
  ['lambda', toLambda],
  ['list_comprehension', (node, text) => toComprehension(node, text, 'list')],
  ['set_comprehension', (node, text) => toComprehension(node, text, 'list')],
  ['generator_expression', (node, text) => toComprehension(node, text, 'list')],
  ['dictionary_comprehension', (node, text) => toComprehension(node, text, 'dict')],
  ['list_splat', toStar],
  ['list_splat_pattern', toStar],
  ['dictionary_splat', toStar],
]);

function other({ from, to, kids }: Node, text: string): Expression {
  return { kind: 'other', parts: all(kids, text), from, to };
}

function all(kids: readonly Node[], text: string): Expression[] {
  return kids.map((kid) => toExpression(kid, text));
}

/** The child of a name; an empty expression where there is none. */
function inner(node: Node, field: string, text: string): Expression {
  const kid = childOf(node, field);
  return kid ? toExpression(kid, text) : { kind: 'other', parts: [], from: node.from, to: node.to };
}

function word(node: Node | null, text: string): string {
  return node ? text.slice(node.from, node.to) : '';
}

function toNumber({ from, to }: Node, text: string): Expression | null {
  const value = numberOf(text.slice(from, to));
  return value === null ? null : { kind: 'number', value, from, to };
}

function toText({ from, to, kids }: Node, text: string): Expression {
  return { kind: 'text', parts: kids.flatMap((kid) => stringParts(kid, text)), from, to };
}

/** What stands between the quotes, and the expressions of an f-string. */
function stringParts(node: Node, text: string): (string | Expression)[] {
  const whole = text.slice(node.from, node.to);
  if (node.kids.length === 0) return [quotedText(whole)];
  const isRaw = /^[a-z]*r/i.test(whole.slice(0, 3));
  return node.kids.map((kid) =>
    kid.type === 'string_content'
      ? textOf(text.slice(kid.from, kid.to), isRaw)
      : toExpression(childOf(kid, 'expression') ?? kid, text),
  );
}

function toInner({ from, to, kids }: Node, text: string): Expression | null {
  const [only, ...rest] = kids;
  if (only && rest.length === 0) return toExpression(only, text);
  return rest.length === 0 ? null : { kind: 'list', items: all(kids, text), shape: 'tuple', from, to };
}

function toList({ from, to, kids }: Node, text: string, shape: 'list' | 'tuple' | 'set'): Expression {
  return { kind: 'list', items: all(kids, text), shape, from, to };
}

function toDict({ from, to, kids }: Node, text: string): Expression {
  const entries = kids.flatMap((kid): { key: Expression | null; value: Expression }[] => {
    const [key, value] = [childOf(kid, 'key'), childOf(kid, 'value')];
    if (key && value) return [{ key: toExpression(key, text), value: toExpression(value, text) }];
    const [only] = kid.kids;
    return only ? [{ key: null, value: toExpression(only, text) }] : [];
  });
  return { kind: 'dict', entries, from, to };
}

function toAttribute(node: Node, text: string): Expression {
  const name = childOf(node, 'attribute');
  const object = inner(node, 'object', text);
  return { kind: 'attribute', object, name: word(name, text), from: node.from, to: node.to };
}

function toSubscript(node: Node, text: string): Expression {
  const index = all(childrenOf(node, 'subscript'), text);
  return { kind: 'subscript', object: inner(node, 'value', text), index, from: node.from, to: node.to };
}

function toCall(node: Node, text: string): Expression {
  const given = childOf(node, 'arguments');
  const callee = inner(node, 'function', text);
  return {
    kind: 'call',
    callee,
    arguments: given ? toArguments(given, text) : [],
    from: node.from,
    to: node.to,
  };
}

function toBinary(node: Node, text: string): Expression {
  const operator = word(childOf(node, 'operator'), text);
  const [left, right] = [inner(node, 'left', text), inner(node, 'right', text)];
  return { kind: 'binary', operator, left, right, from: node.from, to: node.to };
}

function toBoolean(node: Node, text: string): Expression {
  const [left, right] = [inner(node, 'left', text), inner(node, 'right', text)];
  return { kind: 'boolean', left, right, from: node.from, to: node.to };
}

function toUnary(node: Node, text: string, operator: string): Expression {
  return { kind: 'unary', operator, operand: inner(node, 'argument', text), from: node.from, to: node.to };
}

function toComparison({ from, to, kids }: Node, text: string): Expression {
  const operands = all(
    kids.filter(({ field }) => field !== 'operators'),
    text,
  );
  return { kind: 'compare', operands, from, to };
}

function toConditional({ from, to, kids }: Node, text: string): Expression | null {
  const [yes, test, no] = all(kids, text);
  return yes && test && no ? { kind: 'conditional', yes, test, no, from, to } : null;
}

function toNamed(node: Node, text: string): Expression {
  const name = word(childOf(node, 'name'), text);
  return { kind: 'named', name, value: inner(node, 'value', text), from: node.from, to: node.to };
}

function toLambda(node: Node, text: string): Expression {
  const given = childOf(node, 'parameters');
  const parameters = given ? toParameters(given, text) : [];
  return { kind: 'lambda', parameters, body: inner(node, 'body', text), from: node.from, to: node.to };
}

function toComprehension(node: Node, text: string, shape: 'list' | 'dict'): Expression {
  const body = childrenOf(node, 'body').flatMap((kid) => (kid.type === 'pair' ? kid.kids : [kid]));
  const clauses = node.kids.flatMap((kid): Clause[] => {
    const [left, right] = [childOf(kid, 'left'), childOf(kid, 'right')];
    if (kid.type === 'for_in_clause' && left && right)
      return [{ target: toExpression(left, text), source: toExpression(right, text) }];
    return kid.type === 'if_clause' ? all(kid.kids, text).map((source) => ({ target: null, source })) : [];
  });
  return { kind: 'comprehension', body: all(body, text), clauses, shape, from: node.from, to: node.to };
}

function toStar({ from, to, kids: [only] }: Node, text: string): Expression | null {
  return only ? { kind: 'star', value: toExpression(only, text), from, to } : null;
}

/** The arguments of a call, or the bases of a class. */
export function toArguments(node: Node, text: string): Argument[] {
  if (node.type !== 'argument_list') return [{ name: null, star: '', value: toExpression(node, text) }];
  return node.kids.map((kid): Argument => {
    if (kid.type === 'keyword_argument') {
      const [name, value] = [childOf(kid, 'name'), childOf(kid, 'value')];
      if (name && value) return { name: word(name, text), star: '', value: toExpression(value, text) };
    }
    const star = kid.type === 'list_splat' ? '*' : kid.type === 'dictionary_splat' ? '**' : '';
    const [only] = kid.kids;
    return { name: null, star, value: toExpression(star !== '' && only ? only : kid, text) };
  });
}

export function toParameters(node: Node, text: string): Parameter[] {
  return node.kids.flatMap((kid): Parameter[] => {
    const isSplat = /_splat_pattern$/.test(kid.type);
    const named = isSplat ? kid : (childOf(kid, 'name') ?? kid.kids.find((one) => one.field === null) ?? kid);
    const star = starOf(named);
    const identifier = star === '' ? named : named.kids[0];
    if (identifier?.type !== 'identifier') return [];
    const value = childOf(kid, 'value');
    const given = value ? toExpression(value, text) : null;
    return [{ name: word(identifier, text), star, annotation: toAnnotation(kid, text), default: given }];
  });
}

function toAnnotation(parameter: Node, text: string): Expression | null {
  const type = childOf(parameter, 'type');
  const named = type?.type === 'type' ? type.kids[0] : type;
  return named?.type === 'identifier' || named?.type === 'attribute' ? toExpression(named, text) : null;
}

function starOf({ type }: Node): Parameter['star'] {
  if (type === 'list_splat_pattern') return '*';
  return type === 'dictionary_splat_pattern' ? '**' : '';
}
