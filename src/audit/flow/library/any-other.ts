import { EXPLAINING, LOOKING } from '../../known/functions.ts';
import { HANDED_OVER } from '../../known/servers.ts';
import { MADE_UP, RESCALING_FUNCTIONS, SHAPING_LIBRARIES } from '../../known/shaping.ts';
import type { Expression } from '../../python/syntax.ts';
import { shortName } from '../../short-name.ts';
import { dataAmong, dataValue, derive } from '../data.ts';
import { allGiven } from '../given.ts';
import { handOver } from '../handed-over.ts';
import { noteCall, noteNamed, noteUse } from '../parts.ts';
import type { Frame } from '../run.ts';
import { noteEscape } from '../things.ts';
import type { Given, Value } from '../values.ts';

/** Any other function: data of what it is given, and things go where they are not followed. */
export function anything(frame: Frame, name: string, given: Given, at: Expression): Value {
  const all = allGiven(given);
  if (HANDED_OVER.test(name)) handOver(frame, all, name);
  noteUseOfCall(name, given);
  if (!LOOKING.test(name)) noteEscape(frame, all, `passed to \`${name}\``, at);
  if (CLASS.test(name) && !/^(?:numpy|pandas)\./.test(name))
    return { kind: 'object', class: name, given, attributes: new Map() };
  const from = dataAmong(all);
  const isShaping = !MADE_UP.test(name) && SHAPING_LIBRARIES.test(name) && !mayRescale(name, given);
  return dataValue(derive(from, { complete: isShaping && from.every(({ complete }) => complete) }));
}

/** Libraries' classes are written with a capital. */
const CLASS = /(?:^|\.)[A-Z]\w*$/;

/** What becomes of the parts of a split that a library's function is given. What is made of them is followed further. */
function noteUseOfCall(name: string, given: Given): void {
  if (EXPLAINING.test(name)) return;
  if (/^sklearn\.(?:metrics|model_selection)\./.test(name)) {
    noteUse(allGiven(given), 'asked');
    const isFolding = /\.(?:cross_\w+|learning_curve|validation_curve|permutation_test_score)$/.test(name);
    if (isFolding) noteUse(allGiven(given), 'trains');
  } else if (CLASS.test(name)) noteNamed(given, 'asked');
  else if (!LOOKING.test(name) && !SHAPING_LIBRARIES.test(name)) noteCall(name, given);
}

/** Whether a function of a library that shapes data may change its range after all. */
function mayRescale(name: string, given: Given): boolean {
  const last = shortName(name);
  // TensorFlow gives an image between 0 and 1 where it is asked for floats.
  return RESCALING_FUNCTIONS.test(last) || (last.startsWith('decode_') && given.named.has('dtype'));
}
