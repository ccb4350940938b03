import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dropStale } from '../git/stale.ts';
import { folderIn, readWhole, writeWhole } from '../memory/files.ts';
import { BUILD } from '../version.ts';
import type { WrittenImport } from './import-finder.ts';
import { NOTHING, type Said } from './said.ts';

/** What contents say, by their blobs' ids: the same content says the same for ever. */
export interface SaidMemory {
  recall(oid: string | null): Said | undefined;
  remember(oid: string | null, said: Said): void;
  /** Writes down what is known now, where that is more than was. These ids are the last to be forgotten. */
  keep(oids: readonly (string | null)[]): void;
}

const OF_OTHER_BUILDS = new RegExp(`^(?!${BUILD})`);

/** Of so many contents is remembered what they say. */
const most = 20_000;

/** A file that says more is asked each time: of most files that is a few lines. */
const mostSaid = 500;

/** What was learned in this process, by the repository. */
const opened = new Map<string, Map<string, Said>>();

/** What is remembered in a repository, under its git directory. */
export function openMemory(commonDir: string): SaidMemory {
  const known = opened.get(commonDir) ?? read(commonDir);
  opened.set(commonDir, known);
  let isNew = false;
  return {
    recall: (oid) => (oid === null ? undefined : known.get(oid)),
    remember(oid, said) {
      if (oid === null || said.imports.length + said.names.length > mostSaid) return;
      known.set(oid, said);
      isNew = true;
    },
    keep(oids) {
      if (!isNew) return;
      isNew = false;
      const first = oids.filter((oid) => oid !== null);
      const kept = [...new Set([...first, ...known.keys()])].slice(0, most);
      const entries = kept.map((oid) => [oid, ...written(known.get(oid) ?? NOTHING)]);
      writeWhole(fileIn(commonDir), JSON.stringify(entries));
      dropStale(folderIn(commonDir, 'ties'), { named: OF_OTHER_BUILDS });
    },
  };
}

/** Whether anything is remembered in a repository. */
export function hasMemory(commonDir: string): boolean {
  return existsSync(fileIn(commonDir));
}

function fileIn(commonDir: string): string {
  return join(folderIn(commonDir, 'ties'), `${BUILD}.json`);
}

function read(commonDir: string): Map<string, Said> {
  try {
    const entries: unknown = JSON.parse(readWhole(fileIn(commonDir)).toString('utf8'));
    return areWritten(entries) ? new Map(entries.map(([oid, ...parts]) => [oid, saidOf(parts)])) : new Map();
  } catch {
    return new Map();
  }
}

/** Imports, unfinished imports, names: an import as Python writes it, so that `..lib.scaling` is two dots up. */
type Written = [imports: string[], unfinished: string[], names: string[]];

function written({ imports, unfinished, names }: Said): Written {
  const texts = (all: readonly WrittenImport[]) => all.map(({ dots, name }) => '.'.repeat(dots) + name);
  return [texts(imports), texts(unfinished), [...names]];
}

function saidOf([imports, unfinished, names]: Written): Said {
  return { imports: imports.map(importOf), unfinished: unfinished.map(importOf), names };
}

function importOf(text: string): WrittenImport {
  const name = text.replace(/^\.+/, '');
  return { dots: text.length - name.length, name };
}

function areWritten(value: unknown): value is [oid: string, ...Written][] {
  const areTexts = (part: unknown) => Array.isArray(part) && part.every((text) => typeof text === 'string');
  return (
    Array.isArray(value) &&
    value.every((entry: unknown) => {
      if (!Array.isArray(entry) || entry.length !== 4) return false;
      const [oid, ...parts]: unknown[] = entry;
      return typeof oid === 'string' && parts.every(areTexts);
    })
  );
}
