import type { Frame } from './run.ts';
import type { Value } from './values.ts';

/** Functions that a page or a server is given: it calls them for each request. */
export function handOver(frame: Frame, values: readonly Value[], to: string): void {
  for (const value of values) {
    if (value.kind === 'function') {
      const { syntax, result, module } = value.function;
      frame.run.handedOver.set(syntax, to);
      // Nobody defines a lambda: where it is handed over is all that there is of it.
      if (result && !module.functions.some((known) => known.syntax === syntax))
        module.functions.push(value.function);
    }
    if (value.kind === 'list') handOver(frame, value.items, to);
  }
}
