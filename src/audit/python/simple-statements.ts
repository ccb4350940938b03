import { expressionAt, toExpression } from './expressions.ts';
import { childOf, type Node } from './nodes.ts';
import type { Expression, Statement } from './syntax.ts';

/** An expression that stands by itself; an assignment is wrapped in one by the grammar. */
export function toExpressionStatement(node: Node, text: string): Statement {
  const [only] = node.kids;
  if (node.kids.length === 1 && only?.type === 'assignment') return toAssignment(only, text);
  if (node.kids.length === 1 && only?.type === 'augmented_assignment') return toAugmented(only, text);
  return { kind: 'expression', value: toExpression(node, text), from: node.from, to: node.to };
}

/** `a = b = value`: all its targets. */
export function toAssignment(node: Node, text: string): Statement {
  const targets: Expression[] = [];
  for (let at = node; ; ) {
    const left = childOf(at, 'left');
    if (left) targets.push(toExpression(left, text));
    const right = childOf(at, 'right');
    if (right?.type === 'assignment') at = right;
    else
      return {
        kind: 'assign',
        targets,
        value: right ? toExpression(right, text) : null,
        from: node.from,
        to: node.to,
      };
  }
}

/** `a += b`. */
export function toAugmented(node: Node, text: string): Statement {
  const operator = childOf(node, 'operator');
  return {
    kind: 'augmented',
    operator: operator ? text.slice(operator.from, operator.to - 1) : '',
    target: expressionAt(node, 'left', text),
    value: expressionAt(node, 'right', text),
    from: node.from,
    to: node.to,
  };
}

/** `return value`. */
export function toReturn({ from, to, kids: [only] }: Node, text: string): Statement {
  return { kind: 'return', value: only ? toExpression(only, text) : null, from, to };
}

/** `raise`, `break`, `continue`: what comes after it is not reached. */
export function toLeave({ from, to, kids }: Node, text: string): Statement {
  return { kind: 'leave', values: kids.map((kid) => toExpression(kid, text)), from, to };
}

/** `global a, b`, `nonlocal a`. */
export function toGlobal({ from, to, kids }: Node, text: string): Statement {
  return { kind: 'global', names: kids.map((kid) => text.slice(kid.from, kid.to)), from, to };
}

/** Any other: `assert`, `del`, `print`. */
export function toOther({ from, to, kids }: Node, text: string): Statement {
  return { kind: 'other', parts: kids.map((kid) => toExpression(kid, text)), from, to };
}
