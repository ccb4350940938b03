import { attribute } from './access.ts';
import { isDtype, itemCount, makeArray, shapeFrom } from './arrays.ts';
import { fail, take, uint8 } from './cursor.ts';
import { holdsObjects } from './dtype.ts';
import type { Reading } from './reading.ts';
import type { PyObject, PyValue } from './values.ts';

/** Whether joblib would read an array in place of this object; older spellings are under `sklearn.externals`. */
export function isArrayWrapper(object: PyObject): boolean {
  return object.class.endsWith('ArrayWrapper') && /(^|\.)numpy_pickle(_compat)?\.\w+$/.test(object.class);
}

/**
 * The array that a joblib wrapper stands for. After the BUILD of a `NumpyArrayWrapper` come, outside of any frame:
 * for items that are objects, a whole pickle of the array; else, where the wrapper has `numpy_array_alignment_bytes`
 * (joblib 1.2 and later), a byte that counts the padding and the padding; then the raw bytes of the array.
 * Source: joblib's numpy_pickle.py, `NumpyArrayWrapper.write_array` and `read_array`.
 */
export function readInlineArray(reading: Reading, wrapper: PyObject, readNested: () => PyValue): PyValue {
  const { cursor } = reading;
  if (!wrapper.class.endsWith('.NumpyArrayWrapper')) {
    fail(cursor, `names an array that joblib before 0.10 keeps in a file of its own (${wrapper.class})`, {
      unsupported: true,
    });
  }
  if (cursor.at < cursor.frameEnd) fail(cursor, 'begins an array inside of a frame');
  // What follows lies outside of the frame that this BUILD may have ended.
  cursor.frameEnd = 0;
  reading.joblib = true;

  const dtype = attribute(wrapper, 'dtype');
  if (!isDtype(dtype))
    return fail(cursor, "names an array of a dtype that is not numpy's own", { unsupported: true });
  if (holdsObjects(dtype)) return readNested();

  const shape = shapeFrom(reading, attribute(wrapper, 'shape'));
  const alignment = attribute(wrapper, 'numpy_array_alignment_bytes');
  if (alignment !== undefined && alignment !== null) take(cursor, uint8(cursor));
  const data = take(cursor, itemCount(reading, shape, dtype.itemSize) * dtype.itemSize);
  return makeArray(reading, dtype, shape, attribute(wrapper, 'order') === 'F', data);
}
