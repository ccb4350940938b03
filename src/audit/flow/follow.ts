import type { Configs } from '../configs.ts';
import type { Parameter, Statement } from '../python/syntax.ts';
import { shortName } from '../short-name.ts';
import type { Source } from '../source.ts';
import { WORDS } from '../words.ts';
import { settleCuts } from './cuts.ts';
import { dataValue, derive } from './data.ts';
import { evaluate } from './expressions.ts';
import { callValue } from './methods.ts';
import type { Modules } from './modules.ts';
import { newNames } from './names.ts';
import { noteUse } from './parts.ts';
import { defaultOf, isStatic, memberOf, runBody } from './project-calls.ts';
import { fieldsOfClass } from './row-classes.ts';
import { Exhausted, type Frame, mostSteps, type Run } from './run.ts';
import { partOfLoaded } from './save-load.ts';
import { execute } from './statements.ts';
import type { Entry, FunctionValue, Module, Value } from './values.ts';

/** What following a project came to. */
export interface Followed {
  run: Run;
  /** Files of which not all was followed: it takes too many steps. */
  exhausted: Set<string>;
}

/**
 * Follows the values of a project's files from where its code begins: the top of each file, then each function that nothing
 * calls. What calls others is first, so that they are met with what they are given.
 */
export function follow(modules: Modules, paths: readonly string[], configs: Configs): Followed {
  const exhausted = new Set<string>();
  const run: Run = {
    places: [],
    placeByKey: new Map(),
    waysTo: new Map(),
    things: 0,
    called: new Set(),
    spent: new Map(),
    hasWords: new Map(),
    handedOver: new Map(),
    cuts: new Map(),
    gathered: new Map(),
    configs,
    budget: 0,
    moduleOf: modules.named,
    evaluate,
    execute,
    call: callValue,
    partOf: partOfLoaded,
    runModule: (module) => runModule(run, module, exhausted),
  };
  const all = paths.flatMap((path) => modules.at(path) ?? []);
  for (const module of all) run.runModule(module);
  const calls = calledNames(modules.loaded());
  const matters = whatMatters(modules.loaded());
  for (const isFirst of [true, false]) {
    for (const module of all) {
      const waiting = module.functions.filter(
        ({ syntax, name }) =>
          !run.called.has(syntax) && (!isFirst || isBeginning(run, name, syntax, module, calls)),
      );
      for (const begun of waiting.sort(byTurn)) {
        if (!run.called.has(begun.syntax) && matters(begun))
          bounded(run, module, exhausted, () => runFunction(run, begun));
      }
    }
  }
  settleCuts(run);
  return { run, exhausted };
}

function isBeginning(
  run: Run,
  name: string,
  syntax: object,
  module: Module,
  calls: ReadonlySet<string>,
): boolean {
  const last = shortName(name);
  const { inside } = module.functions.find((known) => known.syntax === syntax) ?? { inside: [] };
  return inside.length > 0 || run.handedOver.has(syntax) || !calls.has(last);
}

/** What a server does as it starts is before what it does on a request. */
function byTurn(a: FunctionValue, b: FunctionValue): number {
  const turn = ({ inside, name }: FunctionValue) =>
    /(?:^|\.)__init__$/.test(name) || inside.includes('start') ? 0 : inside.includes('request') ? 2 : 1;
  return turn(a) - turn(b);
}

/** A model, a processor or a transform is called by itself: `model(x)`, `self.net(x)`, `processor(image)`. */
const ASKING = /\b\w*(?:model|net|network|processor|extractor|transforms?|tf|augment|prepare)\w*\s*\(/i;

/**
 * Whether a function can come to a place at all: it has one of the words, asks a model, is called by a server, or names a
 * function that does. Others are followed
 * only where they are called.
 */
function whatMatters(modules: readonly Module[]): (begun: FunctionValue) => boolean {
  const textOf = ({ module, syntax }: FunctionValue) => module.source.text.slice(syntax.from, syntax.to);
  const waiting = new Map<FunctionValue, string>();
  const names = new Set<string>();
  for (const begun of modules.flatMap(({ functions }) => functions)) {
    const text = textOf(begun);
    if (WORDS.test(text) || ASKING.test(text) || begun.inside.length > 0) names.add(shortName(begun.name));
    else waiting.set(begun, text);
  }
  for (let before = -1; before !== names.size; ) {
    before = names.size;
    for (const [begun, text] of waiting) {
      const calls = [...text.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)].some(
        ([, called = ''], index) => index > 0 && names.has(called),
      );
      if (!calls) continue;
      names.add(shortName(begun.name));
      waiting.delete(begun);
    }
  }
  return (begun) => !waiting.has(begun);
}

/** The names of all functions and methods that are called somewhere. */
function calledNames(modules: readonly Module[]): Set<string> {
  const names = new Set<string>();
  for (const { source } of modules) {
    for (const [, definition, name = ''] of source.text.matchAll(/(\bdef\s+)?\b([A-Za-z_]\w*)\s*\(/g)) {
      if (definition === undefined) names.add(name);
    }
  }
  return names;
}

function bounded(run: Run, module: Module, exhausted: Set<string>, work: () => void): void {
  const before = run.budget;
  run.budget = mostSteps;
  try {
    work();
  } catch (error) {
    // Nested calls of nested expressions may need more stack than there is.
    if (!(error instanceof Exhausted) && !(error instanceof RangeError)) throw error;
    exhausted.add(module.path);
  } finally {
    run.budget = before;
  }
}

function runModule(run: Run, module: Module, exhausted: Set<string>): void {
  if (module.state !== 'new') return;
  module.state = 'running';
  bounded(run, module, exhausted, () => {
    const frame = frameOf(run, { module, function: null });
    for (const statements of runApart(module.source)) execute(frame, statements);
  });
  module.state = 'done';
}

/** What runs by itself: all of a file, of a notebook each cell. One that stops, as by `return` or `exit()`, stops no other. */
function runApart({ kind, cells, statements }: Source): readonly (readonly Statement[])[] {
  if (kind !== 'notebook') return [statements];
  const parts: Statement[][] = cells.map(() => []);
  let cell = 0;
  for (const statement of statements) {
    while (statement.from >= (cells[cell]?.to ?? Number.POSITIVE_INFINITY)) cell += 1;
    parts[cell]?.push(statement);
  }
  return parts;
}

function frameOf(run: Run, entry: Entry): Frame {
  const { module } = entry;
  return {
    run,
    module,
    names: module.names,
    entry,
    function: entry.function,
    via: [],
    inside: entry.function?.inside ?? [],
    stack: entry.function ? [entry.function.syntax] : [],
    results: [],
  };
}

/** A function that nothing calls is run with arguments that nothing is known of but their names. */
function runFunction(run: Run, begun: FunctionValue): void {
  run.called.add(begun.syntax);
  const handedTo = run.handedOver.get(begun.syntax);
  const isRequest = begun.inside.includes('request') || handedTo !== undefined;
  const inside = handedTo === undefined ? begun.inside : [...begun.inside, 'request' as const];
  const called: FunctionValue = { ...begun, inside };
  const frame = frameOf(run, { module: begun.module, function: called });
  const names = newNames(begun.scope);
  const self = begun.owner && !isStatic(begun) ? selfOf(frame, begun) : null;
  begun.syntax.parameters.forEach((parameter, index) => {
    const { name } = parameter;
    if (self && index === 0) names.own.set(name, self);
    else if (parameter.star === '*')
      names.own.set(name, { kind: 'list', shape: 'tuple', items: [], at: null });
    else names.own.set(name, isRequest ? received(frame, parameter, called) : defaultOf(frame, called, name));
  });
  // What it gives, whoever calls it has.
  noteUse([runBody({ ...frame, names }, called, [...names.own.values()])], 'leaves');
}

/** The object that a method is run with: one that code makes, else one that nothing is known of. */
function selfOf(frame: Frame, { owner, syntax, decorators }: FunctionValue): Value | null {
  if (!owner) return null;
  if (decorators.includes('classmethod')) return { kind: 'class', class: owner };
  if (!owner.instance) {
    owner.instance = { kind: 'instance', class: owner, attributes: new Map() };
    const init = memberOf(owner, '__init__');
    if (
      init?.kind === 'function' &&
      init.function.syntax !== syntax &&
      !frame.run.called.has(init.function.syntax)
    )
      runFunction(frame.run, { ...init.function, owner });
  }
  return owner.instance;
}

function received(frame: Frame, { name, annotation }: Parameter, called: FunctionValue): Value {
  const { decorators, name: handler, scope, module } = called;
  const of = annotation ? evaluate({ ...frame, module, names: newNames(scope) }, annotation) : null;
  const fields = of?.kind === 'class' ? fieldsOfClass(of.class) : null;
  const mark = decorators.at(-1);
  const evidence = `\`${handler}\` receives it${mark === undefined ? '' : ` behind \`@${mark}\``}`;
  return dataValue(
    derive([], { name, complete: true, fields, roles: [{ role: 'request', by: 'flow', evidence }] }),
  );
}
