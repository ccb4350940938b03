import type { Module, PlaceNode } from '../flow/values.ts';
import { SERVERS } from '../known/servers.ts';
import type { Side, Sided } from '../place.ts';
import { showSite } from '../site.ts';
import { hintOf } from './names.ts';

/** What the policy says of a path: its side and the pattern that says so; null where it says nothing. */
export type PolicySides = (path: string) => { side: 'training' | 'inference'; pattern: string } | null;

/** Which side places and files are on, and why. */
export interface Sides {
  ofPlace: (place: PlaceNode) => Sided;
  ofFile: (path: string) => Sided;
}

/** What is done by the code that begins at one point: the top of a file, a function that a server calls. */
interface Unit {
  train: PlaceNode | null;
  predict: PlaceNode | null;
  loads: boolean;
  /** It splits data into training and test, as only training does. */
  splits: boolean;
}

/** Decides by the policy first, then by what the code does, then by names. */
export function decideSides(
  places: readonly PlaceNode[],
  modules: readonly Module[],
  policy: PolicySides,
): Sides {
  const units = new Map<object, Unit>();
  const files = new Map<string, Unit>();
  for (const place of places) {
    note(unitOf(units, place.entry.function?.syntax ?? place.entry.module), place);
    note(unitOf(files, place.entry.module.path), place);
    if (place.site.path !== place.entry.module.path) note(unitOf(files, place.site.path), place);
  }
  const servers = new Map(modules.map((module) => [module.path, serverOf(module)]));
  const importers = importersOf(modules);

  function ofPlace(place: PlaceNode): Sided {
    const path = place.entry.module.path;
    const said = byPolicy(policy, path) ?? byPolicy(policy, place.site.path);
    if (said) return said;
    const testing = hintOf(path);
    if (testing?.side === 'test') return hint('test', `\`${path}\` is a test, a benchmark or an example`);
    const unit = units.get(place.entry.function?.syntax ?? place.entry.module);
    const isAsked = place.scope.inside.includes('request');
    const learns = /^(?:fit|partial_fit|fit_transform|train|split|save)$/.test(place.kind);
    if (unit?.train && (learns || !isAsked) && !receives(place))
      return direct('training', trainEvidence(unit.train));
    if (isAsked) return direct('inference', requestEvidence(place));
    if (receives(place)) return direct('inference', receivedEvidence(place));
    if (place.scope.inside.includes('start'))
      return direct('inference', `\`${place.scope.function}\` is what the server does as it starts`);
    return fileSide(path, unit ?? null);
  }

  function fileSide(path: string, unit: Unit | null): Sided {
    const said = byPolicy(policy, path);
    if (said) return said;
    const named = hintOf(path);
    if (named?.side === 'test') return hint('test', `\`${path}\` is a test, a benchmark or an example`);
    const file = files.get(path);
    const server = servers.get(path) ?? null;
    if (server !== null && !file?.train) return direct('inference', server);
    if (file?.train) return direct('training', trainEvidence(file.train));
    if (named) return hint(named.side, `\`${named.word}\` in the path`);
    const from = [...(importers.get(path) ?? [])].filter((one) => one !== path);
    const sides = new Set(from.map((one) => quickSide(one)));
    const [only] = sides;
    if (only && sides.size === 1 && only !== 'unknown')
      return hint(
        only,
        `imported by ${from
          .slice(0, 3)
          .map((one) => `\`${one}\``)
          .join(', ')} alone`,
      );
    const doing = unit ?? file;
    // What a function asks, the top of its file may have loaded.
    const loads = doing?.loads || file?.loads;
    if (doing?.predict && loads && !doing.splits && !file?.splits && !isOfTest(doing.predict))
      return hint('inference', `it loads a model and asks it (${showSite(doing.predict.site)})`);
    return { side: 'unknown', sure: 'none', evidence: [] };
  }

  /** A file's side without asking who imports it: two files may import each other. */
  function quickSide(path: string): Side {
    const said = policy(path);
    if (said) return said.side;
    const file = files.get(path);
    const named = hintOf(path);
    if (named?.side === 'test') return 'test';
    if ((servers.get(path) ?? null) !== null && !file?.train) return 'inference';
    return file?.train ? 'training' : (named?.side ?? 'unknown');
  }

  return { ofPlace, ofFile: (path) => fileSide(path, null) };
}

function unitOf<Key>(units: Map<Key, Unit>, key: Key): Unit {
  const known = units.get(key);
  if (known) return known;
  const unit: Unit = { train: null, predict: null, loads: false, splits: false };
  units.set(key, unit);
  return unit;
}

function note(unit: Unit, place: PlaceNode): void {
  if (place.kind === 'train') unit.train ??= place;
  if (place.kind === 'predict') unit.predict ??= place;
  if (place.kind === 'load') unit.loads = true;
  if (place.kind === 'split') unit.splits = true;
}

function receives({ data, kind }: PlaceNode): boolean {
  return (
    kind !== 'split' &&
    kind !== 'train' &&
    (data?.roles.some(({ role, by }) => role === 'request' && by === 'flow') ?? false)
  );
}

function isOfTest({ data }: PlaceNode): boolean {
  return data?.roles.some(({ role }) => role === 'test' || role === 'validation') ?? false;
}

function byPolicy(policy: PolicySides, path: string): Sided | null {
  const said = policy(path);
  return said
    ? {
        side: said.side,
        sure: 'policy',
        evidence: [`the policy's \`audit.${said.side}\` has \`${said.pattern}\``],
      }
    : null;
}

function direct(side: Side, evidence: string): Sided {
  return { side, sure: 'direct', evidence: [evidence] };
}

function hint(side: Side, evidence: string): Sided {
  return { side, sure: 'hint', evidence: [evidence] };
}

function trainEvidence({ text, site }: PlaceNode): string {
  return `a model is trained there: \`${text}\` (${showSite(site)})`;
}

function requestEvidence({ entry, scope }: PlaceNode): string {
  const called = entry.function ?? null;
  const mark = called?.decorators.at(-1);
  if (called && mark !== undefined)
    return `\`${called.name}\` is behind \`@${mark}\` (${showSite(called.module.source.siteAt(called.syntax.from))})`;
  if (called)
    return `\`${called.name}\` is what a server calls for each request (${showSite(called.module.source.siteAt(called.syntax.from))})`;
  return scope.function === null
    ? 'it is done when a person presses a button of the page'
    : `\`${scope.function}\` is called on a request`;
}

function receivedEvidence({ data }: PlaceNode): string {
  const role = data?.roles.find((one) => one.role === 'request' && one.by === 'flow');
  return `it is done to what the program receives: ${role?.evidence ?? ''}`;
}

/** Why a file serves: what it imports, or a function that a platform calls by its name; null where it does not. */
function serverOf({ path, libraries, functions, source }: Module): string | null {
  for (const library of libraries) {
    if (Object.hasOwn(SERVERS, library)) return `\`${path}\` imports ${SERVERS[library]}`;
  }
  const handler = functions.find(({ inside }) => inside.includes('request'));
  return handler
    ? `\`${handler.name}\` is what a server calls for each request (${showSite(source.siteAt(handler.syntax.from))})`
    : null;
}

function importersOf(modules: readonly Module[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { path, imports } of modules) {
    for (const imported of imports) {
      const known = found.get(imported);
      if (known) known.add(path);
      else found.set(imported, new Set([path]));
    }
  }
  return found;
}
