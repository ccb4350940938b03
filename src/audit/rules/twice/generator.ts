import { type ProjectMap, placesOf } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { shortName } from '../../short-name.ts';
import { thingOf } from '../shared/look-up.ts';
import { code, whySide } from '../shared/words.ts';
import { OF_PIXELS } from './of-pixels.ts';

/** A generator of images that divides by 255 and by what a network's own function does: that one expects pixels. */
export function dividedByTheGeneratorToo(map: ProjectMap): AuditFinding[] {
  return placesOf(map, ['create']).flatMap((place): AuditFinding[] => {
    const thing = thingOf(map, place);
    if (place.side.side === 'test' || !thing?.class || shortName(thing.class) !== 'ImageDataGenerator')
      return [];
    const own = thing.parameters.find(({ name }) => name === 'preprocessing_function')?.value;
    const divisor = place.constants?.form === 'divide' ? place.constants.scale?.values?.[0] : undefined;
    if (own?.kind !== 'text' || !OF_PIXELS.test(own.value) || divisor === undefined || divisor < 2) return [];
    const isInference = place.side.side === 'inference';
    return [
      {
        rule: 'audit/double-normalization',
        severity: 'error',
        confidence: 'certain',
        message: `${code(place)} divides by ${divisor} what \`${own.value}\` has normalized`,
        fix: 'take `rescale` out: `preprocess_input` takes the pixels as they are',
        evidence: ['a generator calls its function first, and rescales what that gives', ...whySide(place)],
        at: place.id,
        training: isInference ? [] : [place.id],
        inference: isInference ? [place.id] : [],
      },
    ];
  });
}
