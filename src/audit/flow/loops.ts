import type { Surrounding } from '../place.ts';
import type { Expression } from '../python/syntax.ts';
import { asData, dataValue, derive } from './data.ts';
import { elementOf } from './elements.ts';
import type { Frame } from './run.ts';
import { assign } from './targets.ts';
import type { Value } from './values.ts';

/** What a loop goes over, by how that is written. */
export function loopOf(source: string): Surrounding {
  if (/(?:fold|split|cv|kf|loo)\w*(?:\([^()]*\))?\.split\(|\bfolds?\b/i.test(source)) return 'folds';
  if (/groupby|rolling|sliding_window|windows?\b/.test(source)) return 'windows';
  return /range\(.*(?:len\(|shape\[|window|seq_|lookback|look_back|time_?steps?)/i.test(source)
    ? 'windows'
    : 'loop';
}

/** What a loop gives its names, one after the other: the parts of a fold, a window, or an element. */
export function bindLoop(frame: Frame, target: Expression, value: Value, inside: Surrounding): void {
  const [first, second] = target.kind === 'list' ? target.items.slice(-2) : [];
  const pair = first?.kind === 'list' && target.kind === 'list' ? target.items.at(-1) : null;
  if (inside === 'folds') {
    const parts =
      second?.kind === 'list'
        ? second.items
        : pair?.kind === 'list'
          ? pair.items
          : first && second
            ? [first, second]
            : [];
    const where = 'a fold of the cross-validation';
    parts.slice(-2).forEach((part, index) => {
      const role = index === 0 ? ('train' as const) : ('test' as const);
      const evidence = `${index === 0 ? 'the training part' : 'the test part'} of ${where}`;
      assign(
        frame,
        part,
        dataValue(derive([asData(value)], { roles: [{ role, by: 'flow', evidence }] })),
        null,
      );
    });
    if (parts.length > 0) return;
  }
  const element = elementOf(value);
  if (inside === 'windows' && element.kind === 'data')
    element.data.roles = [
      ...element.data.roles,
      { role: 'window', by: 'flow', evidence: 'a part of a series or a group, one after the other' },
    ];
  assign(frame, target, element, null);
}
