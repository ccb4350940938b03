import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { shortName } from '../../short-name.ts';
import { expanded } from '../shared/expand.ts';
import { named, ownNormalizers } from '../shared/learners.ts';
import { stepsBefore, thingOf } from '../shared/look-up.ts';
import { at, code, whySide } from '../shared/words.ts';
import { dividesByTheRange } from './range.ts';

/** A model that begins with a `Rescaling` layer learns from pixels that were divided before: it sees next to nothing of them. */
export function dividedBeforeTheLayer(map: ProjectMap): AuditFinding[] {
  const trainings = placesOf(map, ['train']).filter(
    ({ side, thing }) => side.side !== 'test' && thing !== null,
  );
  return trainings.flatMap((train): AuditFinding[] => {
    const before = expanded(map, stepsBefore(map, train)).find(dividesByTheRange);
    const layer = ownNormalizers(map, thingOf(map, train)).find((part) => {
      const constants = part.born === null ? null : (map.places[part.born]?.constants ?? null);
      return part.class !== null && shortName(part.class) === 'Rescaling' && dividesByTheRange({ constants });
    });
    if (!before || !layer) return [];
    return [
      {
        rule: 'audit/double-normalization',
        severity: 'error',
        confidence: 'certain',
        message: `${code(before.place)} divides what the model divides again: it holds ${named(map, layer)} and is trained at ${at(train)}`,
        fix: 'feed the model raw pixels on both sides, or take the layer out',
        evidence: [
          `what ${at(before.applied)} gives goes into the training at ${at(train)}`,
          ...whySide(train),
        ],
        at: before.place.id,
        training: [...new Set([before.place.id, layer.born ?? train.id, train.id])],
        inference: [],
      },
    ];
  });
}
