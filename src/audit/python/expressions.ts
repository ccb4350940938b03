import { numberOf, textOf } from './literals.ts';
import { childOf, childrenOf, type Node } from './nodes.ts';
import type { Argument, Clause, Expression, Parameter } from './syntax.ts';

/** An expression out of the grammar's node. `text` is the file's. */
export function toExpression(node: Node, text: string): Expression {
  const at = { from: node.from, to: node.to };
  const inner = (kid: Node) => toExpression(kid, text);
  const field = (name: string): Expression => {
    const kid = childOf(node, name);
    return kid ? inner(kid) : { ...at, kind: 'other', parts: [] };
  };
  const word = (kid: Node | null) => (kid ? text.slice(kid.from, kid.to) : '');
  switch (node.type) {
    case 'identifier':
      return { ...at, kind: 'name', name: word(node) };
    case 'integer':
    case 'float': {
      const value = numberOf(word(node));
      return value === null ? { ...at, kind: 'other', parts: [] } : { ...at, kind: 'number', value };
    }
    case 'string':
      return { ...at, kind: 'text', parts: stringParts(node, text) };
    case 'concatenated_string':
      return { ...at, kind: 'text', parts: node.kids.flatMap((kid) => stringParts(kid, text)) };
    case 'true':
    case 'false':
      return { ...at, kind: 'truth', value: node.type === 'true' };
    case 'none':
      return { ...at, kind: 'none' };
    case 'parenthesized_expression':
    case 'await':
    case 'type':
    case 'as_pattern_target':
    case 'expression_statement': {
      const [only, ...rest] = node.kids;
      if (only && rest.length === 0) return inner(only);
      return rest.length === 0
        ? { ...at, kind: 'other', parts: [] }
        : { ...at, kind: 'list', items: node.kids.map(inner), shape: 'tuple' };
    }
    case 'list':
    case 'list_pattern':
      return { ...at, kind: 'list', items: node.kids.map(inner), shape: 'list' };
    case 'tuple':
    case 'tuple_pattern':
    case 'pattern_list':
    case 'expression_list':
      return { ...at, kind: 'list', items: node.kids.map(inner), shape: 'tuple' };
    case 'set':
      return { ...at, kind: 'list', items: node.kids.map(inner), shape: 'set' };
    case 'dictionary':
      return {
        ...at,
        kind: 'dict',
        entries: node.kids.flatMap((kid): { key: Expression | null; value: Expression }[] => {
          const [key, value] = [childOf(kid, 'key'), childOf(kid, 'value')];
          if (key && value) return [{ key: inner(key), value: inner(value) }];
          const [only] = kid.kids;
          return only ? [{ key: null, value: inner(only) }] : [];
        }),
      };
    case 'attribute': {
      const name = childOf(node, 'attribute');
      return {
        ...at,
        kind: 'attribute',
        object: field('object'),
        name: word(name),
        nameFrom: name?.from ?? node.from,
      };
    }
    case 'subscript':
      return {
        ...at,
        kind: 'subscript',
        object: field('value'),
        index: childrenOf(node, 'subscript').map(inner),
      };
    case 'slice':
      return { ...at, kind: 'slice', parts: node.kids.map(inner) };
    case 'call': {
      const given = childOf(node, 'arguments');
      return {
        ...at,
        kind: 'call',
        callee: field('function'),
        arguments: given ? toArguments(given, text) : [],
      };
    }
    case 'binary_operator':
      return {
        ...at,
        kind: 'binary',
        operator: word(childOf(node, 'operator')),
        left: field('left'),
        right: field('right'),
      };
    case 'boolean_operator':
      return {
        ...at,
        kind: 'boolean',
        operator: word(childOf(node, 'operator')),
        left: field('left'),
        right: field('right'),
      };
    case 'not_operator':
      return { ...at, kind: 'unary', operator: 'not', operand: field('argument') };
    case 'unary_operator':
      return { ...at, kind: 'unary', operator: word(childOf(node, 'operator')), operand: field('argument') };
    case 'comparison_operator':
      return {
        ...at,
        kind: 'compare',
        operators: childrenOf(node, 'operators').map(word),
        operands: node.kids.filter((kid) => kid.field !== 'operators').map(inner),
      };
    case 'conditional_expression': {
      const [yes, test, no] = node.kids;
      if (!yes || !test || !no) break;
      return { ...at, kind: 'conditional', yes: inner(yes), test: inner(test), no: inner(no) };
    }
    case 'named_expression':
      return { ...at, kind: 'named', name: word(childOf(node, 'name')), value: field('value') };
    case 'lambda': {
      const parameters = childOf(node, 'parameters');
      return {
        ...at,
        kind: 'lambda',
        parameters: parameters ? toParameters(parameters, text) : [],
        body: field('body'),
      };
    }
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension': {
      const body = childrenOf(node, 'body').flatMap((kid) => (kid.type === 'pair' ? kid.kids : [kid]));
      const clauses = node.kids.flatMap((kid): Clause[] => {
        const [left, right] = [childOf(kid, 'left'), childOf(kid, 'right')];
        if (kid.type === 'for_in_clause' && left && right)
          return [{ target: inner(left), source: inner(right) }];
        return kid.type === 'if_clause'
          ? kid.kids.map((test) => ({ target: null, source: inner(test) }))
          : [];
      });
      const shape = node.type === 'dictionary_comprehension' ? 'dict' : 'list';
      return { ...at, kind: 'comprehension', body: body.map(inner), clauses, shape };
    }
    case 'list_splat':
    case 'list_splat_pattern':
    case 'dictionary_splat': {
      const [only] = node.kids;
      if (only) return { ...at, kind: 'star', value: inner(only) };
      break;
    }
  }
  return { ...at, kind: 'other', parts: node.kids.map(inner) };
}

/** The arguments of a call, or the bases of a class. */
export function toArguments(node: Node, text: string): Argument[] {
  if (node.type !== 'argument_list') return [{ name: null, star: '', value: toExpression(node, text) }];
  return node.kids.map((kid): Argument => {
    if (kid.type === 'keyword_argument') {
      const [name, value] = [childOf(kid, 'name'), childOf(kid, 'value')];
      if (name && value)
        return { name: text.slice(name.from, name.to), star: '', value: toExpression(value, text) };
    }
    const star = kid.type === 'list_splat' ? '*' : kid.type === 'dictionary_splat' ? '**' : '';
    const [only] = kid.kids;
    return { name: null, star, value: toExpression(star !== '' && only ? only : kid, text) };
  });
}

export function toParameters(node: Node, text: string): Parameter[] {
  return node.kids.flatMap((kid): Parameter[] => {
    const type = childOf(kid, 'type');
    const value = childOf(kid, 'value');
    const isSplat = /_splat_pattern$/.test(kid.type);
    const named = isSplat ? kid : (childOf(kid, 'name') ?? kid.kids.find((one) => one.field === null) ?? kid);
    const star =
      named.type === 'list_splat_pattern' ? '*' : named.type === 'dictionary_splat_pattern' ? '**' : '';
    const identifier = star === '' ? named : named.kids[0];
    if (identifier?.type !== 'identifier') return [];
    return [
      {
        name: text.slice(identifier.from, identifier.to),
        star,
        default: value ? toExpression(value, text) : null,
        annotation: type ? toExpression(type, text) : null,
      },
    ];
  });
}

/** What stands between the quotes, and the expressions of an f-string. */
function stringParts(node: Node, text: string): (string | Expression)[] {
  const isRaw = /^[a-z]*r/i.test(text.slice(node.from, node.from + 3));
  return node.kids.map((kid) => {
    if (kid.type === 'string_content') return textOf(text.slice(kid.from, kid.to), isRaw);
    const value = childOf(kid, 'expression') ?? kid;
    return toExpression(value, text);
  });
}
