import type { PlaceNode, ThingNode } from '../flow/values.ts';
import type { PlaceId, ThingId } from '../ids.ts';
import type { Thing } from '../thing.ts';

interface NumberedThings {
  idOf: (thing: ThingNode) => ThingId;
  /** All that have a number by now, with what they hold and are held by. */
  all: (placeId: (born: PlaceNode) => PlaceId | null) => Thing[];
}

/** Gives numbers to things in the order in which places name them. */
export function numberThings(): NumberedThings {
  const nodes: ThingNode[] = [];
  const ids = new Map<ThingNode, ThingId>();

  function idOf(thing: ThingNode): ThingId {
    const known = ids.get(thing);
    if (known !== undefined) return known;
    const id = nodes.push(thing) - 1;
    ids.set(thing, id);
    return id;
  }

  function all(placeId: (born: PlaceNode) => PlaceId | null): Thing[] {
    const found: Thing[] = [];
    for (let id = 0; id < nodes.length; id += 1) {
      const node = nodes[id];
      if (!node) break;
      const { family, class: name, looksLike, origin, parameters, escapes, isForTarget } = node;
      found.push({
        id,
        family,
        class: name,
        name: node.name,
        looksLike,
        born: node.born ? placeId(node.born) : null,
        origin,
        parameters,
        parts: node.parts.map(idOf),
        holders: node.holders.map(idOf),
        escapes,
        isForTarget,
      });
    }
    return found;
  }

  return { idOf, all };
}
