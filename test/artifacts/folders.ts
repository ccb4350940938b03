import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Artifact } from '../../src/artifacts/artifact.ts';
import { openFolder } from '../../src/artifacts/open-folder.ts';
import type { Plain, Transform } from '../../src/generated/lock.ts';
import { fromReal } from '../../src/transform/real.ts';

/** What the library that saved a folder says is in it: an entry of truth.json. */
export interface FolderTruth {
  folder: string;
  class?: string;
  role: string;
  features: number | null;
  featureNames: string[] | null;
  scalers: { path: string; class: string; parameters?: Record<string, Plain> }[] | null;
  library?: Record<string, string>;
  /** Folders of one group hold the same transform; null for those that hold none. */
  group: string | null;
  /** Rows, and what the library makes of them. */
  probe: { x: number[][]; y: number[][] } | null;
}

const ARTIFACTS = fileURLToPath(new URL('../fixtures/artifacts/', import.meta.url));

export function folderTruths(family: string): FolderTruth[] {
  return JSON.parse(readFileSync(join(ARTIFACTS, family, 'truth.json'), 'utf8'));
}

/** The files of a folder among the fixtures, by their names from there. */
export function folderFixture(path: string): Map<string, Uint8Array> {
  const folder = join(ARTIFACTS, path);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => {
      const full = join(parentPath, name);
      return [full.slice(folder.length + 1), new Uint8Array(readFileSync(full))];
    }),
  );
}

export function openFixture(path: string): Promise<Artifact> {
  return openFolder(folderFixture(path), path);
}

/** Runs rows through a transform of lines alone. */
export function applied(transform: Transform | null, rows: number[][]): number[][] {
  if (transform?.kind === 'chain') return transform.steps.reduce((x, step) => applied(step, x), rows);
  if (transform?.kind !== 'affine') throw new Error(`a ${transform?.kind} is no line`);
  const { scale, offset, clip } = transform;
  const [low, high] = [clip?.[0] ?? '-inf', clip?.[1] ?? 'inf'].map(fromReal);
  return rows.map((row) =>
    row.map((value, index) => {
      const y = fromReal(scale[index] ?? 'nan') * value + fromReal(offset[index] ?? 'nan');
      return Math.min(Math.max(y, low ?? y), high ?? y);
    }),
  );
}

/** Whether two tables agree but for rounding. */
export function mostApart(a: number[][], b: number[][]): number {
  return Math.max(
    ...a.flatMap((row, i) => row.map((value, j) => Math.abs(value - (b[i]?.[j] ?? Number.NaN)))),
  );
}
