import type { TreeEntry } from './tree.ts';

/*
 * What git prints with `-z`, record by record, as plain data. The formats: git-ls-tree(1) "Output Format",
 * git-diff-index(1) "Raw output format", git-status(1) "Porcelain Format Version 2".
 */

/** A line of `ls-tree -r`. */
export interface ListedFile {
  mode: string;
  oid: string;
  path: string;
}

/** A line of `diff-index` or `diff-tree`. */
export interface RawDifference {
  /** The letter: A, M, D, T, R, C, or U for a path with merge conflicts. */
  status: string;
  /** At the base; zeros where it is not there. */
  modeBefore: string;
  oidBefore: string;
  /** At the head; zeros where it is not there, or its id not known. */
  mode: string;
  oid: string;
  path: string;
  /** The path at the base, of a rename or copy. */
  from: string | null;
}

/** A path that differs between the index and the disk. */
export interface DiskDifference {
  path: string;
  /** On disk; null where nothing is there. Not known for an untracked file. */
  mode: string | null;
  tracked: boolean;
}

/** The entry for a mode and an id as git prints them. */
export function treeEntry(mode: string, oid: string | null): TreeEntry {
  if (mode === '160000') return { kind: 'submodule', oid };
  if (mode === '120000') return { kind: 'link', oid };
  return mode === '100755' ? { kind: 'file', oid, executable: true } : { kind: 'file', oid };
}

/** `<mode> <type> <oid>\t<path>` */
export function parseListing(records: readonly string[]): ListedFile[] {
  return records.map((record) => {
    const tab = record.indexOf('\t');
    const [mode = '', , oid = ''] = record.slice(0, tab).split(' ');
    return { mode, oid, path: record.slice(tab + 1) };
  });
}

/**
 * `:<mode> <mode> <oid> <oid> <status>[score]`, then the path in a record of its own; two of them for a
 * rename or copy.
 */
export function parseRawDiff(records: readonly string[]): RawDifference[] {
  const found: RawDifference[] = [];
  for (let at = 0; at < records.length; ) {
    const [before = '', mode = '', oidBefore = '', oid = '', letter = ''] = (records[at] ?? '').split(' ');
    const modeBefore = before.slice(1);
    const status = letter.charAt(0);
    const moved = status === 'R' || status === 'C';
    const path = records[at + (moved ? 2 : 1)] ?? '';
    const from = moved ? (records[at + 1] ?? '') : null;
    found.push({ status, modeBefore, oidBefore, mode, oid, path, from });
    at += moved ? 3 : 2;
  }
  return found;
}

/** How many fields come before the path: of changed, and of unmerged paths. */
const FIELDS = new Map([
  ['1', 8],
  ['u', 10],
]);

/** The paths whose disk differs from the index, in what `status --porcelain=v2 --no-renames` prints. */
export function parseStatus(records: readonly string[]): DiskDifference[] {
  const found: DiskDifference[] = [];
  for (const record of records) {
    const kind = record.charAt(0);
    const count = FIELDS.get(kind);
    if (kind === '?') found.push({ path: record.slice(2), mode: null, tracked: false });
    if (count === undefined) continue;
    const { fields, rest } = splitFields(record, count);
    const onDisk = fields[count === 8 ? 5 : 6] ?? '';
    if (kind === '1' && fields[1]?.charAt(1) === '.') continue;
    found.push({ path: rest, mode: /^0*$/.test(onDisk) ? null : onDisk, tracked: true });
  }
  return found;
}

function splitFields(record: string, count: number): { fields: string[]; rest: string } {
  const fields: string[] = [];
  let start = 0;
  for (let index = 0; index < count; index += 1) {
    const end = record.indexOf(' ', start);
    fields.push(record.slice(start, end));
    start = end + 1;
  }
  return { fields, rest: record.slice(start) };
}
