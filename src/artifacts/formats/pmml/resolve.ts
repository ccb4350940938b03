import { createHash } from 'node:crypto';
import { toReal } from '../../../transform/real.ts';
import { ArtifactError } from '../../error.ts';
import type { DerivedField, PmmlDocument, Scope } from './document.ts';
import { digestOf as elementDigest, type Meaning, meaningOf, numberOf, type Piece } from './expression.ts';

/** A piece, and where the document has it. */
export type Placed = Piece & { path: string; label: string };

/** What happens to one field that goes in, from the start. */
export interface Route {
  kind: 'route';
  field: string;
  pieces: Placed[];
}

/** What is made of several fields at once, after what happened to each of them. */
export interface Mixture {
  kind: 'mixture';
  inner: Route[];
  names: string[];
  digest: string;
  path: string;
}

export type Resolved = Route | Mixture;

/** How many derived fields may follow from one another. */
const MAX_CHAIN = 100;

/** How many pieces all routes may hold together. */
const MAX_PIECES = 2_000_000;

/** Follows derived fields back to the fields that go in; null for what comes out of a model. */
export function resolver(document: PmmlDocument): (derived: DerivedField) => Resolved | null {
  const raw = new Map(document.fields.map((field) => [field, startOf(document, field)]));
  const known = new Map<DerivedField, Resolved | null>();
  const open = new Set<DerivedField>();
  const functions = document.functions.map((element) => elementDigest(element));
  let left = MAX_PIECES;

  function resolve(derived: DerivedField): Resolved | null {
    const before = known.get(derived);
    if (before !== undefined) return before;
    if (open.has(derived))
      throw new ArtifactError(`has derived fields that go in a circle, at ${derived.path}`);
    if (open.size >= MAX_CHAIN)
      throw new ArtifactError('has too many derived fields in a row', { unsupported: true });
    open.add(derived);
    const resolved = follow(derived, meaningOf(derived.expression));
    open.delete(derived);
    known.set(derived, resolved);
    return resolved;
  }

  function follow(derived: DerivedField, meaning: Meaning): Resolved | null {
    if (meaning.kind === 'constant') return null;
    if (meaning.kind === 'mixture') return mix(derived, meaning);
    const source = lookUp(derived, meaning.field);
    if (source === null) return null;
    const pieces = meaning.pieces.map((piece): Placed => {
      const placed = { path: derived.path, label: labelOf(derived) };
      if (piece.kind !== 'opaque') return { ...piece, ...placed };
      return { ...piece, ...placed, digest: () => sha256([piece.digest(), functions]) };
    });
    // A line whose result is made a whole number is a line no more.
    if (derived.isWhole && pieces.some(({ kind }) => kind === 'line')) {
      pieces.push({
        kind: 'opaque',
        name: 'integer',
        digest: () => '',
        path: derived.path,
        label: 'dataType',
      });
    }
    if (source.kind === 'route') return spent({ ...source, pieces: [...source.pieces, ...pieces] });
    if (pieces.length === 0) return source;
    const names = named([...source.names, derived.expression.name]);
    return { ...source, names, digest: sha256([source.digest, pieces.map(digestOf)]) };
  }

  /** The routes of its fields; a mixture among them is a part of this one. */
  function mix(derived: DerivedField, mixture: Extract<Meaning, { kind: 'mixture' }>): Mixture | null {
    const sources = mixture.fields.map((field) => lookUp(derived, field));
    if (sources.some((source) => source === null)) return null;
    const within = sources.filter((source) => source?.kind === 'mixture');
    const inner = new Set<Route>();
    for (const source of sources) {
      for (const route of source?.kind === 'mixture' ? source.inner : source ? [source] : [])
        inner.add(route);
    }
    spend(inner.size);
    return {
      kind: 'mixture',
      inner: [...inner],
      names: named([mixture.name, ...within.flatMap(({ names }) => names)]),
      digest: sha256([mixture.digest(), functions, within.map(({ digest }) => digest)]),
      path: derived.path,
    };
  }

  function lookUp(derived: DerivedField, name: string): Resolved | null {
    const found = find(derived.scope, name, derived);
    return found ? resolve(found) : (raw.get(name) ?? null);
  }

  function spent(route: Route): Route {
    spend(route.pieces.length);
    return route;
  }

  function spend(pieces: number): void {
    left -= pieces;
    if (left >= 0) return;
    throw new ArtifactError('holds more preprocessing than is written out', { unsupported: true });
  }

  return resolve;
}

/** How many names an opaque step shows. */
const MAX_NAMES = 50;

function named(names: readonly string[]): string[] {
  return [...new Set(names)].slice(0, MAX_NAMES);
}

/** The derived field of a name as seen from another one: its own name there stands for what is further out. */
export function find(scope: Scope, name: string, asker: DerivedField): DerivedField | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.derived.get(name);
    if (found && found !== asker) return found;
  }
  return null;
}

/** A field as it goes in: the model's schema fills what is missing, and treats what lies outside or is invalid. */
export function startOf({ models, missing }: PmmlDocument, field: string): Route {
  const [model] = models;
  const mining = model?.miningFields.get(field);
  const markers = missing.get(field) ?? [];
  const placed = { path: `${model?.path ?? ''}/MiningSchema`, label: 'MiningField' };
  const pieces: Placed[] = [];
  const fill = numberOf(mining?.get('missingValueReplacement') ?? '');
  const marker = markers.length === 0 ? Number.NaN : numberOf(markers[0] ?? '');
  if (fill !== null && marker !== null && markers.length <= 1) {
    pieces.push({ kind: 'fill', value: fill, missing: marker, ...placed });
  } else if (mining?.has('missingValueReplacement') || markers.length > 0) {
    const said = [mining?.get('missingValueReplacement'), markers];
    pieces.push({ kind: 'opaque', name: 'missing', digest: () => sha256(said), ...placed });
  }
  const treatments = [
    ['outliers', 'asIs', 'lowValue', 'highValue'],
    ['invalidValueTreatment', 'asIs', 'invalidValueReplacement'],
  ] as const;
  for (const [name, usual, ...more] of treatments) {
    const said = mining?.get(name) ?? usual;
    if (said === usual || said === 'returnInvalid') continue;
    const values = [said, ...more.map((key) => mining?.get(key))];
    pieces.push({ kind: 'opaque', name, digest: () => sha256(values), ...placed });
  }
  return { kind: 'route', field, pieces };
}

/** What a writer calls a derived field: `standardScaler` of `standardScaler(age)`. */
function labelOf({ name, expression }: DerivedField): string {
  return /^([\w.-]+)\(/.exec(name)?.[1] ?? expression.name;
}

/** What a piece does, as text; not where it stands. */
export function digestOf(piece: Piece): string {
  switch (piece.kind) {
    case 'line':
      return JSON.stringify([
        piece.run.map(({ operation, by }) => [operation, by.map(toReal)]),
        piece.low,
        piece.high,
      ]);
    case 'fill':
      return JSON.stringify(['fill', toReal(piece.value), toReal(piece.missing)]);
    case 'category':
      return JSON.stringify(['category', piece.value]);
    case 'opaque':
      return JSON.stringify([piece.name, piece.digest()]);
  }
}

export function keyOf({ field, pieces }: Route): string {
  return JSON.stringify([field, pieces.map(digestOf)]);
}

export function sha256(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
