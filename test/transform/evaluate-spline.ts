/** What a spline table says beside its knots. */
interface Options {
  degree: number;
  extrapolation: string;
  bias: boolean;
}

/** Every B-spline over the knots at x, as `SplineTransformer` gives them. */
export function splineColumns(knots: readonly number[], options: Options, x: number): number[] {
  const { degree, extrapolation, bias } = options;
  const count = knots.length - degree - 1;
  const [low = 0, high = 0] = [knots[degree], knots[count]];
  let columns: number[];
  if (extrapolation === 'periodic') {
    const inside = low + mod(x - low, high - low);
    const all = basis(knots, degree, inside);
    columns = all
      .slice(0, count - degree)
      .map((value, index) => value + (index < degree ? (all[count - degree + index] ?? 0) : 0));
  } else if (extrapolation === 'continue') {
    columns = basis(knots, degree, x);
  } else {
    const edge = Math.min(Math.max(x, low), high);
    const slopes = extrapolation === 'linear' && edge !== x ? derivative(knots, degree, edge) : null;
    columns = basis(knots, degree, edge).map((value, index) => value + (x - edge) * (slopes?.[index] ?? 0));
  }
  return bias ? columns : columns.slice(0, -1);
}

function mod(a: number, b: number): number {
  return a - Math.floor(a / b) * b;
}

/** By the recursion of Cox and de Boor, on the piece of the base interval that x lies in or next to. */
function basis(knots: readonly number[], degree: number, x: number, full = degree): number[] {
  const count = knots.length - full - 1;
  const at = (index: number): number => knots[index] ?? 0;
  let piece = full;
  while (piece < count - 1 && at(piece + 1) <= x) piece++;
  let values = knots.slice(1).map((_, index) => Number(index === piece));
  for (let order = 1; order <= degree; order++) {
    values = values.slice(1).map((next, index) => {
      const before = values[index] ?? 0;
      const rise = before === 0 ? 0 : ((x - at(index)) / (at(index + order) - at(index))) * before;
      const fall =
        next === 0 ? 0 : ((at(index + order + 1) - x) / (at(index + order + 1) - at(index + 1))) * next;
      return rise + fall;
    });
  }
  return values;
}

function derivative(knots: readonly number[], degree: number, x: number): number[] {
  const lower = basis(knots, degree - 1, x, degree);
  const at = (index: number): number => knots[index] ?? 0;
  return lower.slice(1).map((next, index) => {
    const before = lower[index] ?? 0;
    return (
      (degree * before) / (at(index + degree) - at(index)) -
      (degree * next) / (at(index + degree + 1) - at(index + 1))
    );
  });
}
