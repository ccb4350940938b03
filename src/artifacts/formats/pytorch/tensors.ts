import { fromReal } from '../../../transform/real.ts';
import { ArtifactError } from '../../error.ts';
import { dtypeName, isNumeric, numbersOf } from '../../numpy.ts';
import { dictGet, isDict } from '../../pickle/access.ts';
import type { PyArray, PyDict, PyObject, PyValue } from '../../pickle/values.ts';
import { step } from '../json/values.ts';
import type { Tensor } from '../tensors/tensor.ts';
import type { Unpickled } from './unpickled.ts';

/** A nested dict of a checkpoint, a state dict, or the modules of a model. */
interface Holder {
  /** A JSON Pointer to the dict or the outermost module. */
  holder: string;
  /** The modules below it, each with a dot: `encoder.0.`. */
  prefix: string;
  depth: number;
}

/** What a file of torch holds that a model or a scaler may be made of. */
export interface Contents {
  tensors: Tensor[];
  /** Instances of torch.nn.Module, by `moduleKey`. */
  modules: ReadonlyMap<string, PyObject>;
}

/** Where a module is: the holder of its tensors, and what their names begin with. */
export function moduleKey(holder: string, prefix: string): string {
  return `${holder}\0${prefix}`;
}

const MAX_DEPTH = 200;
const MAX_TENSORS = 1_000_000;

/**
 * The tensors of a file, in its order, with their names as `state_dict()` spells them: those of nested dicts, of modules
 * (their `_parameters`, `_buffers` and `_modules`) and of scripted modules. Arrays of numpy and lists of numbers in a
 * dict count as well, for a checkpoint may hold a mean as any of these. Of a list at the root its dicts and modules are
 * looked into: a state dict and its optimizer's.
 */
export function contentsOf({ root, dtypes }: Unpickled): Contents {
  const tensors: Tensor[] = [];
  const modules = new Map<string, PyObject>();
  const seen = new Set<PyValue>();

  function add({ holder, prefix }: Holder, name: string, array: PyArray): void {
    if (tensors.length >= MAX_TENSORS) throw new ArtifactError(`holds more than ${MAX_TENSORS} tensors`);
    tensors.push(tensorOf(holder, prefix + name, array, dtypes.get(array) ?? dtypeName(array.dtype)));
  }

  function take(value: PyValue, name: string, at: Holder, inModule: boolean): void {
    if (typeof value !== 'object' || value === null) return;
    if (value.kind === 'array') {
      add(at, name, value);
      return;
    }
    if (value.kind === 'list' || value.kind === 'tuple') {
      const list = inModule ? null : listTensor(at.holder, at.prefix + name, value.items);
      if (list) tensors.push(list);
      return;
    }
    const within = inModule
      ? { ...at, prefix: `${at.prefix}${name}.`, depth: at.depth + 1 }
      : { holder: at.holder + step(name), prefix: '', depth: at.depth + 1 };
    look(value, within);
  }

  function look(value: PyValue, at: Holder): void {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (at.depth > MAX_DEPTH) throw new ArtifactError(`is nested deeper than ${MAX_DEPTH} levels`);
    if (value.kind === 'dict') eachOf(value, (name, inner) => take(inner, name, at, false));
    else if (value.kind === 'object') lookIntoModule(value, at);
    else if (value === root && (value.kind === 'list' || value.kind === 'tuple')) {
      for (const [index, item] of value.items.entries())
        look(item, { holder: step(String(index)), prefix: '', depth: 1 });
    }
  }

  function lookIntoModule(object: PyObject, at: Holder): void {
    const { state } = object;
    if (!isDict(state)) return;
    modules.set(moduleKey(at.holder, at.prefix), object);
    const isScripted = object.class.startsWith('__torch__.');
    const parts = isScripted ? [state] : PARTS_OF_MODULES.map((part) => dictGet(state, part)).filter(isDict);
    for (const part of parts) eachOf(part, (name, inner) => take(inner, name, at, true));
  }

  look(root, { holder: '', prefix: '', depth: 0 });
  return { tensors, modules };
}

/** In the order in which `state_dict()` gives them. */
const PARTS_OF_MODULES = ['_parameters', '_buffers', '_modules'];

function eachOf(dict: PyDict, visit: (name: string, value: PyValue) => void): void {
  for (const [at, key] of dict.keys.entries()) {
    const value = dict.values[at];
    if (value !== undefined && (typeof key === 'string' || typeof key === 'number'))
      visit(String(key), value);
  }
}

function tensorOf(holder: string, name: string, array: PyArray, dtype: string): Tensor {
  return {
    holder,
    name,
    dtype,
    shape: array.shape,
    numbers() {
      if (!isNumeric(array))
        throw new ArtifactError(`holds numbers of dtype ${dtype}`, { unsupported: true });
      return numbersOf(array).map(fromReal);
    },
  };
}

function listTensor(holder: string, name: string, items: readonly PyValue[]): Tensor | null {
  const numbers = items.filter((item) => typeof item === 'number');
  if (numbers.length === 0 || numbers.length !== items.length) return null;
  return { holder, name, dtype: 'float64', shape: [numbers.length], numbers: () => numbers };
}
