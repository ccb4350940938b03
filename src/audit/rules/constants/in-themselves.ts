import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import type { AuditFinding } from '../../rule.ts';
import { isSameNumbers, mistyped, publishedMean } from '../shared/numbers.ts';
import { code, whySide } from '../shared/words.ts';
import { typedIn } from './across-the-repository.ts';
import { numbers } from './difference.ts';

/** Numbers that cannot be meant, whatever the other side has: the mean in the deviation's place, a typing error in ImageNet's. */
export function inThemselves(map: ProjectMap, told: readonly AuditFinding[]): AuditFinding[] {
  const known = new Set(told.flatMap(({ training, inference }) => [...training, ...inference]));
  const places = [...typedIn(map, 'training'), ...typedIn(map, 'inference')];
  return places.flatMap((place): AuditFinding[] => {
    const wrong = known.has(place.id) ? null : whatIsWrong(place);
    if (!wrong) return [];
    const isTraining = place.side.side === 'training';
    return [
      {
        rule: 'audit/constants-differ',
        severity: 'warning',
        confidence: 'likely',
        message: `${wrong}: ${code(place)} has ${numbers(place)}`,
        fix: 'write the published numbers, best as a constant that the library has',
        evidence: ['all other numbers of the set are the published ones', ...whySide(place)],
        at: place.id,
        training: isTraining ? [place.id] : [],
        inference: isTraining ? [] : [place.id],
      },
    ];
  });
}

function whatIsWrong({ constants }: Place): string | null {
  const [mean, std] = [constants?.offset?.values ?? [], constants?.scale?.values ?? []];
  const published = publishedMean(mean);
  if (published !== null && isSameNumbers(mean, std))
    return `the mean of ${published} stands in the deviation's place too`;
  const meant = mistyped(mean, std);
  return meant === null ? null : `one number is not as published for ${meant}`;
}
