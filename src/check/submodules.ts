import { compareEntries, withRenames } from '../git/change.ts';
import { sameContents } from '../git/renames.ts';
import type { Blob, Change, ChangedFile, MissingSubmodule, Tree, TreeEntry } from '../git/tree.ts';
import { reach, type WrittenPath, writtenPaths } from '../policy/reach.ts';
import { foldersOf } from '../policy/tree-paths.ts';
import { Problem } from '../problem.ts';
import type { Policies } from './policies.ts';

type Entries = ReadonlyMap<string, TreeEntry>;

/** Submodules in submodules: so many deep. */
const DEEPEST = 4;

/** A tree with what lies in those submodules that a policy reaches into. */
interface Extended {
  tree: Tree;
  /** Those that are not at hand, by their paths, and why. */
  absent: ReadonlyMap<string, Problem>;
}

/**
 * A change whose trees go on in the submodules that a pair's path lies in, at their recorded commits; all others cost
 * nothing. `**` stands for the repository's own files alone. What is not at hand is a Problem when a pair needs it, and at
 * once where only its files can tell which pairs there are.
 */
export async function withSubmodules(
  change: Change,
  policies: Policies,
  { touchedOnly }: { touchedOnly: boolean },
): Promise<Change> {
  const before: Entries = (await change.base?.entries()) ?? new Map();
  const after = await change.head.entries();
  if (![...before.values(), ...after.values()].some(isSubmodule)) return change;
  const paths = [policies.head, policies.baseAsWritten].flatMap((policy) =>
    policy ? writtenPaths(policy) : [],
  );
  const head = await extend(change.head, paths, before);
  const base = change.base && (await extend(change.base, paths, before));
  if (head === null && (base === null || base === undefined)) return change;

  const absent = new Map([...(base?.absent ?? []), ...(head?.absent ?? [])]);
  const trees = { base: base?.tree ?? change.base, head: head?.tree ?? change.head };
  const files = await filesWithin(change, trees, absent);
  const changed = new Set(files.map(({ path }) => path));
  const now = [...(await trees.head.entries()).keys()];
  for (const [path, problem] of absent) {
    // Of one that went away nothing is left to judge.
    const isThere = head?.absent.has(path) || now.some((each) => each.startsWith(`${path}/`));
    const isAsked = isThere && (changed.has(path) || !touchedOnly);
    if (isAsked && paths.some((each) => each.isOpen && isReached(each, path, changed))) throw problem;
  }
  const asked = paths.flatMap(({ text }): ChangedFile[] => {
    const isTouched = [...absent.keys()].some((path) => changed.has(path) && text.startsWith(`${path}/`));
    return isTouched ? [{ status: 'modified', path: text, from: null }] : [];
  });
  return { ...trees, files: [...files, ...asked] };
}

/** A wildcard may stand for any folder: of those that are not at hand, only one that changes is asked for. */
function isReached({ text }: WrittenPath, path: string, changed: ReadonlySet<string>): boolean {
  const how = reach(text, path);
  return how === 'named' || (how !== null && changed.has(path));
}

/** Null where the policy reaches into no submodule of the tree. `around` are the submodules that it lies in itself. */
async function extend(
  tree: Tree,
  paths: readonly WrittenPath[],
  before: Entries,
  around: readonly string[] = [],
): Promise<Extended | null> {
  const own = await tree.entries();
  const inside = new Map<string, Tree>();
  const absent = new Map<string, Problem>();
  for (const [path, entry] of own) {
    if (!isSubmodule(entry) || !isEntered(path, paths, before)) continue;
    const full = [...around, path];
    const found = full.length > DEEPEST ? undefined : await tree.submodule?.(path);
    if (!found) absent.set(path, tooDeep(full.join('/')));
    else if ('lacks' in found) absent.set(path, notAtHand(full, found));
    else {
      const within = await extend(found, pathsIn(path, paths), new Map(), full);
      inside.set(path, within?.tree ?? found);
      for (const [inner, problem] of within?.absent ?? []) absent.set(`${path}/${inner}`, problem);
    }
  }
  if (inside.size === 0 && absent.size === 0) return null;
  return { tree: joined(tree, own, inside, absent, await entriesWithin(own, inside)), absent };
}

/** Whether a policy's paths lead into a submodule; those with `**` only where the base had files of its own there. */
function isEntered(path: string, paths: readonly WrittenPath[], before: Entries): boolean {
  const ways = new Set(paths.map(({ text }) => reach(text, path)));
  if (ways.has('named') || ways.has('possible')) return true;
  return ways.has('anywhere') && [...before.keys()].some((each) => each.startsWith(`${path}/`));
}

/** The paths as a submodule sees them: from its own top. */
function pathsIn(path: string, paths: readonly WrittenPath[]): WrittenPath[] {
  const depth = path.split('/').length;
  return paths.flatMap((each) => {
    const how = reach(each.text, path);
    if (how === 'anywhere') return [each];
    return how === null ? [] : [{ ...each, text: each.text.split('/').slice(depth).join('/') }];
  });
}

async function entriesWithin(own: Entries, inside: ReadonlyMap<string, Tree>): Promise<Entries> {
  const all = new Map(own);
  for (const [path, tree] of inside) {
    for (const [inner, entry] of await tree.entries())
      all.set(`${path}/${inner}`, seenFromOutside(path, entry));
  }
  return all;
}

/** What is DVC's in a submodule is named by a pointer file there. */
function seenFromOutside(path: string, { output, ...entry }: TreeEntry): TreeEntry {
  return output ? { ...entry, output: { ...output, namedBy: `${path}/${output.namedBy}` } } : entry;
}

function joined(
  tree: Tree,
  own: Entries,
  inside: ReadonlyMap<string, Tree>,
  absent: ReadonlyMap<string, Problem>,
  all: Entries,
): Tree {
  const holderOf = (path: string): string | null =>
    own.has(path) ? null : (foldersOf(path).find((folder) => inside.has(folder)) ?? null);
  return {
    label: tree.label,
    entries: async () => all,
    async *blobs(paths, hashOnly): AsyncGenerator<Blob> {
      for (let at = 0; at < paths.length; ) {
        const holder = holderOf(paths[at] ?? '');
        const others = paths.slice(at).findIndex((path) => holderOf(path) !== holder);
        const some = paths.slice(at, others < 0 ? paths.length : at + others);
        const from = (holder !== null && inside.get(holder)) || tree;
        const start = holder === null ? 0 : holder.length + 1;
        const inner = some.map((path) => path.slice(start));
        for await (const blob of from.blobs(inner, hashOnly)) {
          yield { ...blob, path: start === 0 ? blob.path : `${holder}/${blob.path}` };
        }
        at += some.length;
      }
    },
    async *objects(pointer, path) {
      const holder = holderOf(path);
      if (holder === null) yield* tree.objects?.(pointer, path) ?? [];
      else yield* inside.get(holder)?.objects?.(pointer, path.slice(holder.length + 1)) ?? [];
    },
    unknown(path) {
      const folders = foldersOf(path);
      return folders.map((folder) => absent.get(folder)).find((problem) => problem) ?? null;
    },
    close: tree.close,
  };
}

/**
 * What changed, with what changed inside the submodules; a file that only moved into or out of one was renamed. Nothing is
 * said of what lies in one that is not at hand on both sides.
 */
async function filesWithin(
  change: Change,
  { base, head }: Pick<Change, 'base' | 'head'>,
  absent: ReadonlyMap<string, Problem>,
): Promise<ChangedFile[]> {
  const before: Entries = (await base?.entries()) ?? new Map();
  const after = await head.entries();
  const ownBefore: Entries = (await change.base?.entries()) ?? new Map();
  const ownAfter = await change.head.entries();
  const isKnown = (path: string): boolean => !foldersOf(path).some((folder) => absent.has(folder));
  const inner = new Set([
    ...[...before.keys()].filter((path) => !ownBefore.has(path)),
    ...[...after.keys()].filter((path) => !ownAfter.has(path)),
  ]);
  const among = (entries: Entries): Entries =>
    new Map([...entries].filter(([path]) => inner.has(path) && isKnown(path)));
  const outer = change.files
    .filter(({ path }) => !inner.has(path))
    .map((file): ChangedFile => {
      const isStillThere = file.from !== null && after.has(file.from);
      return isStillThere ? { status: 'added', path: file.path, from: null } : file;
    });
  const files = [...outer, ...compareEntries(among(before), among(after))];
  const pathsOf = (status: ChangedFile['status']): Set<string> =>
    new Set(files.flatMap((file) => (file.status === status ? [file.path] : [])));
  const moved = sameContents({ before, after }, pathsOf('deleted'), pathsOf('added'));
  return withRenames(files, new Map(moved)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isSubmodule({ kind }: TreeEntry): boolean {
  return kind === 'submodule';
}

/** Why nothing can be judged of what lies in a submodule, and how it can be. */
function notAtHand(full: readonly string[], { lacks }: MissingSubmodule): Problem {
  const [top = ''] = full;
  const path = full.join('/');
  const update = `\`git submodule update --init ${full.length > 1 ? '--recursive ' : ''}${top}\``;
  return lacks === null
    ? new Problem(`the submodule \`${path}\` is not checked out`, {
        path,
        fix: `${update} (in GitHub Actions set \`submodules: ${full.length > 1 ? 'recursive' : 'true'}\` at actions/checkout)`,
      })
    : new Problem(
        `the submodule \`${path}\` does not have the commit ${lacks.slice(0, 12)} that is recorded for it`,
        { path, fix: `${update}, or \`git -C ${path} fetch origin ${lacks}\`` },
      );
}

function tooDeep(path: string): Problem {
  return new Problem(`the submodule \`${path}\` lies in more than ${DEEPEST} others`, {
    path,
    fix: 'name artifacts that lie less deep',
  });
}
