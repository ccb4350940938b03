import type { Affine, Branch, Plain, Transform } from '../../../generated/lock.ts';
import { composed, stretched, withClip } from '../../../transform/affine.ts';
import { linesOf } from '../../../transform/arithmetic.ts';
import { canonical } from '../../../transform/canonical.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import { fromReal, toReal } from '../../../transform/real.ts';
import { type Cell, table } from '../../../transform/tables.ts';
import type { FittedScaler } from '../../artifact.ts';
import { digestOf, keyOf, type Mixture, type Placed, type Resolved, type Route, sha256 } from './resolve.ts';

/** Some fields, what is done to them, and the scalers in that. */
export interface Group {
  fields: string[];
  transform: Transform;
  scalers: FittedScaler[];
}

/**
 * Fields that go through steps of one kind are one scaler again, as they were before a writer spelt them out field by
 * field. A field that becomes several others, as in a one-hot encoding, is one of it.
 */
export function groupsOf(resolved: readonly Resolved[]): Group[] {
  const routes = new Map<string, Route[]>();
  const seen = new Set<string>();
  for (const route of resolved.filter((each) => each.kind === 'route')) {
    const key = keyOf(route);
    if (route.pieces.length === 0 || seen.has(key)) continue;
    seen.add(key);
    const signature = JSON.stringify(route.pieces.map(signatureOf));
    const group = routes.get(signature) ?? [];
    group.push(route);
    routes.set(signature, group);
  }
  const mixtures = resolved.filter((each) => each.kind === 'mixture');
  return [...[...routes.values()].map(groupOf), ...(mixtures.length > 0 ? [mixed(mixtures)] : [])];
}

/** What two fields must have in common to be of one scaler. */
function signatureOf(piece: Placed): Plain[] {
  if (piece.kind === 'fill') return [piece.kind, piece.label, toReal(piece.missing)];
  if (piece.kind !== 'line') return [piece.kind, piece.label, piece.kind === 'opaque' ? piece.name : null];
  return [piece.kind, piece.label, bound(piece.low), bound(piece.high)];
}

function bound(value: number | null): Plain {
  return value === null ? null : toReal(value);
}

function groupOf(routes: readonly Route[]): Group {
  const fields = [...new Set(routes.map(({ field }) => field))];
  const length = routes[0]?.pieces.length ?? 0;
  const steps: Transform[] = [];
  const scalers: FittedScaler[] = [];
  for (let index = 0; index < length; index++) {
    const pieces = routes.flatMap(({ pieces }) => pieces[index] ?? []);
    const names = index === 0 ? fields : null;
    const { transform, parameters } = stepOf(pieces, names, routes);
    const [first] = pieces;
    steps.push(transform);
    if (first && first.kind !== 'opaque') {
      const { path, label } = first;
      scalers.push({
        path,
        class: `PMML ${label}`,
        parameters,
        transform,
        fingerprint: fingerprint(transform),
      });
    }
  }
  return { fields, transform: canonical({ kind: 'chain', steps }), scalers };
}

interface MergedStep {
  transform: Transform;
  parameters: Record<string, Plain>;
}

/** The pieces of one place, one a field, as one step. */
function stepOf(pieces: readonly Placed[], names: string[] | null, routes: readonly Route[]): MergedStep {
  const lines = pieces.filter((piece) => piece.kind === 'line');
  if (lines.length === pieces.length) return lineStep(lines, names);
  const fills = pieces.filter((piece) => piece.kind === 'fill');
  if (fills.length === pieces.length) {
    const values = fills.map(({ value }) => toReal(value));
    const missing = cell(fills[0]?.missing ?? Number.NaN);
    const transform = table('imputer', { fill: fills.map(({ value }) => cell(value)), missing }, names);
    return { transform, parameters: { missingValueReplacement: values } };
  }
  if (pieces.every(({ kind }) => kind === 'category')) return encoder(pieces, names, routes);
  const named = pieces.map((piece) => (piece.kind === 'opaque' ? piece.name : piece.label));
  const parameters = { elements: [...new Set(named)].sort(), sha256: sha256(pieces.map(digestOf)) };
  return { transform: { kind: 'opaque', class: 'PMML', parameters }, parameters };
}

function cell(value: number): Cell {
  const real = toReal(value);
  return typeof real === 'number' ? real : { float: real };
}

type LinePiece = Extract<Placed, { kind: 'line' }>;

function lineStep(pieces: readonly LinePiece[], features: string[] | null): MergedStep {
  const lines = pieces.map(({ run }) => linesOf(run, 1, { features: null }).reduce(composed));
  const numbersOf = (key: 'scale' | 'offset') => lines.flatMap((line: Affine) => line[key].map(fromReal));
  const affine = stretched(numbersOf('scale'), numbersOf('offset'), { features });
  const { low = null, high = null } = pieces[0] ?? {};
  const transform = low === null && high === null ? affine : withClip(affine, [low, high]);
  const parameters: Record<string, Plain> = Object.create(null);
  pieces.forEach(({ run }, place) => {
    for (const { symbol, by } of run) {
      const list = (parameters[symbol] as Plain[] | undefined) ?? pieces.map(() => null);
      list[place] = toReal(by[0] ?? Number.NaN);
      parameters[symbol] = list;
    }
  });
  return { transform, parameters: { ...parameters } };
}

/** NormDiscrete is one column of a one-hot encoding. */
function encoder(pieces: readonly Placed[], names: string[] | null, routes: readonly Route[]): MergedStep {
  const byField = new Map<string, Plain[]>();
  routes.forEach(({ field }, index) => {
    const piece = pieces[index];
    if (piece?.kind === 'category') byField.set(field, [...(byField.get(field) ?? []), piece.value]);
  });
  const categories = [...byField.values()];
  return {
    transform: table('one-hot', { categories, unknown: 'ignore' }, names),
    parameters: { categories },
  };
}

/** What mixes fields, by its hash, after what was done to each of them alone. */
function mixed(mixtures: readonly Mixture[]): Group {
  const inner = [
    ...new Map(mixtures.flatMap((each) => each.inner.map((route) => [keyOf(route), route]))).values(),
  ];
  const groups = groupsOf(inner);
  const fields = [...new Set(inner.map(({ field }) => field))];
  const elements = [...new Set(mixtures.flatMap(({ names }) => names))].sort().slice(0, 50);
  const parameters = { elements, sha256: sha256(mixtures.map(({ digest }) => digest)) };
  const steps: Transform[] = [{ kind: 'opaque', class: 'PMML', parameters }];
  const before = together(groups, fields);
  if (before) steps.unshift(before);
  return {
    fields,
    transform: canonical({ kind: 'chain', steps }),
    scalers: groups.flatMap(({ scalers }) => scalers),
  };
}

/** All groups as one transform; fields that go in as they are count where others are changed. */
export function together(groups: readonly Group[], fields: readonly string[]): Transform | null {
  const [only, second] = groups;
  if (!only) return null;
  const changed = new Set(groups.flatMap((group) => group.fields));
  const untouched = fields.filter((field) => !changed.has(field));
  if (!second && untouched.length === 0) return only.transform;
  const branches = groups.map((group): Branch => ({ columns: group.fields, transform: group.transform }));
  if (untouched.length > 0) branches.push({ columns: untouched, transform: 'passthrough' });
  return { kind: 'branches', branches };
}
