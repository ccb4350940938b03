import { RESCALING_METHODS } from '../known/shaping.ts';
import type { Expression } from '../python/syntax.ts';
import { shortName } from '../short-name.ts';
import { dataAmong, dataValue, derive } from './data.ts';
import { allGiven } from './given.ts';
import { handOver } from './handed-over.ts';
import { noteCall } from './parts.ts';
import type { Frame } from './run.ts';
import { saveByFetching } from './save-load.ts';
import { noteEscape } from './things.ts';
import type { DataNode, Given, Value } from './values.ts';

/** What nobody knows: data of what it is made of; things among the arguments go where they are not followed. */
export function unknownResult(frame: Frame, from: readonly DataNode[], given: Given, at: Expression): Value {
  const all = allGiven(given);
  const name = calleeText(frame, at);
  noteEscape(frame, all, `passed to \`${name}\``, at);
  noteCall(name, given);
  saveByFetching(frame, name, given, at);
  if (
    /(?:^|\.)(?:click|submit|change|add_url_rule|add_api_route|add_(?:get|post|put|route)|launch)$/.test(name)
  )
    handOver(frame, all, name);
  const isMethod = from.length > 0 && !RESCALING_METHODS.test(shortName(name));
  const known = isMethod && from.every(({ complete }) => complete);
  return dataValue(derive([...from, ...dataAmong(all)], { complete: known }));
}

/** What is called, as the code writes it: its end where it is long. */
function calleeText(frame: Frame, at: Expression): string {
  const callee = at.kind === 'call' ? at.callee : at;
  return frame.module.source.text
    .slice(callee.from, Math.min(callee.to, callee.from + 200))
    .replace(/\s+/g, ' ')
    .slice(-60);
}
