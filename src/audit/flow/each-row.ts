import type { DataRole } from '../data.ts';
import type { Expression } from '../python/syntax.ts';
import { dataValue, derive } from './data.ts';
import { type Frame, written } from './run.ts';
import type { DataNode, Value } from './values.ts';

/**
 * Whether a measure is taken of each row by itself, as `x.mean(axis=1)` or `np.std(images, axis=(1, 2))` are: what is normalized by it
 * needs no other row. `place` is where the axis stands among the arguments that have no name.
 */
export function isOfEachRow(at: Expression, place: number): boolean {
  if (at.kind !== 'call') return false;
  const named = at.arguments.find(({ name }) => name === 'axis' || name === 'dim');
  const axis = named ?? at.arguments.filter(({ name, star }) => name === null && star === '')[place];
  return axis !== undefined && leavesRows(axis.value);
}

/** An axis, or axes, without the first: that of the rows. */
function leavesRows(axis: Expression): boolean {
  switch (axis.kind) {
    case 'number':
      return axis.value !== 0;
    case 'unary':
      return axis.operator === '-';
    case 'list':
      return axis.items.length > 0 && axis.items.every(leavesRows);
    case 'text':
      return axis.parts.length === 1 && axis.parts[0] === 'columns';
    default:
      return false;
  }
}

/** Methods that call a function for each element, or for each batch. */
const ELEMENTWISE = /^(?:map|map_batches|with_transform)$/;

const ROW: DataRole = { role: 'window', by: 'flow', evidence: 'a row or a group, one after the other' };

/** What a function is given that a table calls (`X.apply(f)`): a row or a group by itself, or else a column, or the whole. */
export function givenToMapped(frame: Frame, data: DataNode, at: Expression): DataNode {
  const called = at.kind === 'call' && at.callee.kind === 'attribute' ? at.callee : null;
  const isGrouped =
    called && /\b(?:groupby|rolling|resample|expanding)\(/.test(written(frame, called.object));
  const isRow = isGrouped || ELEMENTWISE.test(called?.name ?? '') || isOfEachRow(at, 1);
  return derive([data], { name: data.name, roles: isRow ? [ROW] : [] });
}

/** What a comprehension gets of a table: its rows, one after the other. */
export function oneOf(element: Value, of: Value): Value {
  return of.kind === 'data' && element.kind === 'data'
    ? dataValue(derive([element.data], { name: element.data.name, roles: [ROW] }))
    : element;
}

/** Rows that were looked at one by one are a table again. */
export function together(data: DataNode): DataNode {
  return data.roles.includes(ROW) ? { ...data, roles: data.roles.filter((role) => role !== ROW) } : data;
}
