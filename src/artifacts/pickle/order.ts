/**
 * Calls `visit` with the place of each item, in the C order of a transposed array: `shape` is how the items lie (C
 * order), `axes` which of its axes comes first, second, … afterwards.
 */
export function visitTransposed(
  shape: readonly number[],
  axes: readonly number[],
  visit: (place: number) => void,
): void {
  const items = shape.reduce((product, length) => product * length, 1);
  const lengths = axes.map((axis) => shape[axis] ?? 0);
  const strides = axes.map((axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
  const index = axes.map(() => 0);
  let place = 0;
  for (let count = 0; count < items; count++) {
    visit(place);
    // The last axis turns fastest; one that is full goes back to 0 and turns the one before it.
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      const stride = strides[axis] ?? 0;
      const next = (index[axis] ?? 0) + 1;
      place += stride;
      index[axis] = next;
      if (next < (lengths[axis] ?? 0)) break;
      place -= stride * next;
      index[axis] = 0;
    }
  }
}
