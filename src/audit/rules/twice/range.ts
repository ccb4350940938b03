import type { Constants } from '../../constants.ts';
import { isSameNumbers } from '../shared/numbers.ts';

/** Whether a step maps the bytes of an image to [0, 1], and does nothing else. */
export function dividesByTheRange({ constants }: { constants: Constants | null }): boolean {
  return constants?.form === 'divide' && (constants.scale?.values?.every((value) => value === 255) ?? false);
}

/** Whether two steps subtract and divide by the same numbers that stand in the code. */
export function isSameByHand(
  { constants: a }: { constants: Constants | null },
  { constants: b }: { constants: Constants | null },
): boolean {
  if (!a || !b || a.form !== b.form || (a.form !== 'standard' && a.form !== 'minmax')) return false;
  const [offset, scale] = [a.offset?.values, a.scale?.values];
  // `(x - 0.5) / 0.5` after a division that is not followed may be meant once each.
  if (!offset || !scale || (offset.length === 1 && offset[0] === scale[0])) return false;
  return isSameNumbers(offset, b.offset?.values ?? []) && isSameNumbers(scale, b.scale?.values ?? []);
}
