import { promiseOf } from '../pins/libraries.ts';
import { contradicts, stepFrom } from '../pins/versions.ts';
import type { FilePin } from './facts.ts';
import type { Rule, Violation } from './rule.ts';
import { type ServedLibrary, servedLibraries } from './served.ts';
import { list } from './words.ts';

export const libraryVersion: Rule = {
  id: 'lock/library-version',
  summary: 'A scaler was saved by another library version than the serving side pins.',
  level: 'error',
  judgePair(facts) {
    const saved = byVersion(servedLibraries(facts));
    return facts.pins.flatMap((pins) => saved.flatMap((scalers) => judge(pins, scalers) ?? []));
  },
};

function byVersion(served: readonly ServedLibrary[]): ServedLibrary[][] {
  const groups = new Map<string, ServedLibrary[]>();
  for (const one of served) {
    const key = `${one.library} ${one.version}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** `scalers` were all saved by one version of one library. */
function judge(pins: readonly FilePin[], scalers: readonly ServedLibrary[]): Violation | null {
  const [first] = scalers;
  const ofLibrary = pins.filter(({ library }) => library === first?.library);
  // A list may pin one version for each Python or platform; beside a version, a range of another list decides nothing.
  const exact = ofLibrary.filter((pin) => pin.exact !== null);
  const deciding = exact.length > 0 ? exact : ofLibrary;
  const [pin] = deciding;
  if (!first || !pin || !deciding.every((one) => contradicts(one, first.version))) return null;
  const { library, version } = first;
  const asks = pin.exact === null ? `asks for ${library} ${pin.written}` : `pins ${library} ${pin.exact}`;
  const paths = list(scalers.map(({ scaler }) => scaler));
  return {
    path: pin.path,
    line: pin.line,
    column: pin.column,
    message: `${pin.path} ${asks}, and ${paths} ${scalers.length > 1 ? 'were' : 'was'} saved by ${version}`,
    fix: `pin ${library} ${version} where the pair is served, or train the pair again with the version that is served`,
    ...(isPromised(pin, scalers) ? { atMost: 'warning' as const } : {}),
  };
}

/** Whether the version that is served is a newer one that promises to read what the older one saved. */
function isPromised({ exact }: FilePin, scalers: readonly ServedLibrary[]): boolean {
  return (
    exact !== null &&
    scalers.every(
      ({ format, library, version }) =>
        promiseOf(format, library) === 'newer' && stepFrom(version, exact) === 'newer',
    )
  );
}
