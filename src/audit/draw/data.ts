import { type Data, type DataRole, isPart } from '../data.ts';
import type { FileName } from '../file-name.ts';
import type { DataNode, PlaceNode } from '../flow/values.ts';
import type { DataId, PlaceId } from '../ids.ts';
import { rolesByName } from '../known/role-names.ts';

/** So far back is looked for what data came of. */
const mostAncestors = 40;

interface NumberedData {
  idOf: (data: DataNode) => DataId;
  /** All that has a number by now, and what it came of. */
  all: (placeId: (place: PlaceNode) => PlaceId | null) => Data[];
}

/** Gives numbers to the data that places are about, and to what that came of. */
export function numberData(): NumberedData {
  const nodes: DataNode[] = [];

  function idOf(data: DataNode): DataId {
    if (data.id < 0) data.id = nodes.push(data) - 1;
    return data.id;
  }

  function all(placeId: (place: PlaceNode) => PlaceId | null): Data[] {
    const found: Data[] = [];
    // The list grows while it is gone through: ancestors get their numbers here.
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index];
      if (!node) break;
      const ancestors = ancestorsOf(node);
      found.push({
        id: index,
        name: node.name ?? ancestors.find(({ name }) => name !== null)?.name ?? 'data',
        roles: rolesOf(node, ancestors),
        ancestors: ancestors.map(idOf),
        steps: node.steps.flatMap((step) => placeId(step) ?? []),
        unsure: node.steps.flatMap((step) =>
          node.reach.get(step) === 'unsure' ? (placeId(step) ?? []) : [],
        ),
        complete: node.complete,
        columns: node.columns,
        fields: node.fields,
        files: filesOf([node, ...ancestors]),
        readFrom: readFrom([node, ...ancestors]),
        isOneRow: node.isOneRow,
        uses: [...(node.part?.uses ?? [])].sort(),
      });
    }
    return found;
  }

  return { idOf, all };
}

/** The readers of images: what is in one are pixels, that no step before has normalized. */
const OF_IMAGES = /^(?:cv2\.imread|PIL\.Image\.open|keras\..*\.load_img|skimage\.io\.imread)$/;

/** What was read, by the names of the files. */
function filesOf(nodes: readonly DataNode[]): (string | null)[] {
  const names = nodes.flatMap(({ file }) =>
    file && !OF_IMAGES.test(file.by) ? [file.known ? file.text : null] : [],
  );
  return [...new Set(names)];
}

function readFrom(nodes: readonly DataNode[]): FileName[] {
  return [...new Set(nodes.flatMap(({ file }) => (file?.known && file.text ? [file] : [])))];
}

function ancestorsOf(node: DataNode): DataNode[] {
  const seen = new Set<DataNode>([node]);
  for (const one of seen) {
    for (const parent of one.parents) if (seen.size <= mostAncestors) seen.add(parent);
  }
  seen.delete(node);
  return [...seen];
}

/** What it is by its flow, and by its name or that of what it is a part of, where the flow does not say. */
function rolesOf(node: DataNode, ancestors: readonly DataNode[]): DataRole[] {
  const roles = [...node.roles];
  const own = node.name === null ? ancestors.find(({ name }) => name !== null) : node;
  if (own) add(own, true);
  // A part of `X_test` is of the test, whatever it is called itself.
  let at: DataNode | undefined = node;
  for (let left = mostAncestors; at && left > 0; left -= 1) {
    at = at.parents.length === 1 ? at.parents[0] : undefined;
    if (at) add(at, false);
  }
  return roles;

  function add({ name }: DataNode, isOwn: boolean): void {
    for (const role of name === null ? [] : rolesByName(name)) {
      const isKnown = isPart(role) ? roles.some(isPart) : roles.some((other) => other.role === role.role);
      if (!isKnown && (isOwn || role.role !== 'target')) roles.push(role);
    }
  }
}
