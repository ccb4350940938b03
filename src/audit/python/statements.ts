import { expressionAt, toArguments, toExpression, toParameters } from './expressions.ts';
import { toFrom, toImport } from './imports.ts';
import { childOf, childrenOf, type Node } from './nodes.ts';
import {
  toAssignment,
  toAugmented,
  toExpressionStatement,
  toGlobal,
  toLeave,
  toOther,
  toReturn,
} from './simple-statements.ts';
import type { Expression, Statement } from './syntax.ts';

/** The statements of a module, a cell or a block, out of the grammar's node. */
export function toStatements(node: Node | null, text: string): Statement[] {
  const found: Statement[] = [];
  for (const kid of node?.kids ?? []) addStatements(found, kid, text);
  return found;
}

/** Mostly one; a piece that does not parse, or a block in itself, may be several. */
function addStatements(found: Statement[], node: Node, text: string): void {
  const reader = READERS.get(node.type);
  if (reader) {
    found.push(reader(node, text));
  } else if (node.type === 'ERROR' || node.type === 'block') {
    // What could be read of a piece that does not parse is looked at as if it stood there.
    for (const kid of node.kids) addStatements(found, kid, text);
  } else if (node.type.endsWith('_statement')) {
    if (node.type !== 'pass_statement') found.push(toOther(node, text));
  } else {
    found.push({ kind: 'expression', value: toExpression(node, text), from: node.from, to: node.to });
  }
}

type Reader = (node: Node, text: string) => Statement;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['expression_statement', toExpressionStatement],
  ['assignment', toAssignment],
  ['augmented_assignment', toAugmented],
  ['decorated_definition', toDecorated],
  ['function_definition', (node, text) => toFunction(node, text, [])],
  ['class_definition', (node, text) => toClass(node, text, [])],
  ['return_statement', toReturn],
  ['raise_statement', toLeave],
  ['break_statement', toLeave],
  ['continue_statement', toLeave],
  ['if_statement', toIf],
  ['for_statement', toFor],
  ['while_statement', toWhile],
  ['try_statement', toTry],
  ['with_statement', toWith],
  ['import_statement', toImport],
  ['import_from_statement', toFrom],
  ['match_statement', toMatch],
  ['global_statement', toGlobal],
  ['nonlocal_statement', toGlobal],
]);

function toDecorated(node: Node, text: string): Statement {
  const marks = node.kids.filter(({ type }) => type === 'decorator').flatMap(({ kids }) => kids);
  const decorators = marks.map((mark) => toExpression(mark, text));
  const definition = childOf(node, 'definition');
  if (definition?.type === 'function_definition') return toFunction(definition, text, decorators);
  if (definition?.type === 'class_definition') return toClass(definition, text, decorators);
  return { kind: 'other', parts: decorators, from: node.from, to: node.to };
}

function toFunction(node: Node, text: string, decorators: readonly Expression[]): Statement {
  const { from, to } = node;
  const given = childOf(node, 'parameters');
  const parameters = given ? toParameters(given, text) : [];
  const body = childOf(node, 'body');
  return {
    kind: 'function',
    function: {
      name: nameIn(node, text),
      parameters,
      decorators,
      body: body ? toStatements(body, text) : null,
      from,
      to,
    },
    from,
    to,
  };
}

function toClass(node: Node, text: string, decorators: readonly Expression[]): Statement {
  const { from, to } = node;
  const given = childOf(node, 'superclasses');
  const bases = given ? toArguments(given, text) : [];
  const body = block(node, 'body', text);
  return { kind: 'class', class: { name: nameIn(node, text), bases, decorators, body, from, to }, from, to };
}

/** An `if`, or the `elif` of one, with what is left of its other ways. */
function toIf(node: Node, text: string, others = childrenOf(node, 'alternative')): Statement {
  const [first, ...rest] = others;
  return {
    kind: 'if',
    test: expressionAt(node, 'condition', text),
    yes: block(node, 'consequence', text),
    no: first?.type === 'elif_clause' ? [toIf(first, text, rest)] : first ? clauseBody(first, text) : [],
    from: node.from,
    to: node.to,
  };
}

function toFor(node: Node, text: string): Statement {
  return {
    kind: 'for',
    target: expressionAt(node, 'left', text),
    source: expressionAt(node, 'right', text),
    body: block(node, 'body', text),
    otherwise: elseOf(node, text),
    from: node.from,
    to: node.to,
  };
}

function toWhile(node: Node, text: string): Statement {
  return {
    kind: 'while',
    test: expressionAt(node, 'condition', text),
    body: block(node, 'body', text),
    otherwise: elseOf(node, text),
    from: node.from,
    to: node.to,
  };
}

function toTry(node: Node, text: string): Statement {
  const clauses = (name: string) => node.kids.filter(({ type }) => type.startsWith(name));
  return {
    kind: 'try',
    body: block(node, 'body', text),
    handlers: clauses('except').map((clause) => clauseBody(clause, text)),
    otherwise: clauses('else').flatMap((clause) => clauseBody(clause, text)),
    last: clauses('finally').flatMap((clause) => clauseBody(clause, text)),
    from: node.from,
    to: node.to,
  };
}

function toWith(node: Node, text: string): Statement {
  const items = node.kids.filter(({ type }) => type === 'with_clause').flatMap(({ kids }) => kids);
  return {
    kind: 'with',
    items: items.map((item) => withItem(item, text)),
    body: block(node, 'body', text),
    from: node.from,
    to: node.to,
  };
}

function withItem(item: Node, text: string): { value: Expression; target: Expression | null } {
  const value = childOf(item, 'value') ?? item;
  if (value.type !== 'as_pattern') return { value: toExpression(value, text), target: null };
  const [source] = value.kids;
  const target = childOf(value, 'alias');
  return {
    value: toExpression(source ?? value, text),
    target: target ? toExpression(target, text) : null,
  };
}

function toMatch(node: Node, text: string): Statement {
  const cases = childOf(node, 'body')?.kids ?? node.kids.filter(({ type }) => type === 'case_clause');
  return {
    kind: 'match',
    subject: expressionAt(node, 'subject', text),
    cases: cases.map((one) => block(one, 'consequence', text)),
    from: node.from,
    to: node.to,
  };
}

function block(node: Node, field: string, text: string): Statement[] {
  return toStatements(childOf(node, field), text);
}

/** What is done after a loop that was not left. */
function elseOf(node: Node, text: string): Statement[] {
  return childrenOf(node, 'alternative').flatMap((clause) => clauseBody(clause, text));
}

/** What stands under an `else:`, an `except …:`. */
function clauseBody(clause: Node, text: string): Statement[] {
  return toStatements(
    childOf(clause, 'body') ?? clause.kids.find(({ type }) => type === 'block') ?? null,
    text,
  );
}

function nameIn(node: Node, text: string): string {
  const name = childOf(node, 'name');
  return name ? text.slice(name.from, name.to) : '';
}
