import { floatOf, intOf, intsOf } from './attributes.ts';
import { DEFAULT_DOMAIN, type OnnxNode } from './model.ts';
import { dtypeOf, ELEMENTS, numbersOf, type Tensor, writtenTensor } from './tensor.ts';
import type { Budget, Constant, Value } from './values.ts';

/** No scaler has more features; what is longer are weights, which stay as they are. */
const MAX_NUMBERS = 65_536;

type Given = readonly (Value | null)[];
type Folder = (bytes: Uint8Array, node: OnnxNode, inputs: Given) => Tensor | null;

/**
 * What exporters leave of a scaler to compute anew in each run: `(x − mean) / sqrt(var + eps)`, a mean that gets its
 * dimensions by a node. Computed as the graph would, in the type of the constants. Null for anything else.
 */
export function folded(bytes: Uint8Array, node: OnnxNode, inputs: Given, budget: Budget): Tensor | null {
  if (node.domain !== DEFAULT_DOMAIN || node.outputs.length !== 1) return null;
  const folder = FOLDERS.get(node.operator);
  if (!folder || !inputs.every((value) => value === null || isSmall(value))) return null;
  budget.foldsLeft -= inputs.reduce((sum, value) => sum + itemsIn(tensorOf(value)), 1);
  return budget.foldsLeft < 0 ? null : folder(bytes, node, inputs);
}

function isSmall(value: Value): boolean {
  return value.kind === 'constant' && value.tensor !== null && itemsIn(value.tensor) <= MAX_NUMBERS;
}

function itemsIn(tensor: Tensor | null): number {
  return tensor ? tensor.shape.reduce((product, length) => product * length, 1) : 0;
}

const FOLDERS: ReadonlyMap<string, Folder> = new Map<string, Folder>([
  ['Cast', cast],
  ...['Unsqueeze', 'Squeeze', 'Reshape', 'Flatten'].map((name): [string, Folder] => [name, reshaped]),
  ['Sqrt', each(Math.sqrt)],
  ['Reciprocal', each((value) => 1 / value)],
  ['Neg', each((value) => -value)],
  ['Abs', each(Math.abs)],
  ['Add', both((a, b) => a + b)],
  ['Sub', both((a, b) => a - b)],
  ['Mul', both((a, b) => a * b)],
  ['Div', both((a, b) => a / b)],
  ['Max', both(Math.max)],
  ['Min', both(Math.min)],
  ['Clip', clipped],
]);

/** Each of these is right to the last bit in float32 where it is computed in float64 and then rounded. */
const ROUND: ReadonlyMap<string, (value: number) => number> = new Map([
  ['float32', Math.fround],
  ['float64', (value: number) => value],
]);

function tensorOf(value: Value | null | undefined): Tensor | null {
  return value?.kind === 'constant' ? value.tensor : null;
}

/** The numbers of a float constant, and how its type rounds; null for other types. */
function floatsIn(value: Value | null | undefined): Floats | null {
  const tensor = tensorOf(value);
  const round = tensor ? ROUND.get(dtypeOf(tensor.element) ?? '') : undefined;
  const numbers = tensor && round ? numbersOf(tensor) : null;
  return tensor && round && numbers ? { ...tensor, numbers, round } : null;
}

interface Floats extends Tensor {
  numbers: number[];
  round: (value: number) => number;
}

function made({ element, shape, round }: Floats, numbers: number[]): Tensor {
  return writtenTensor(numbers.map(round), shape, element);
}

function each(compute: (value: number) => number): Folder {
  return (_bytes, _node, [input]) => {
    const floats = floatsIn(input);
    return floats && made(floats, floats.numbers.map(compute));
  };
}

/** Of two constants of one shape, or of one number and others. */
function both(compute: (a: number, b: number) => number): Folder {
  return (_bytes, _node, inputs) => {
    const [one, two] = inputs.map(floatsIn);
    if (inputs.length !== 2 || !one || !two || one.element !== two.element) return null;
    const whole = isWithin(two, one) ? one : isWithin(one, two) ? two : null;
    if (!whole) return null;
    const at = ({ numbers }: Floats, index: number) =>
      numbers[numbers.length === 1 ? 0 : index] ?? Number.NaN;
    return made(
      whole,
      whole.numbers.map((_, index) => compute(at(one, index), at(two, index))),
    );
  };
}

/** Whether the result of the two has the shape of the second. */
function isWithin(small: Floats, { shape }: Floats): boolean {
  if (small.numbers.length === 1) return small.shape.length <= shape.length;
  return small.shape.join() === shape.join();
}

function clipped(bytes: Uint8Array, node: OnnxNode, [input, low, high]: Given): Tensor | null {
  const floats = floatsIn(input);
  const lowest = boundOf(low, floatOf(bytes, node, 'min') ?? Number.NEGATIVE_INFINITY);
  const highest = boundOf(high, floatOf(bytes, node, 'max') ?? Number.POSITIVE_INFINITY);
  if (!floats || lowest === null || highest === null) return null;
  return made(
    floats,
    floats.numbers.map((value) => Math.min(Math.max(value, lowest), highest)),
  );
}

function boundOf(value: Value | null | undefined, attribute: number): number | null {
  if (!value) return attribute;
  const [bound, ...others] = floatsIn(value)?.numbers ?? [];
  return bound === undefined || others.length > 0 ? null : bound;
}

/** To float32 and float64: what they cannot hold is rounded. Up to opset 5 the type was a text. */
function cast(bytes: Uint8Array, node: OnnxNode, [input]: Given): Tensor | null {
  const tensor = tensorOf(input);
  const element = intOf(bytes, node, 'to') ?? 0;
  const round = ROUND.get(dtypeOf(element) ?? '');
  if (!tensor || !round) return null;
  const numbers = numbersOf(tensor);
  return numbers && writtenTensor(numbers.map(round), tensor.shape, element);
}

/** The same numbers under another shape. */
function reshaped(bytes: Uint8Array, node: OnnxNode, [input, second]: Given): Tensor | null {
  const tensor = tensorOf(input);
  if (!tensor || ROUND.get(dtypeOf(tensor.element) ?? '') === undefined) return null;
  const listed = second ? integersIn(second) : null;
  if (second && !listed) return null;
  const shape = SHAPES[node.operator]?.(bytes, node, tensor.shape, listed) ?? null;
  const isWhole = shape?.reduce((product, length) => product * length, 1) === itemsIn(tensor);
  const numbers = shape && isWhole ? numbersOf(tensor) : null;
  return shape && numbers && writtenTensor(numbers, shape, tensor.element);
}

function integersIn(value: Constant | Value): number[] | null {
  const tensor = tensorOf(value);
  return tensor?.element === ELEMENTS.int64 ? numbersOf(tensor) : null;
}

type Shape = (bytes: Uint8Array, node: OnnxNode, shape: number[], listed: number[] | null) => number[] | null;

/** Constants have few dimensions; more are no scaler's. */
const MAX_DIMENSIONS = 8;

const SHAPES: Readonly<Record<string, Shape>> = {
  Unsqueeze(bytes, node, shape, listed) {
    const axes = listed ?? intsOf(bytes, node, 'axes') ?? [];
    const rank = shape.length + axes.length;
    if (rank > MAX_DIMENSIONS) return null;
    const added = new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)));
    const rest = shape.values();
    return Array.from({ length: rank }, (_, axis) => (added.has(axis) ? 1 : (rest.next().value ?? 0)));
  },
  Squeeze(bytes, node, shape, listed) {
    const axes = listed ?? intsOf(bytes, node, 'axes');
    const taken = new Set(axes?.map((axis) => (axis < 0 ? axis + shape.length : axis)));
    return shape.filter((length, axis) => (axes ? !taken.has(axis) : length !== 1));
  },
  Reshape(bytes, node, shape, listed) {
    const wanted = listed ?? intsOf(bytes, node, 'shape');
    if (!wanted || wanted.length > MAX_DIMENSIONS) return null;
    const kept = wanted.map((length, axis) => (length === 0 ? (shape[axis] ?? 0) : length));
    const others = kept.reduce((product, length) => product * (length === -1 ? 1 : length), 1);
    const whole = shape.reduce((product, length) => product * length, 1);
    return kept.map((length) => (length === -1 ? whole / others : length));
  },
  Flatten(bytes, node, shape) {
    const axis = intOf(bytes, node, 'axis') ?? 1;
    const sizeOf = (lengths: number[]) => lengths.reduce((product, length) => product * length, 1);
    return [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis))];
  },
};
