import { type DataRole, isPart } from '../data.ts';
import { fieldsOf } from './columns.ts';
import { joinedBefore, noteJoined } from './joined-before.ts';
import { joinReach, keepReach, unsureSteps } from './reach.ts';
import type { DataNode, Part, PlaceNode, Value } from './values.ts';

/** What is said of new data; all else comes from what it is made of. */
type Said = Partial<
  Pick<
    DataNode,
    | 'name'
    | 'complete'
    | 'document'
    | 'columns'
    | 'fields'
    | 'measure'
    | 'file'
    | 'centered'
    | 'isRange'
    | 'isOneRow'
  >
> & {
  roles?: readonly DataRole[];
  step?: PlaceNode | null;
  /** It is a part that a split gives. */
  part?: Part;
  /** Parts that its rows were chosen by. */
  parts?: readonly Part[];
};

/** Roles that a part or a copy of data keeps. `whole` ends where it is split, `target` where others are mixed in. */
const mostRoles = 8;

/** Data made of other data. */
export function derive(parents: readonly DataNode[], said: Said = {}): DataNode {
  const from = parents.length > 1 ? [...new Set(parents)] : parents;
  return {
    name: said.name ?? null,
    roles: rolesOf(from, said.roles ?? []),
    parents: from,
    steps: stepsOf(from, said.step ?? null),
    reach: unsureSteps(from),
    complete: said.complete ?? (from.length > 0 && from.every(({ complete }) => complete)),
    columns: said.columns ?? null,
    fields: said.fields ?? null,
    measure: said.measure ?? null,
    file: said.file ?? (from.length === 1 ? (from[0]?.file ?? null) : null),
    document: said.document ?? null,
    centered: said.centered ?? null,
    isRange: said.isRange ?? false,
    attributes: null,
    picks: null,
    joined: null,
    thing: null,
    isOneRow: said.isOneRow ?? false,
    part: said.part ?? null,
    parts: partsOf(from, said.part ? [said.part] : (said.parts ?? NO_PARTS)),
    id: -1,
  };
}

/** The same values in another type or shape: all that is known of them holds on. */
export function handedOn(data: DataNode, isOneRow: boolean): DataNode {
  const { name, measure, file, document, centered, isRange, columns, fields } = data;
  const said = { name, measure, file, document, centered, isRange, columns, fields, isOneRow };
  const same = derive([data], said);
  keepReach(same, data);
  return same;
}

function rolesOf(parents: readonly DataNode[], own: readonly DataRole[]): readonly DataRole[] {
  const [first] = parents;
  if (own.length === 0 && parents.length < 2) return first?.roles ?? NO_ROLES;
  const roles = [...own];
  const splits = own.some(isPart);
  const isHeldOut = parents.length < 2 && (own[0]?.role === 'test' || own[0]?.role === 'validation');
  for (const parent of parents) {
    for (const role of parent.roles) {
      if (roles.length >= mostRoles) return roles;
      if (splits && role.role === 'whole') continue;
      // What is held out of the training part is no part to train with any more.
      if (isHeldOut && role.role === 'train') continue;
      if (role.role === 'target' && parents.length > 1) continue;
      if (!roles.some((other) => other.role === role.role && other.by === role.by)) roles.push(role);
    }
  }
  return roles;
}

/** Longer chains are a loop's doing. */
const mostStepsKept = 40;

function stepsOf(parents: readonly DataNode[], step: PlaceNode | null): readonly PlaceNode[] {
  const [first] = parents;
  const inherited =
    parents.length < 2 ? (first?.steps ?? NO_STEPS) : [...new Set(parents.flatMap(({ steps }) => steps))];
  if (!step || inherited.includes(step) || inherited.length >= mostStepsKept) return inherited;
  return [...inherited, step];
}

/** More parts than these are a loop's doing. */
const mostParts = 8;

function partsOf(parents: readonly DataNode[], own: readonly Part[]): readonly Part[] {
  const [first] = parents;
  if (parents.length < 2 && own.length === 0) return first?.parts ?? NO_PARTS;
  const all = [...own, ...parents.flatMap(({ parts }) => parts)];
  return all.length === 0 ? NO_PARTS : [...new Set(all)].slice(0, mostParts);
}

const NO_PARTS: readonly Part[] = [];
const NO_STEPS: readonly PlaceNode[] = [];
const NO_ROLES: readonly DataRole[] = [];

/** Data of which nothing is known but what it is called. */
export function unknownData(name: string | null): DataNode {
  return derive([], { name, complete: false });
}

export function dataValue(data: DataNode): Value {
  return { kind: 'data', data };
}

/** A value as data: what it is made of, where it is not data itself. */
export function asData(value: Value): DataNode {
  return value.kind === 'data' ? value.data : made(value, new Map());
}

/** Each value is looked at once: a list may hold itself, or one other many times over. */
function made(value: Value, seen: Map<Value, DataNode>): DataNode {
  const known = seen.get(value);
  if (known) return known;
  seen.set(value, derive([], { complete: false }));
  const data = madeOf(value, (part) => made(part, seen));
  seen.set(value, data);
  return data;
}

function madeOf(value: Value, part: (value: Value) => DataNode): DataNode {
  switch (value.kind) {
    case 'data':
      return value.data;
    case 'thing':
      value.thing.data ??= derive([], {
        name: value.thing.name,
        complete: value.thing.origin !== 'outside',
        file: value.thing.file,
        roles: value.thing.file
          ? [{ role: 'whole', by: 'flow', evidence: `read from ${value.thing.file.text ?? 'a file'}` }]
          : [],
      });
      return value.thing.data;
    case 'list': {
      const items = value.items.map(part);
      const [only] = items;
      return only && items.length === 1
        ? only
        : derive(items, { complete: items.every(({ complete }) => complete), fields: fieldsOf(value.items) });
    }
    case 'dict': {
      const values = [...value.entries.values(), ...(value.rest ? [value.rest] : [])].map(part);
      return derive(values, { complete: values.every(({ complete }) => complete) });
    }
    case 'either': {
      const all = value.values.filter((one) => isDataLike(one)).map(part);
      const [first] = all;
      const steps = new Set(all.map((one) => one.steps.map(({ id }) => id).join()));
      if (all.length === 1 && first) return first;
      const any = derive(all, {
        name: first?.name ?? null,
        complete: steps.size <= 1 && all.every((one) => one.complete),
      });
      joinReach(any, all);
      const before = joinedBefore(all);
      if (before) any.parents = [...any.parents, before];
      noteJoined(any, all);
      return any;
    }
    case 'number':
    case 'text':
    case 'truth':
    case 'none':
      return derive([], { complete: true });
    case 'method':
      return derive([part(value.of)], { complete: false });
    case 'object':
      return derive([...value.given.positional, ...value.given.named.values()].filter(isDataLike).map(part), {
        complete: false,
      });
    case 'file':
      return derive([], { complete: true, roles: [] });
    default:
      return derive([], { complete: false });
  }
}

function isDataLike(value: Value): boolean {
  return !['number', 'text', 'truth', 'none', 'symbol', 'function', 'class', 'module'].includes(value.kind);
}

/** The data among the arguments of a call that nothing more is known of. */
export function dataAmong(values: readonly Value[]): DataNode[] {
  return values.filter(isDataLike).map(asData);
}
