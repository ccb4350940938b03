import type { Constants } from '../../constants.ts';
import type { Place } from '../../place.ts';
import type { AuditFinding } from '../../rule.ts';
import { at, code, whySide } from '../shared/words.ts';

/** A finding about numbers that are others than those of a training. */
export function difference(
  trained: Place,
  asked: Place,
  { sure, tie, more = [] }: { sure: boolean; tie: string; more?: readonly Place[] },
): AuditFinding {
  return {
    rule: 'audit/constants-differ',
    severity: sure ? 'error' : 'warning',
    confidence: sure ? 'certain' : 'likely',
    message: `${code(asked)} has ${numbers(asked)}, and the model was trained with ${numbers(trained)} (${at(trained)})`,
    fix: 'keep the numbers in one place that both sides import, or save them in training and load them here',
    evidence: [tie, ...whySide(asked)],
    at: asked.id,
    training: [trained.id],
    inference: [...new Set([asked.id, ...more.map(({ id }) => id)])],
  };
}

/** The numbers of a place as people say them: `mean 0.485, 0.456, 0.406 and std 0.229, 0.224, 0.225`. */
export function numbers({ constants }: Place): string {
  if (!constants) return 'other numbers';
  const [offset, scale] = [listed(constants, 'offset'), listed(constants, 'scale')];
  const names = {
    standard: ['mean', 'deviation'],
    minmax: ['minimum', 'range'],
    divide: ['', 'divisor'],
    shift: ['shift', ''],
  };
  const [first, second] = names[constants.form];
  return (
    [offset && `${first} ${offset}`, scale && `${second} ${scale}`].filter(Boolean).join(' and ') ||
    'other numbers'
  );
}

function listed(constants: Constants, which: 'offset' | 'scale'): string | null {
  const part = constants[which];
  if (!part) return null;
  if (!part.values) return `\`${part.text.replaceAll('`', "'")}\``;
  const shown = part.values.slice(0, 4).map((value) => `${Number(value.toPrecision(6))}`);
  return `${shown.join(', ')}${part.values.length > 4 ? ', …' : ''}`;
}
