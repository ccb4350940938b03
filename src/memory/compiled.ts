import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import nodeModule from 'node:module';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import { dropStale } from '../git/stale.ts';
import { BUILD } from '../version.ts';
import { folderIn, readWhole, writeWhole } from './files.ts';

/** Has V8 keep what it compiles from here on. Node can do that from 22.1 on; where the folder may not be written, it does not. */
export function keepCompiled(commonDir: string): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(compiledFolder(commonDir));
}

/** A module in CommonJS, and what V8 made of it. */
interface Compiled {
  exports: unknown;
  /** Keeps what V8 compiled until now for the next run, where this one ran code (named by `parts`) that none did before. */
  keep(parts: readonly string[]): void;
}

/** Of what is kept: which parts of the module had run, and the digest of what follows, in base64. */
interface Kept {
  parts: string[];
  digest: string;
  data: Buffer;
}

/**
 * Loads a module of nothing but ASCII with what V8 compiled of it at an earlier run. Node's own cache keeps a module as it is
 * before it runs: of a large one most functions are then compiled anew at each run, which takes longer than all that they do.
 * Without a `commonDir` nothing is kept.
 */
function loadCompiled(
  file: string,
  commonDir: string | null,
  requireFrom: (name: string) => unknown,
): Compiled {
  const name = `${basename(file, '.cjs')}-${process.version}-${process.arch}.bin`;
  const keptFile = commonDir === null ? null : join(compiledFolder(commonDir), name);
  const kept = keptFile === null ? null : readKept(keptFile);
  const source = `(function (exports, require, module, __filename) {${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, { filename: file, cachedData: kept?.data });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireFrom, module, file);
  const known = script.cachedDataRejected === false ? (kept?.parts ?? []) : [];
  return {
    exports: module.exports,
    keep(parts) {
      if (keptFile === null || (kept !== null && parts.every((part) => known.includes(part)))) return;
      const data = script.createCachedData();
      const header = JSON.stringify({ parts: [...new Set([...known, ...parts])], digest: digestOf(data) });
      writeWhole(keptFile, Buffer.concat([Buffer.from(`${header}\n`), data]));
    },
  };
}

/** Loads a bundle out of a folder, and those that it asks for (see `loadCompiled`). `keep` keeps what V8 compiled of all of them. */
export function loadBundle(
  folder: string,
  name: string,
  commonDir: string | null,
  requireOthers: (name: string) => unknown,
): Compiled {
  const loaded = new Map<string, Compiled>();
  const load = (asked: string): unknown => {
    if (!asked.startsWith('.')) return requireOthers(asked);
    const module = loaded.get(asked) ?? loadCompiled(join(folder, asked), commonDir, load);
    loaded.set(asked, module);
    return module.exports;
  };
  return {
    exports: load(name),
    keep(parts) {
      for (const module of loaded.values()) module.keep(parts);
    },
  };
}

/** V8 believes what it is given: a file that is not whole would crash it. */
function readKept(file: string): Kept | null {
  try {
    const bytes = readWhole(file);
    const end = bytes.indexOf('\n');
    const { parts, digest } = JSON.parse(bytes.toString('utf8', 0, end)) as Omit<Kept, 'data'>;
    const data = bytes.subarray(end + 1);
    return digest === digestOf(data) && Array.isArray(parts) ? { parts, digest, data } : null;
  } catch {
    return null;
  }
}

function digestOf(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('base64');
}

function compiledFolder(commonDir: string): string {
  return join(folderIn(commonDir, 'compiled'), BUILD);
}

/** What Node names a compiled script that it has not written to the end, and what we do. */
const UNFINISHED = /\.(?:[A-Za-z0-9]{6}|new)$/;

/** Removes what builds before this one had V8 keep, and what was not written to the end. */
export function dropOldCompiled(commonDir: string): void {
  try {
    const folder = folderIn(commonDir, 'compiled');
    for (const build of readdirSync(folder)) {
      if (build !== BUILD) rmSync(join(folder, build), { recursive: true, force: true });
    }
    const own = compiledFolder(commonDir);
    dropStale(own, { named: UNFINISHED });
    // A folder for each version of Node.
    for (const version of readdirSync(own)) dropStale(join(own, version), { named: UNFINISHED });
  } catch {
    // There is none, or it may not be written.
  }
}
