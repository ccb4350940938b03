import type { Constants } from '../../constants.ts';

/** Constants are written with three or four digits: what differs by less than half a percent is the same, rounded. */
const ROUNDING = 0.005;

/** `y = gain · x + bias`, one of each a channel or a feature; one alone holds for all. */
export interface Affine {
  gain: readonly number[];
  bias: readonly number[];
}

const IDENTITY: Affine = { gain: [1], bias: [0] };

/** What the steps do together; null where one of them is not known by its numbers. */
export function affineOf(steps: readonly { constants: Constants | null }[]): Affine | null {
  let all: Affine | null = IDENTITY;
  for (const { constants } of steps) {
    const one = constants && affineOfConstants(constants);
    all = all && one && compose(all, one);
  }
  return all;
}

/** `(x - offset) / scale`, after the division that the class does by itself. */
export function affineOfConstants({ offset, scale, dividedBefore }: Constants): Affine | null {
  const [center, spread] = [offset ? offset.values : [0], scale ? scale.values : [1]];
  if (!center || !spread || spread.some((value) => value === 0) || dividedBefore === 0) return null;
  const width = Math.max(center.length, spread.length);
  const before = 1 / (dividedBefore ?? 1);
  const gain = range(width, (index) => before / pick(spread, index));
  return { gain, bias: range(width, (index) => -pick(center, index) / pick(spread, index)) };
}

function compose(first: Affine, then: Affine): Affine {
  const width = Math.max(first.gain.length, then.gain.length, first.bias.length, then.bias.length);
  return {
    gain: range(width, (index) => pick(first.gain, index) * pick(then.gain, index)),
    bias: range(width, (index) => pick(first.bias, index) * pick(then.gain, index) + pick(then.bias, index)),
  };
}

/** Whether two transforms are the same but for rounding. Biases are weighed by the spread of what comes out. */
export function isSameAffine(a: Affine, b: Affine): boolean {
  const width = Math.max(a.gain.length, b.gain.length, a.bias.length, b.bias.length);
  return range(width, (index) => index).every((index) => {
    const [one, other] = [pick(a.bias, index), pick(b.bias, index)];
    return isClose(pick(a.gain, index), pick(b.gain, index)) && Math.abs(one - other) <= biasRoom(one, other);
  });
}

function biasRoom(a: number, b: number): number {
  return Math.max(0.01, ROUNDING * Math.max(Math.abs(a), Math.abs(b)));
}

/** The channels from the last to the first: those of an image in BGR. */
function reversed({ gain, bias }: Affine): Affine {
  return { gain: gain.toReversed(), bias: bias.toReversed() };
}

/** Whether the one is the other with its channels the other way round: for an image that OpenCV read it is right so. */
export function isSameReversed(a: Affine, b: Affine): boolean {
  return isSameAffine(a, reversed(b));
}

/** Whether two lists of constants are the same but for rounding; one number stands for as many as the other has. */
export function isSameNumbers(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length && a.length !== 1 && b.length !== 1) return false;
  return range(Math.max(a.length, b.length), (index) => index).every((index) =>
    isClose(pick(a, index), pick(b, index)),
  );
}

function isClose(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

function pick(values: readonly number[], index: number): number {
  return values[values.length === 1 ? 0 : index] ?? Number.NaN;
}

function range<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** Constants that whole fields copy from each other. */
const PUBLISHED: readonly { name: string; mean: readonly number[]; std: readonly number[] }[] = [
  { name: 'ImageNet', mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  { name: 'CIFAR-10', mean: [0.4914, 0.4822, 0.4465], std: [0.247, 0.2435, 0.2616] },
  { name: 'CIFAR-100', mean: [0.5071, 0.4867, 0.4408], std: [0.2675, 0.2565, 0.2761] },
  { name: 'CLIP', mean: [0.48145466, 0.4578275, 0.40821073], std: [0.26862954, 0.26130258, 0.27577711] },
  { name: 'MNIST', mean: [0.1307], std: [0.3081] },
];

/** Published constants that these are meant to be and are not: one number of six is another, or the channels changed places. */
export function mistyped(mean: readonly number[], std: readonly number[]): string | null {
  for (const known of PUBLISHED) {
    if (mean.length !== known.mean.length || std.length !== known.std.length || mean.length < 3) continue;
    const written = [...mean, ...std];
    const wrong = [...known.mean, ...known.std].filter(
      (value, index) => !isClose(value, written[index] ?? 0),
    );
    if (wrong.length === 1) return known.name;
  }
  return null;
}

/** The published set that a mean is of. */
export function publishedMean(mean: readonly number[]): string | null {
  return (
    PUBLISHED.find((known) => mean.length === known.mean.length && isSameNumbers(mean, known.mean))?.name ??
    null
  );
}
