/**
 * What a pickle says, as plain data. The symbolic machine builds these and nothing else: no class that a
 * pickle names is ever imported, constructed or called.
 */
export type PyValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | PyBytes
  | PyList
  | PyTuple
  | PySet
  | PyDict
  | PyGlobal
  | PyObject
  | PyArray
  | Dtype;

/** `bytes` or `bytearray`; a view on the file, not a copy. */
export interface PyBytes {
  kind: 'bytes';
  data: Uint8Array;
}

export interface PyList {
  kind: 'list';
  items: PyValue[];
}

export interface PyTuple {
  kind: 'tuple';
  items: PyValue[];
}

/** `set` or `frozenset`. */
export interface PySet {
  kind: 'set';
  items: PyValue[];
}

/** `dict`, `OrderedDict` or `defaultdict`: keys in the order of the file; keys may be any value. */
export interface PyDict {
  kind: 'dict';
  keys: PyValue[];
  values: PyValue[];
}

/** A class or function that the pickle names: only its name. */
export interface PyGlobal {
  kind: 'global';
  module: string;
  name: string;
}

/**
 * An instance that the pickle would construct: by class (`NEWOBJ`, `copyreg._reconstructor`, …) or by any other
 * call (`REDUCE` of a function), which `made` tells apart. `state` is what `BUILD` gave it, mostly a PyDict;
 * `items` and `entries` are what `APPENDS` and `SETITEMS` added to it.
 */
export interface PyObject {
  kind: 'object';
  /** `module.name` as the file spells it, for instance `sklearn.preprocessing._data.StandardScaler`. */
  class: string;
  made: 'class' | 'call';
  args: PyValue[];
  state: PyValue;
  items: PyValue[];
  entries: PyDict | null;
}

/** A numpy array or matrix. */
export interface PyArray {
  kind: 'array';
  dtype: Dtype;
  shape: number[];
  /** Column-major (Fortran) order of `data`. */
  fortran: boolean;
  /** The raw bytes, a view on the file; for dtype `O` the objects themselves, in the order of `fortran`. */
  data: Uint8Array | PyValue[];
}

/** A numpy dtype. */
export interface Dtype {
  kind: 'dtype';
  /** numpy's kind letter: b i u f c S U O V M m. */
  letter: string;
  /** Bytes an item. */
  itemSize: number;
  littleEndian: boolean;
  /** Set where items of letter `V` hold Python objects. */
  objects?: true;
}
