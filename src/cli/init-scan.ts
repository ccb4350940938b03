import { artifactFolderOf, artifactFolders } from '../artifacts/folder-like.ts';
import { isModelLike, mayBeModel, mayBeScaler } from '../artifacts/model-like.ts';
import { createFiles } from '../check/files.ts';
import { readContents } from '../git/content.ts';
import type { Tree } from '../git/tree.ts';
import { mayBeConfig } from '../init/config-side.ts';
import type { ScannedConfig, ScannedFile } from '../init/proposal.ts';
import type { Scan } from '../init/propose.ts';
import { setAside } from '../init/set-aside.ts';

/** A repository has fewer models; what has more is a collection, of which the upper folders say most. */
const MOST_ARTIFACTS = 1000;
const MOST_CONFIGS = 300;

/** Configs that a person writes are smaller. In bytes. */
const LARGEST_CONFIG = 256 * 1024;

/** What was seen, and how many files that may be models or scalers were not looked at. */
export interface ScanResult {
  scan: Scan;
  unread: number;
}

/**
 * Looks through a tree for what a proposal needs. A folder that Spark ML or MLflow saved is one artifact. Bounded in files
 * and bytes; links and submodules are not followed. Artifacts of DVC, Git LFS and git-annex are read where their content is here.
 */
export async function scanTree(tree: Tree): Promise<ScanResult> {
  const entries = await tree.entries();
  const paths = [...entries.keys()];
  const isFile = (path: string): boolean => entries.get(path)?.kind === 'file';
  // A link may be a file that git-annex keeps.
  const isArtifact = (path: string): boolean => isFile(path) || entries.get(path)?.kind === 'link';
  const plain = paths.filter(isArtifact).sort(byDepth);
  const folders = artifactFolders(plain);
  const outside = plain.filter((path) => artifactFolderOf(path, folders) === null);
  const candidates = outside.filter((path) => mayBeModel(path) || mayBeScaler(path));
  const isOwn = (path: string): boolean => setAside(path, { scratch: false }) === null;
  const own = [...folders, ...candidates].filter(isOwn).sort(byDepth);
  const read = own.slice(0, MOST_ARTIFACTS);
  const others = candidates.filter((path) => !isOwn(path) && isModelLike(path, null));
  const configs = outside
    .filter((path) => isFile(path) && mayBeConfig(path) && isOwn(path))
    .slice(0, MOST_CONFIGS);
  return {
    scan: {
      files: [...(await readArtifacts(tree, read)), ...others.map(notRead)],
      configs: await readConfigs(tree, configs),
      paths,
    },
    unread: own.length - read.length,
  };
}

async function readArtifacts(tree: Tree, paths: readonly string[]): Promise<ScannedFile[]> {
  const states = await createFiles().artifacts(tree, paths);
  return [...states.values()].flatMap(({ path, kind, sha256, size, artifact }) =>
    kind === 'link' ? [] : [{ path, sha256, size, artifact }],
  );
}

async function readConfigs(tree: Tree, paths: readonly string[]): Promise<ScannedConfig[]> {
  const configs: ScannedConfig[] = [];
  for await (const { path, bytes } of readContents(tree, paths, { keep: LARGEST_CONFIG })) {
    if (bytes !== null) configs.push({ path, text: new TextDecoder().decode(bytes) });
  }
  return configs;
}

function notRead(path: string): ScannedFile {
  return { path, sha256: null, size: 0, artifact: null };
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}
