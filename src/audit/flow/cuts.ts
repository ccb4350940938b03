import { isPart } from '../data.ts';
import { rolesByName } from '../known/role-names.ts';
import type { Argument, Expression } from '../python/syntax.ts';
import { asData } from './data.ts';
import { numbersOf } from './given.ts';
import { newPart } from './parts.ts';
import { addPlace } from './places.ts';
import { type Frame, type Run, written } from './run.ts';
import type { DataNode, Part, Value } from './values.ts';

/** The rows before a point or those from it on: `x[:n]`, `x[n:]`. */
interface Cut {
  frame: Frame;
  at: Expression;
  data: DataNode;
  part: Part;
}

/** What was cut off at one point of one table. */
export interface CutPair {
  whole: DataNode;
  head: Cut | null;
  tail: Cut | null;
}

/** `X_train = X[:n]`: a split by hand, where the name says so. */
export function noteNamedCut(
  frame: Frame,
  target: Expression,
  value: Value,
  source: Expression | null,
): void {
  if (target.kind !== 'name') return;
  const called = target.name;
  if (value.kind !== 'data' || !source || numbersOf(value)) return;
  const [part] = rolesByName(called).filter(isPart);
  const [whole] = value.data.parents;
  if (!part || !whole || !cutsRows(frame, source)) return;
  const cutFrom = (whole.name ?? '').replace(/\.i?loc$/, '');
  if (rolesByName(cutFrom).some(({ role }) => role === part.role)) return;
  if (whole.roles.some(isPart)) return;
  becomePart(value.data, value.data.part ?? newPart());
  // One call gives all parts of `np.split`: each is a place of its own.
  const at = isSplitOfArray(frame, source) ? target : source;
  const place = addPlace(frame, 'split', at, { data: whole, results: [value.data], sure: false });
  // The rows that another part is named by, as in `df.drop(train.index)`, are not among these.
  value.data.roles = value.data.roles.filter(
    (one) => one.role !== 'whole' && (!isPart(one) || one.role === part.role),
  );
  if (!value.data.roles.some(({ role, by }) => role === part.role && by === 'flow'))
    value.data.roles = [
      { ...part, by: 'flow', evidence: `cut out of \`${whole.name ?? place.text}\` as \`${called}\`` },
      ...value.data.roles,
    ];
}

/** Whether an expression takes some of the rows: `df[:n]`, `df[df.year < 2020]`, `df.sample(frac=0.8)`, `df.drop(train.index)`. */
function cutsRows(frame: Frame, source: Expression): boolean {
  if (isSplitOfArray(frame, source)) return true;
  if (source.kind === 'call' && source.callee.kind === 'attribute') {
    const { object, name } = source.callee;
    if (/^(?:copy|reset_index)$/.test(name)) return cutsRows(frame, object);
    if (name === 'drop') return takesIndex(source.arguments[0]?.value);
    return name === 'sample' && source.arguments.some(isFraction);
  }
  if (source.kind !== 'subscript' || /['"]/.test(written(frame, source.object))) return false;
  const [rows] = source.index;
  if (rows && isCondition(frame, rows)) return true;
  // `x[:, :42]` has all of the rows, and some of the columns.
  if (source.index.length > 1 && rows && written(frame, rows).trim() === ':') return false;
  const isCut = source.index.some(({ kind }) => kind === 'slice' || kind === 'name' || kind === 'unary');
  return isCut && !/['"]/.test(written(frame, source));
}

/** `train, test = np.split(rows, [n])`: rows, where no axis is named. */
function isSplitOfArray(frame: Frame, source: Expression): boolean {
  if (source.kind !== 'call' || source.arguments.length !== 2) return false;
  return (
    /^(?:np|numpy)\.(?:array_)?split$/.test(written(frame, source.callee)) &&
    source.arguments[1]?.name !== 'axis'
  );
}

/** `df.year < 2020`, `~is_test`, `(df.a > 1) & (df.b < 2)`. */
function isCondition(frame: Frame, rows: Expression): boolean {
  if (rows.kind === 'binary') return /^[&|]$/.test(rows.operator) && isCondition(frame, rows.left);
  if (rows.kind === 'unary') return rows.operator === '~';
  return rows.kind === 'compare';
}

/** `frac=0.8`; all of the rows are only shuffled, and so many of them are a sample. */
function isFraction({ name, value }: Argument): boolean {
  return name === 'frac' && !(value.kind === 'number' && value.value === 1);
}

/** `train.index`: the rows of another part. */
function takesIndex(given: Expression | undefined): boolean {
  return given?.kind === 'attribute' && given.name === 'index';
}

function becomePart(data: DataNode, part: Part): void {
  data.part = part;
  if (!data.parts.includes(part)) data.parts = [part, ...data.parts];
}

const HEAD = /^(?:0\s*)?:\s*([^:]+)$/;
const TAIL = /^([^:]+?)\s*:\s*(?:len\([^()]*\))?$/;
const MIDDLE = /^([^:]+?)\s*:\s*([^:]+)$/;

/** More points than these nobody cuts at. */
const mostPairs = 2_000;

/** Remembers that rows were cut off. Whether that parts training from test is seen by what becomes of both: see `settleCuts`. */
export function noteCut(frame: Frame, whole: DataNode, data: DataNode, at: Expression): void {
  const [rows] = at.kind === 'subscript' ? at.index : [];
  if (rows?.kind !== 'slice' || whole.roles.some(isPart)) return;
  const points = pointsOf(frame, written(frame, rows).replace(/\s+/g, ''));
  const known = points.flatMap(({ side, point }) => pairAt(frame.run, whole, point)?.[side] ?? [])[0];
  const cut = known ?? { frame, at, data, part: newPart() };
  for (const { side, point } of points) {
    const pair = pairAt(frame.run, whole, point);
    if (pair) pair[side] ??= cut;
  }
  if (points.length > 0) becomePart(data, cut.part);
}

/** The points that rows are cut at, and on which side of each they lie. A loop that goes on from point to point makes windows. */
function pointsOf(frame: Frame, rows: string): { side: 'head' | 'tail'; point: string }[] {
  const head = HEAD.exec(rows)?.[1];
  if (head !== undefined) return [{ side: 'head', point: head }];
  const tail = TAIL.exec(rows)?.[1];
  if (tail !== undefined) return [{ side: 'tail', point: tail }];
  const [, from, to] = MIDDLE.exec(rows) ?? [];
  if (from === undefined || to === undefined) return [];
  if (frame.inside.some((one) => one === 'loop' || one === 'windows' || one === 'folds')) return [];
  return [
    { side: 'tail', point: from },
    { side: 'head', point: to },
  ];
}

function pairAt({ cuts }: Run, whole: DataNode, point: string): CutPair | null {
  const pairs = cuts.get(whole) ?? new Map<string, CutPair>();
  const known = pairs.get(point);
  if (known) return known;
  if (cuts.size >= mostPairs || pairs.size >= mostPairs) return null;
  const pair: CutPair = { whole, head: null, tail: null };
  cuts.set(whole, pairs.set(point, pair));
  return pair;
}

/**
 * Rows that were cut in two are split into training and test where a model learns from the one part and is asked with the
 * other, whatever they are called. Called when all is followed.
 */
export function settleCuts({ cuts }: Run): void {
  for (const { whole, head, tail } of [...cuts.values()].flatMap((pairs) => [...pairs.values()])) {
    if (!head || !tail || (head.data.roles.some(isPart) && tail.data.roles.some(isPart))) continue;
    const [trained, asked] = trains(head) ? [head, tail] : [tail, head];
    if (!trains(trained) || trains(asked) || !isAsked(asked)) continue;
    const where = `cut off \`${whole.name ?? 'the table'}\``;
    trained.data.roles = [
      { role: 'train', by: 'flow', evidence: `${where}, and trained with` },
      ...trained.data.roles,
    ];
    asked.data.roles = [
      { role: 'test', by: 'flow', evidence: `${where}, and asked with` },
      ...asked.data.roles,
    ];
    addPlace(head.frame, 'split', head.at, {
      data: whole,
      results: [trained.data, asked.data],
      sure: false,
    });
  }
}

function trains({ part }: Cut): boolean {
  return part.uses.has('trains');
}

function isAsked({ part: { uses } }: Cut): boolean {
  return uses.has('asked') || uses.has('watched');
}

/** The rows that a loop put into a list, one after the other, as one table: always the same one. */
export function gatheredIn({ gathered }: Run, value: Value): DataNode | null {
  if (value.kind !== 'list') return null;
  const known = gathered.get(value);
  if (known !== null || !gathered.has(value)) return known ?? null;
  const data = asData(value);
  gathered.set(value, data);
  return data;
}
