import { toArguments, toExpression, toParameters } from './expressions.ts';
import { childOf, childrenOf, type Node } from './nodes.ts';
import type { Expression, Statement } from './syntax.ts';

/** The statements of a module, a cell or a block, out of the grammar's node. */
export function toStatements(node: Node | null, text: string): Statement[] {
  return (node?.kids ?? []).flatMap((kid) => toStatement(kid, text, []));
}

function toStatement(node: Node, text: string, decorators: readonly Expression[]): Statement[] {
  const at = { from: node.from, to: node.to };
  const expression = (name: string): Expression => {
    const kid = childOf(node, name);
    return kid ? toExpression(kid, text) : { ...at, kind: 'other', parts: [] };
  };
  const block = (name: string) => toStatements(childOf(node, name), text);
  const all = (kids: readonly Node[]) => kids.map((kid) => toExpression(kid, text));
  switch (node.type) {
    case 'expression_statement': {
      const [only] = node.kids;
      if (node.kids.length === 1 && (only?.type === 'assignment' || only?.type === 'augmented_assignment'))
        return toStatement(only, text, []);
      return [{ ...at, kind: 'expression', value: toExpression(node, text) }];
    }
    case 'assignment': {
      const { targets, value } = assigned(node);
      return [
        { ...at, kind: 'assign', targets: all(targets), value: value ? toExpression(value, text) : null },
      ];
    }
    case 'augmented_assignment': {
      const operator = childOf(node, 'operator');
      const written = operator ? text.slice(operator.from, operator.to - 1) : '';
      return [
        {
          ...at,
          kind: 'augmented',
          operator: written,
          target: expression('left'),
          value: expression('right'),
        },
      ];
    }
    case 'decorated_definition': {
      const marks = node.kids.filter(({ type }) => type === 'decorator').flatMap(({ kids }) => kids);
      const definition = childOf(node, 'definition');
      return definition ? toStatement(definition, text, all(marks)) : [];
    }
    case 'function_definition': {
      const parameters = childOf(node, 'parameters');
      return [
        {
          ...at,
          kind: 'function',
          function: {
            ...at,
            name: nameIn(node, text),
            parameters: parameters ? toParameters(parameters, text) : [],
            decorators,
            body: block('body'),
          },
        },
      ];
    }
    case 'class_definition': {
      const bases = childOf(node, 'superclasses');
      const body = block('body');
      return [
        {
          ...at,
          kind: 'class',
          class: {
            ...at,
            name: nameIn(node, text),
            bases: bases ? toArguments(bases, text) : [],
            decorators,
            body,
          },
        },
      ];
    }
    case 'return_statement':
      return [{ ...at, kind: 'return', value: firstOf(node, text) }];
    case 'raise_statement':
    case 'break_statement':
    case 'continue_statement':
      return [{ ...at, kind: 'leave', values: all(node.kids) }];
    case 'if_statement':
      return [
        {
          ...at,
          kind: 'if',
          test: expression('condition'),
          yes: block('consequence'),
          no: alternatives(node, text),
        },
      ];
    case 'for_statement':
      return [
        {
          ...at,
          kind: 'for',
          target: expression('left'),
          source: expression('right'),
          body: block('body'),
          otherwise: alternatives(node, text),
        },
      ];
    case 'while_statement':
      return [
        {
          ...at,
          kind: 'while',
          test: expression('condition'),
          body: block('body'),
          otherwise: alternatives(node, text),
        },
      ];
    case 'try_statement':
      return [
        {
          ...at,
          kind: 'try',
          body: block('body'),
          handlers: clauses(node, /^except/).map((clause) => toStatements(bodyOf(clause), text)),
          otherwise: clauses(node, /^else/).flatMap((clause) => toStatements(bodyOf(clause), text)),
          last: clauses(node, /^finally/).flatMap((clause) => toStatements(bodyOf(clause), text)),
        },
      ];
    case 'with_statement': {
      const items = node.kids.filter(({ type }) => type === 'with_clause').flatMap(({ kids }) => kids);
      return [{ ...at, kind: 'with', items: items.map((item) => withItem(item, text)), body: block('body') }];
    }
    case 'import_statement':
      return [
        {
          ...at,
          kind: 'import',
          names: childrenOf(node, 'name').map((name) => {
            const { name: module, alias } = importedName(name, text);
            return { module, alias };
          }),
        },
      ];
    case 'import_from_statement': {
      const source = childOf(node, 'module_name');
      const written = source ? text.slice(source.from, source.to) : '';
      const [dots = ''] = /^[.\s]*/.exec(written) ?? [];
      const named = childrenOf(node, 'name').map((name) => importedName(name, text));
      const isAll = node.kids.some(({ type }) => type === 'wildcard_import');
      return [
        {
          ...at,
          kind: 'from',
          dots: dots.replace(/\s/g, '').length,
          module: written.slice(dots.length).replace(/\s/g, ''),
          names: isAll ? [{ name: '*', alias: null }] : named,
        },
      ];
    }
    case 'match_statement': {
      const cases = childOf(node, 'body')?.kids ?? node.kids.filter(({ type }) => type === 'case_clause');
      return [
        {
          ...at,
          kind: 'match',
          subject: expression('subject'),
          cases: cases.map((one) => toStatements(childOf(one, 'consequence'), text)),
        },
      ];
    }
    case 'global_statement':
    case 'nonlocal_statement':
      return [{ ...at, kind: 'global', names: node.kids.map((kid) => text.slice(kid.from, kid.to)) }];
    case 'ERROR':
      // What could be read of a piece that does not parse is looked at as if it stood there.
      return node.kids.flatMap((kid) => toStatement(kid, text, []));
    case 'pass_statement':
    case 'comment':
      return [];
    case 'block':
      return toStatements(node, text);
    default:
      if (/_statement$/.test(node.type)) return [{ ...at, kind: 'other', parts: all(node.kids) }];
      return [{ ...at, kind: 'expression', value: toExpression(node, text) }];
  }
}

/** `a = b = value`: all its targets. */
function assigned(node: Node): { targets: Node[]; value: Node | null } {
  const targets: Node[] = [];
  for (let at: Node = node; ; ) {
    const left = childOf(at, 'left');
    if (left) targets.push(left);
    const right = childOf(at, 'right');
    if (right?.type !== 'assignment') return { targets, value: right };
    at = right;
  }
}

function alternatives(node: Node, text: string): Statement[] {
  const [first, ...rest] = childrenOf(node, 'alternative');
  if (!first) return [];
  if (first.type !== 'elif_clause') return toStatements(childOf(first, 'body') ?? bodyOf(first), text);
  const elif = { ...first, type: 'if_statement', kids: [...first.kids, ...rest] };
  return toStatement(elif, text, []);
}

function clauses(node: Node, type: RegExp): Node[] {
  return node.kids.filter((kid) => type.test(kid.type));
}

function bodyOf(clause: Node): Node | null {
  return childOf(clause, 'body') ?? clause.kids.find(({ type }) => type === 'block') ?? null;
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

function importedName(node: Node, text: string): { name: string; alias: string | null } {
  const alias = childOf(node, 'alias');
  const name = childOf(node, 'name') ?? node;
  return {
    name: text.slice(name.from, name.to).replace(/\s/g, ''),
    alias: alias ? text.slice(alias.from, alias.to) : null,
  };
}

function nameIn(node: Node, text: string): string {
  const name = childOf(node, 'name');
  return name ? text.slice(name.from, name.to) : '';
}

function firstOf(node: Node, text: string): Expression | null {
  const [only] = node.kids;
  return only ? toExpression(only, text) : null;
}
