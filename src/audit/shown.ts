import type { Place } from './place.ts';
import type { ProjectMap } from './project-map.ts';
import { shortName } from './short-name.ts';
import type { Thing } from './thing.ts';

/** Places and things as people read them: in a report's lines, a table or a picture. */

/** The class without its module, or the name, or what it is taken for. */
function showThing(thing: Thing): string {
  if (thing.class !== null) return shortName(thing.class);
  return thing.name ?? thing.looksLike ?? thing.family;
}

/** What is done to what, as `fit_transform StandardScaler`, `load models/scaler.pkl`, `x / 255`. */
export function showPlace(map: Pick<ProjectMap, 'things'>, place: Place): string {
  const thing = place.thing === null ? undefined : map.things[place.thing];
  const file = place.file?.text ?? null;
  switch (place.kind) {
    case 'constants':
      return `normalize by hand: ${place.text}`;
    case 'split':
      return `split: ${place.text}`;
    case 'columns':
      return `columns ${(place.columns ?? []).slice(0, 6).join(', ')}${(place.columns?.length ?? 0) > 6 ? ', …' : ''}`;
    case 'save':
    case 'load':
      return `${place.kind} ${thing ? showThing(thing) : 'data'}${file === null ? '' : ` ${place.kind === 'save' ? 'to' : 'from'} ${file}${place.within.join('')}`}`;
    default:
      return `${place.kind} ${thing ? showThing(thing) : ''}`.trim();
  }
}
