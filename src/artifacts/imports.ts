import type { Pickle } from './pickle/machine.ts';
import type { Imported } from './pickle/names.ts';
import { HANDED_ON, UNSAFE_CALLED, UNSAFE_MODULES, UNSAFE_NAMES, UNSAFE_PACKAGES } from './unsafe-names.ts';

/** What loading a pickle would import. */
export interface Imports {
  /** Every `module.name`, in the order of the file. */
  imports: string[];
  /** Those of them that could run code. */
  unsafe: string[];
  /** Where each of `unsafe` is first named: the offset of its opcode in the unpacked bytes. */
  unsafeAt: number[];
}

export function importsOf({ globals }: Pick<Pickle, 'globals'>): Imports {
  const imports = new Set<string>();
  const unsafe = new Map<string, number>();
  for (const imported of globals) {
    const spelled = `${imported.module}.${imported.name}`;
    imports.add(spelled);
    if (isUnsafe(imported) && !unsafe.has(spelled)) unsafe.set(spelled, imported.offset);
  }
  return { imports: [...imports], unsafe: [...unsafe.keys()], unsafeAt: [...unsafe.values()] };
}

/** Whether loading runs code with it: by what its calls do, where they were looked at; else by its name. */
function isUnsafe({ module, name, called, conduct }: Imported): boolean {
  if (conduct !== undefined) return conduct === 'runs';
  const spelled = `${module}.${name}`;
  if (UNSAFE_MODULES.has(module.split('.')[0] ?? '') || UNSAFE_NAMES.has(spelled)) return true;
  if (UNSAFE_PACKAGES.some((unsafe) => spelled.startsWith(`${unsafe}.`))) return true;
  if (called && UNSAFE_CALLED.has(spelled)) return true;
  return isReached(module, name);
}

/** Protocol 4 takes a dotted name apart: `sklearn` + `base.os.system`, `builtins` + `list.__class__.__base__`. */
function isReached(module: string, name: string): boolean {
  const [, ...inner] = module.split('.');
  // `random._os` is `os`.
  const path = name.split('.').map((part) => part.replace(/^_(?!_)/, ''));
  const way = path.slice(0, -1);
  return (
    [...inner, ...path].some((part) => HANDED_ON.has(part)) ||
    way.some((part) => UNSAFE_MODULES.has(part)) ||
    (way.length > 0 && path.some((part) => /^__\w+__$/.test(part)))
  );
}
