import type { Surrounding } from '../place.ts';
import type { Expression, Statement } from '../python/syntax.ts';
import { decided } from './conditions.ts';
import { dataAmong, dataValue, derive } from './data.ts';
import { defineClass, defineFunction } from './definitions.ts';
import { mayNormalize, reckon } from './expressions/arithmetic.ts';
import { evaluate } from './expressions.ts';
import { calculate } from './hand-written.ts';
import { importModules, importNames } from './imports.ts';
import { bindLoop, loopOf } from './loops.ts';
import { branchOf, mergeBranches } from './names.ts';
import { type Frame, step, within, written } from './run.ts';
import { assign } from './targets.ts';
import { keepPass, passesOver } from './unrolled.ts';
import type { Names, Value } from './values.ts';

/** Runs statements in order. Gives whether what comes after them is never reached. */
export function execute(frame: Frame, statements: readonly Statement[]): boolean {
  for (const statement of statements) {
    if (executeOne(frame, statement)) return true;
  }
  return false;
}

function executeOne(frame: Frame, statement: Statement): boolean {
  step(frame.run);
  switch (statement.kind) {
    case 'expression': {
      evaluate(frame, statement.value);
      return isExit(frame, statement.value);
    }
    case 'assign': {
      if (!statement.value) return false;
      const value = evaluate(frame, statement.value);
      for (const target of statement.targets) assign(frame, target, value, statement.value);
      return false;
    }
    case 'augmented':
      augment(frame, statement);
      return false;
    case 'function':
      assign(
        frame,
        nameAt(statement.function.name, statement),
        defineFunction(frame, statement.function, null),
        null,
      );
      return false;
    case 'class':
      assign(frame, nameAt(statement.class.name, statement), defineClass(frame, statement.class), null);
      return false;
    case 'return':
      if (statement.value) frame.results.push(evaluate(frame, statement.value));
      return true;
    case 'leave':
      for (const value of statement.values) evaluate(frame, value);
      return true;
    case 'if':
      return executeIf(frame, statement);
    case 'for':
      executeFor(frame, statement);
      return false;
    case 'while':
      evaluate(frame, statement.test);
      branches(frame, [{ body: [...statement.body, ...statement.otherwise], inside: 'loop' }], true);
      return false;
    case 'try':
      return executeTry(frame, statement);
    case 'with':
      for (const { value, target } of statement.items) {
        const entered = evaluate(frame, value);
        if (target) assign(frame, target, entered, value);
      }
      return execute(frame, statement.body);
    case 'import':
      importModules(frame, statement.names);
      return false;
    case 'from':
      importNames(frame, statement);
      return false;
    case 'global':
      frame.names.globals ??= new Set();
      for (const name of statement.names) frame.names.globals.add(name);
      return false;
    case 'match':
      evaluate(frame, statement.subject);
      return branches(
        frame,
        statement.cases.map((body) => ({ body, inside: 'branch' as const })),
        true,
      );
    case 'other':
      for (const part of statement.parts) evaluate(frame, part);
      if (/^del\b/.test(written(frame, statement))) forgetColumns(frame, statement.parts);
      return false;
  }
}

/** `del df["id"]`: which columns the table has now is not known. */
function forgetColumns(frame: Frame, deleted: readonly Expression[]): void {
  for (const one of deleted) {
    if (one.kind === 'list') forgetColumns(frame, one.items);
    const of = one.kind === 'subscript' ? evaluate(frame, one.object) : null;
    if (of?.kind === 'data') of.data.columns = null;
  }
}

function nameAt(name: string, { from, to }: { from: number; to: number }): Expression {
  return { kind: 'name', name, from, to };
}

/** `x /= 255`, `x -= mean`. */
function augment(
  frame: Frame,
  { operator, target, value, from, to }: Extract<Statement, { kind: 'augmented' }>,
): void {
  const left = { expression: target, value: evaluate(frame, target) };
  const right = { expression: value, value: evaluate(frame, value) };
  const result =
    reckon(operator, left.value, right.value) ??
    calculate(frame, { operator, at: { from, to }, left, right }) ??
    (left.value.kind === 'list' && operator === '+'
      ? left.value
      : dataValue(
          derive(
            dataAmong([left.value, right.value]),
            mayNormalize(operator, [left.value, right.value]) ? { complete: false } : {},
          ),
        ));
  if (result.kind === 'data' && left.value.kind === 'data') result.data.name ??= left.value.data.name;
  assign(frame, target, result, null);
}

function executeIf(frame: Frame, { test, yes, no }: Extract<Statement, { kind: 'if' }>): boolean {
  const text = written(frame, test);
  if (/__name__\s*==/.test(text)) return execute(within(frame, 'main'), yes);
  const value = evaluate(frame, test);
  const way = decided(frame, test);
  if (way !== null) return execute(within(frame, 'branch'), way ? yes : no);
  const [inYes, inNo] = surroundingsOf(text, value);
  return branches(
    frame,
    [
      { body: yes, inside: inYes },
      { body: no, inside: inNo },
    ],
    false,
  );
}

/** What the two ways of a condition are: where a file is missing, where a button was pressed. */
function surroundingsOf(text: string, value: Value): [Surrounding, Surrounding] {
  const asksForFile = /\b(?:exists|isfile|is_file|lexists|isdir|is_dir)\b/.test(text);
  if (asksForFile) return /^\(?\s*not\b/.test(text) ? ['fallback', 'branch'] : ['branch', 'fallback'];
  // `if image.max() > 1` asks what the numbers are, and no person.
  if (/\b(?:(?:a|nan)?(?:max|min)|mean|ndim|shape|dtype)\b/.test(text)) return ['branch', 'branch'];
  const isPressed =
    value.kind === 'data' && value.data.roles.some(({ role, by }) => role === 'request' && by === 'flow');
  return [isPressed ? 'request' : 'branch', 'branch'];
}

interface Branch {
  body: readonly Statement[];
  inside: Surrounding | null;
}

/** Runs branches of which one is taken (or none, where `mayBeNone`). Gives whether all of them leave for good. */
function branches(frame: Frame, all: readonly Branch[], mayBeNone: boolean): boolean {
  const stay: Names[] = [];
  for (const { body, inside } of all) {
    const names = branchOf(frame.names);
    const leaves = execute({ ...within(frame, inside), names }, body);
    if (!leaves) stay.push(names);
    for (const name of names.globals ?? []) {
      frame.names.globals ??= new Set();
      frame.names.globals.add(name);
    }
  }
  mergeBranches(frame.names, stay, mayBeNone);
  return stay.length === 0 && !mayBeNone;
}

function executeFor(
  frame: Frame,
  { target, source, body, otherwise }: Extract<Statement, { kind: 'for' }>,
): void {
  const value = evaluate(frame, source);
  const passes = passesOver(frame, value, source);
  for (const pass of passes ?? []) {
    assign(pass.frame, target, pass.value, null);
    execute(pass.frame, body);
    keepPass(pass, target, body);
  }
  if (passes) {
    execute(frame, otherwise);
    return;
  }
  const inside = loopOf(written(frame, source));
  const names = branchOf(frame.names);
  const inner: Frame = { ...within(frame, inside), names };
  bindLoop(inner, target, value, inside);
  execute(inner, body);
  mergeBranches(frame.names, [names], true);
  execute(frame, otherwise);
}

function executeTry(
  frame: Frame,
  { body, handlers, otherwise, last }: Extract<Statement, { kind: 'try' }>,
): boolean {
  const tried = { body: [...body, ...otherwise], inside: null };
  const caught = handlers.map((handler) => ({ body: handler, inside: 'fallback' as const }));
  const leaves = branches(frame, [tried, ...caught], false);
  return execute(frame, last) || leaves;
}

/** Calls that end the program, or a page. */
function isExit(frame: Frame, expression: Expression): boolean {
  return (
    expression.kind === 'call' &&
    /^(?:sys\.exit|exit|quit|os\._exit|st\.stop|st\.rerun)$/.test(written(frame, expression.callee))
  );
}
