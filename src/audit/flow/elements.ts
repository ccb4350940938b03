import { asData, dataAmong, dataValue, derive, unknownData } from './data.ts';
import { either } from './names.ts';
import type { Value } from './values.ts';

/** One of what a value holds, as a loop gets it. */
export function elementOf(of: Value): Value {
  switch (of.kind) {
    case 'list':
      return of.items.length > 0 ? either(of.items.slice(0, 8)) : dataValue(unknownData(null));
    case 'dict':
      return { kind: 'text', text: '*', known: false };
    case 'either':
      return either(of.values.map(elementOf));
    case 'thing':
      return of.thing.parts.length > 0
        ? either(of.thing.parts.map((thing) => ({ kind: 'thing', thing })))
        : dataValue(derive([asData(of)]));
    case 'data':
      return dataValue(derive([of.data], {}));
    default:
      return dataValue(derive(dataAmong([of])));
  }
}
