import { posix } from 'node:path';
import { ArtifactError } from '../artifacts/error.ts';
import { isObject, type JsonObject, type JsonValue } from '../artifacts/formats/json/values.ts';
import { parseYaml } from '../artifacts/formats/yaml/parse.ts';
import { pointerFileKind, withoutPointerSuffix } from './pointer-paths.ts';

/** One file, or folder, that a pointer file of DVC names. */
export interface DvcOutput {
  /** From the repository root, without a `/` at its end. */
  path: string;
  /** The pointer file. */
  pointer: string;
  /** In lowercase hex; of a folder of its listing, with `.dir`. Empty where there is an `error`. */
  md5: string;
  /** DVC 3 says `hash: md5`; before it the line ends of a text did not count. */
  algorithm: 'md5' | 'md5-dos2unix';
  /** Bytes; null where the file does not say. */
  size: number | null;
  /** How many files a folder has; null where the file does not say. */
  count: number | null;
  /** What a folder holds, where the pointer file itself says so (remotes that keep versions). */
  files: DvcFile[] | null;
  /** Why it cannot be read. */
  error: string | null;
}

/** One file of a folder in DVC. */
export interface DvcFile {
  /** From the folder. */
  name: string;
  md5: string;
  /** Bytes, where known. */
  size: number | null;
}

/** The outputs that a pointer file names, of either kind; `dvc.yaml` itself names none. */
export function outputsNamedBy(path: string, text: string, stages: string | null = null): DvcOutput[] {
  switch (pointerFileKind(path)) {
    case 'dvc':
      return readDvcFile(path, text);
    case 'dvc.lock':
      return readDvcLock(path, text, stages);
    default:
      return [];
  }
}

/**
 * Where the artifacts lie that a pointer file names: a change of the file may be one of these, and of what is in them where they
 * are folders.
 */
export function artifactPathsNamedBy(path: string, text: string, stages: string | null = null): string[] {
  return outputsNamedBy(path, text, stages).map((output) => output.path);
}

/**
 * The outputs that `X.dvc` names. A file that cannot be read names `X`, with the reason. What lies outside of the repository
 * (`../../etc/passwd`, an address) is no path of it and is left out.
 */
function readDvcFile(pointer: string, text: string): DvcOutput[] {
  const unread = (error: string): DvcOutput[] => [
    { ...NOTHING, path: withoutPointerSuffix(pointer), pointer, error },
  ];
  const value = parsed(text);
  if (typeof value === 'string') return unread(value);
  const { outs, wdir = '.' } = value;
  if (!Array.isArray(outs)) return unread('has no `outs`');
  if (typeof wdir !== 'string') return unread('has a `wdir` that is no path');
  return outs.flatMap((out) => {
    if (!isObject(out) || typeof out.path !== 'string') return unread('has an output without a path');
    return outputOf(out, placed(pointer, wdir, out.path), pointer);
  });
}

/** The outputs of the stages in `dvc.lock`; `stages` is the text of the `dvc.yaml` beside it, which says where they run. */
function readDvcLock(pointer: string, text: string, stages: string | null): DvcOutput[] {
  const value = parsed(text);
  if (typeof value === 'string') return [];
  // Of the first version of the file, the stages are the file.
  const locked = isObject(value.stages) ? value.stages : value;
  const folders = stages === null ? new Map<string, string>() : foldersOfStages(stages);
  return Object.entries(locked).flatMap(([name, stage]) => {
    if (!isObject(stage) || !Array.isArray(stage.outs)) return [];
    // `train@small` is one of those that `foreach` or `matrix` makes of `train`.
    const wdir = folders.get(name) ?? folders.get(name.replace(/@.*$/s, '')) ?? '.';
    return stage.outs.flatMap((out) =>
      isObject(out) && typeof out.path === 'string'
        ? outputOf(out, placed(pointer, wdir, out.path), pointer)
        : [],
    );
  });
}

const NOTHING = { md5: '', algorithm: 'md5', size: null, count: null, files: null, error: null } as const;

/** As `dvc add` writes it for one output. A repository may have thousands, and the reader of YAML takes a while for each. */
const AS_WRITTEN =
  /^outs:\n- md5: ([0-9a-f]{32}(?:\.dir)?)\n {2}size: (\d{1,15})\n(?: {2}nfiles: (\d{1,15})\n)?(?: {2}hash: (md5)\n)? {2}path: ([A-Za-z_][\w./-]*)\n$/;

function parsed(text: string): JsonObject | string {
  const [, md5 = null, size, count, hash = null, path = ''] = AS_WRITTEN.exec(text) ?? [];
  if (md5 !== null) {
    return {
      outs: [{ md5, size: Number(size), nfiles: count === undefined ? null : Number(count), hash, path }],
    };
  }
  if (/^(<{7}|>{7})( |\r?$)/m.test(text)) return 'has merge conflict markers';
  try {
    const { value } = parseYaml(Buffer.from(text));
    return isObject(value) ? value : 'holds no map';
  } catch (error) {
    if (error instanceof ArtifactError) return error.message;
    throw error;
  }
}

function foldersOfStages(text: string): Map<string, string> {
  const value = parsed(text);
  const stages = typeof value === 'string' ? null : value.stages;
  if (!isObject(stages)) return new Map();
  return new Map(
    Object.entries(stages).flatMap(([name, stage]): [string, string][] => {
      const wdir = isObject(stage) ? (isObject(stage.do) ? stage.do : stage).wdir : undefined;
      return typeof wdir === 'string' ? [[name, wdir]] : [];
    }),
  );
}

/** Where an output lies in the repository; null where that is not in it, or cannot be told (`${item}`). */
function placed(pointer: string, wdir: string, path: string): string | null {
  for (const part of [wdir, path]) {
    if (part === '' || part.length > 4096 || /[\0\\]|\$\{/.test(part)) return null;
    if (part.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(part)) return null;
  }
  const joined = posix.join(posix.dirname(pointer), wdir, path).replace(/\/+$/, '');
  const segments = joined.split('/');
  if (joined === '' || joined === '.' || segments[0] === '..') return null;
  return segments.some((segment) => /^\.git$/i.test(segment)) ? null : joined;
}

function outputOf(out: JsonObject, path: string | null, pointer: string): DvcOutput[] {
  if (path === null) return [];
  const files = filesOf(out.files);
  const algorithm = out.hash === 'md5' ? 'md5' : 'md5-dos2unix';
  const said = {
    ...NOTHING,
    path,
    pointer,
    algorithm,
    size: natural(out.size),
    count: natural(out.nfiles),
    files,
  } as const;
  if (typeof out.md5 === 'string' && /^[0-9a-f]{32}(\.dir)?$/.test(out.md5))
    return [{ ...said, md5: out.md5 }];
  if (files !== null) return [{ ...said, md5: '', count: files.length }];
  return [{ ...said, error: out.md5 === undefined ? 'names no md5' : 'has an md5 that is none' }];
}

function filesOf(value: JsonValue | undefined): DvcFile[] | null {
  if (!Array.isArray(value)) return null;
  const files = value.map((file) =>
    isObject(file) ? dvcFile(file.relpath, file.md5, natural(file.size)) : null,
  );
  return files.every((file) => file !== null) ? files : null;
}

/** A file of a folder's listing; null where its name leaves the folder, or its hash is none. */
export function dvcFile(name: unknown, md5: unknown, size: number | null): DvcFile | null {
  if (typeof name !== 'string' || typeof md5 !== 'string' || !/^[0-9a-f]{32}$/.test(md5)) return null;
  const isInside = name.length <= 4096 && name.split('/').every((part) => !/^(|\.|\.\.|\.git)$/i.test(part));
  return isInside && !/[\0\\]/.test(name) ? { name, md5, size } : null;
}

function natural(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
