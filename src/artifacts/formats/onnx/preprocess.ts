import type { Plain } from '../../../generated/lock.ts';
import { shifted } from '../../../transform/affine.ts';
import { linesOf } from '../../../transform/arithmetic.ts';
import { toReal } from '../../../transform/real.ts';
import { type Cell, type Methods, table } from '../../../transform/tables.ts';
import { ArtifactError } from '../../error.ts';
import { floatOf, floatsOf, intOf, intsOf, stringOf, stringsOf } from './attributes.ts';
import type { OnnxNode } from './model.ts';
import { after, featureNames, scalerAt, settled } from './steps.ts';
import { type Budget, type Flow, numbersIn, spend, type Value } from './values.ts';

type Reader = (bytes: Uint8Array, node: OnnxNode, flow: Flow, budget: Budget) => Flow | null;

/** The operators of `ai.onnx.ml` that are a scaler, an imputer or an encoder. Source: onnx/docs/Operators-ml.md. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['Scaler', scaler],
  ['Imputer', imputer],
  ['Normalizer', normalizer],
  ['OneHotEncoder', oneHotEncoder],
]);

/** Null for an operator that is none of them, or that is used as none of them. */
export function preprocess(
  bytes: Uint8Array,
  node: OnnxNode,
  inputs: readonly (Value | null)[],
  budget: Budget,
): Flow | null {
  const [flow] = inputs;
  const reader = node.domain === 'ai.onnx.ml' ? READERS.get(node.operator) : undefined;
  return reader && flow?.kind === 'flow' ? reader(bytes, node, settled(flow, budget), budget) : null;
}

/** `(x − offset) · scale`, in float32 whatever goes in. */
function scaler(bytes: Uint8Array, node: OnnxNode, flow: Flow, budget: Budget): Flow {
  const given = { offset: floatsOf(bytes, node, 'offset'), scale: floatsOf(bytes, node, 'scale') };
  const offset = spread(given.offset, 'offset', flow, node, budget);
  const scale = spread(given.scale, 'scale', flow, node, budget);
  if (given.offset?.length !== given.scale?.length) {
    throw wrong(node, `offset has ${given.offset?.length} values and scale ${given.scale?.length}`);
  }
  const parameters = { offset: offset.map(toReal), scale: scale.map(toReal) };
  const features = featureNames(flow, scale.length);
  const affine = shifted(offset, scale, { features, dtype: 'float32' });
  return after(flow, scalerAt(node, parameters, affine), budget, { width: widthAfter(flow, scale.length) });
}

/** A parameter of one number for all features, or of one a feature. */
function spread<T>(
  values: T[] | undefined,
  name: string,
  { width }: Flow,
  node: OnnxNode,
  budget: Budget,
): T[] {
  const [first] = values ?? [];
  if (values === undefined || first === undefined) throw wrong(node, `it has no ${name}`);
  if (values.length !== 1 && width !== null && values.length !== width) {
    throw wrong(node, `${name} has ${values.length} values for ${width} features`);
  }
  if (values.length !== 1 || width === null) return values;
  spend(budget, width);
  return new Array<T>(width).fill(first);
}

/** One value for all features says nothing of how many there are. */
function widthAfter({ width }: Flow, count: number): number | null {
  return width ?? (count === 1 ? null : count);
}

function wrong(node: OnnxNode, what: string): ArtifactError {
  return new ArtifactError(`holds a broken ${node.operator} at /graph/node/${node.index}: ${what}`);
}

function imputer(bytes: Uint8Array, node: OnnxNode, flow: Flow, budget: Budget): Flow | null {
  const floats = floatsOf(bytes, node, 'imputed_value_floats');
  const integers = intsOf(bytes, node, 'imputed_value_int64s');
  const given = floats ?? integers;
  if (given === undefined || given.length === 0 || (floats && integers)) return null;
  const missing =
    (floats ? floatOf(bytes, node, 'replaced_value_float') : intOf(bytes, node, 'replaced_value_int64')) ?? 0;
  const name = floats ? 'imputed_value_floats' : 'imputed_value_int64s';
  const fill = spread(given, name, flow, node, budget);
  const parameters = { [name]: fill.map(toReal), replaced_value: toReal(missing) };
  const tables = { fill: fill.map(cell), missing: cell(missing) };
  const features = featureNames(flow, fill.length);
  const step = scalerAt(node, parameters, table('imputer', tables, features));
  return after(flow, step, budget, { width: widthAfter(flow, fill.length) });
}

function cell(value: number): Cell {
  const real = toReal(value);
  return typeof real === 'number' ? real : { float: real };
}

const NORMS: ReadonlyMap<string, 'l1' | 'l2' | 'max'> = new Map([
  ['L1', 'l1'],
  ['L2', 'l2'],
  ['MAX', 'max'],
]);

function normalizer(bytes: Uint8Array, node: OnnxNode, flow: Flow, budget: Budget): Flow {
  const said = stringOf(bytes, node, 'norm') ?? 'MAX';
  const norm = NORMS.get(said);
  if (norm === undefined) throw wrong(node, `there is no norm ${JSON.stringify(said.slice(0, 50))}`);
  const features = flow.width === null ? null : featureNames(flow, flow.width);
  return after(flow, scalerAt(node, { norm: said }, table('normalizer', { norm }, features)), budget);
}

function oneHotEncoder(bytes: Uint8Array, node: OnnxNode, flow: Flow, budget: Budget): Flow | null {
  const strings = stringsOf(bytes, node, 'cats_strings');
  const integers = intsOf(bytes, node, 'cats_int64s');
  const categories: Cell[] | undefined = strings ?? integers;
  if (categories === undefined || (strings && integers) || flow.width !== 1) return null;
  const unknown = (intOf(bytes, node, 'zeros') ?? 1) === 1 ? 'ignore' : 'error';
  const parameters: Record<string, Plain> = { [strings ? 'cats_strings' : 'cats_int64s']: categories };
  const tables: Methods['one-hot'] = { categories: [categories], unknown };
  const step = scalerAt(node, parameters, table('one-hot', tables, featureNames(flow, 1)));
  return after(flow, step, budget, { width: categories.length });
}

const EPSILON = Math.fround(1e-5);

/**
 * `(x − mean) / √(var + epsilon) · scale + B`, with what a channel learned, as a line: networks that are fed raw
 * numbers begin with it. Null where it is anything else. Source: onnx/docs/Operators.md.
 */
export function batchNormalization(
  bytes: Uint8Array,
  node: OnnxNode,
  inputs: readonly (Value | null)[],
  budget: Budget,
): Flow | null {
  const [flow, ...constants] = inputs;
  if (flow?.kind !== 'flow' || flow.numbers !== 'float' || constants.length !== 4) return null;
  if ((intOf(bytes, node, 'training_mode') ?? 0) !== 0) return null;
  const vectors = constants.flatMap((value) => {
    const numbers = numbersIn(value, budget);
    return numbers ? [numbers] : [];
  });
  const [scale, bias, mean, variance] = vectors;
  if (!scale || !bias || !mean || !variance) return null;
  const count = scale.length;
  const done = settled(flow, budget);
  if (vectors.some(({ length }) => length !== count)) throw wrong(node, 'its parameters differ in length');
  if (count === 0 || (done.isTable && done.width !== null && done.width !== count)) {
    throw wrong(node, `scale has ${count} values for ${done.width} features`);
  }
  const epsilon = floatOf(bytes, node, 'epsilon') ?? EPSILON;
  const factor = variance.map((value, index) => (scale[index] ?? 1) / Math.sqrt(value + epsilon));
  const run = [
    { operation: 'subtract', by: mean },
    { operation: 'multiply', by: factor },
    { operation: 'add', by: bias },
  ] as const;
  const [affine] = linesOf(run, count, { features: featureNames(done, count), dtype: 'float32' });
  const parameters = { scale, B: bias, mean, var: variance };
  const shown = Object.entries(parameters).map(([name, values]): [string, Plain] => [
    name,
    values.map(toReal),
  ]);
  const step = affine && scalerAt(node, { ...Object.fromEntries(shown), epsilon }, affine);
  return step ? after(done, step, budget) : null;
}
