import { dataValue, unknownData } from './data.ts';
import { setName } from './names.ts';
import type { Frame } from './run.ts';
import type { Value } from './values.ts';

/** `import a.b as c`: the project's own file, or a library. */
export function importModules(
  frame: Frame,
  names: readonly { module: string; alias: string | null }[],
): void {
  for (const { module, alias } of names) {
    const own = frame.run.moduleOf(frame.module, 0, module);
    const [first = module] = module.split('.');
    if (own) {
      frame.module.imports.add(own.path);
      if (alias !== null || first === module)
        setName(frame.names, alias ?? module, { kind: 'module', module: own });
      else bindDotted(frame, module.split('.'), { kind: 'module', module: own });
      continue;
    }
    frame.module.libraries.add(first);
    setName(frame.names, alias ?? first, { kind: 'symbol', name: alias === null ? first : module });
  }
}

/** `import app.scaling`: `app.scaling` is found by way of `app`. */
function bindDotted(frame: Frame, parts: readonly string[], value: Value): void {
  const [first = '', ...rest] = parts;
  const known = frame.names.own.get(first);
  const attributes =
    known?.kind === 'object' && known.class === 'package' ? known.attributes : new Map<string, Value>();
  let at = attributes;
  rest.forEach((part, index) => {
    if (index === rest.length - 1) {
      at.set(part, value);
      return;
    }
    const inner = at.get(part);
    const next = inner?.kind === 'object' ? inner.attributes : new Map<string, Value>();
    at.set(part, {
      kind: 'object',
      class: 'package',
      given: { positional: [], named: new Map() },
      attributes: next,
    });
    at = next;
  });
  frame.names.own.set(first, {
    kind: 'object',
    class: 'package',
    given: { positional: [], named: new Map() },
    attributes,
  });
}

/** `from .a import b as c`: a name of another file, or that file itself. */
export function importNames(
  frame: Frame,
  {
    dots,
    module,
    names,
  }: { dots: number; module: string; names: readonly { name: string; alias: string | null }[] },
): void {
  const own = frame.run.moduleOf(frame.module, dots, module);
  if (!own && dots === 0) frame.module.libraries.add(module.split('.')[0] ?? module);
  if (own) {
    frame.module.imports.add(own.path);
    frame.run.runModule(own);
  }
  for (const { name, alias } of names) {
    if (name === '*') {
      if (own) for (const [key, value] of own.names.own) setName(frame.names, key, value);
      else frame.module.stars.push(module);
      continue;
    }
    setName(frame.names, alias ?? name, importedValue(frame, own, dots, module, name));
  }
}

function importedValue(
  frame: Frame,
  own: ReturnType<Frame['run']['moduleOf']>,
  dots: number,
  module: string,
  name: string,
): Value {
  const found = own?.names.own.get(name);
  if (found) return found;
  const inner = frame.run.moduleOf(frame.module, dots, module === '' ? name : `${module}.${name}`);
  if (inner) {
    frame.module.imports.add(inner.path);
    return { kind: 'module', module: inner };
  }
  return own || dots > 0 ? dataValue(unknownData(name)) : { kind: 'symbol', name: `${module}.${name}` };
}
