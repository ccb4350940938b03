import type { Inputs } from './columns.ts';
import type { OnnxGraph, OnnxInput } from './model.ts';
import { dtypeOf } from './tensor.ts';
import type { Flow } from './values.ts';

/** More columns than this are not counted one by one. */
const MAX_COLUMNS = 100_000;

/** The inputs of a graph as flows to which nothing has happened, by name. */
export function inputFlows(graph: OnnxGraph): { flows: Map<string, Flow>; inputs: Inputs } {
  const given = realInputs(graph);
  const isSingle = given.length === 1;
  const flows = new Map(given.map((input) => [input.name, inputFlow(input, isSingle)]));
  const all = [...flows.values()].map(({ columns }) => columns);
  const columns = all.every((each) => each !== null) ? all.flat() : null;
  return { flows, inputs: { isSingle, columns } };
}

/** Up to IR version 3 every initializer was an input as well. */
export function realInputs({ inputs, initializers, sparse }: OnnxGraph): OnnxInput[] {
  return inputs.filter(({ name }) => !initializers.has(name) && !sparse.has(name));
}

function inputFlow(input: OnnxInput, isSingle: boolean): Flow {
  const isTable = input.shape === null || input.shape.length === 2;
  const width = widthOf(input);
  const columns =
    width === null
      ? null
      : width === 1 && !isSingle
        ? [input.name]
        : Array.from({ length: width }, (_, index) => (isSingle ? index : `${input.name}[${index}]`));
  return {
    kind: 'flow',
    columns,
    source: input.name,
    steps: [],
    pending: [],
    width,
    isTable,
    numbers: numbersIn(input, isTable),
    depth: 0,
  };
}

/** How many columns a table has; null where it does not say, or where the input is no table. */
export function widthOf({ shape }: OnnxInput): number | null {
  const width = shape?.length === 2 ? (shape[1] ?? null) : null;
  return width !== null && width <= MAX_COLUMNS ? width : null;
}

/** Pixels are bytes. Other integers may be places and masks, unless they stand in a table. */
function numbersIn({ element }: OnnxInput, isTable: boolean): Flow['numbers'] {
  const dtype = element === null ? null : dtypeOf(element);
  if (dtype === null) return 'none';
  if (/float/.test(dtype) || dtype === 'uint8') return 'float';
  return isTable ? 'integer' : 'none';
}
