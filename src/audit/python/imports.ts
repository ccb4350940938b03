import { childOf, childrenOf, type Node } from './nodes.ts';
import type { Statement } from './syntax.ts';

/** `import a.b as c, d`. */
export function toImport(node: Node, text: string): Statement {
  const names = childrenOf(node, 'name').map((name) => {
    const { name: module, alias } = importedName(name, text);
    return { module, alias };
  });
  return { kind: 'import', names, from: node.from, to: node.to };
}

/** `from ..a import b as c`, `from a import *`. */
export function toFrom(node: Node, text: string): Statement {
  const source = childOf(node, 'module_name');
  const written = source ? text.slice(source.from, source.to).replace(/\s/g, '') : '';
  const [dots = ''] = /^\.*/.exec(written) ?? [];
  const isAll = node.kids.some(({ type }) => type === 'wildcard_import');
  const names = isAll
    ? [{ name: '*', alias: null }]
    : childrenOf(node, 'name').map((name) => importedName(name, text));
  return {
    kind: 'from',
    dots: dots.length,
    module: written.slice(dots.length),
    names,
    from: node.from,
    to: node.to,
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
