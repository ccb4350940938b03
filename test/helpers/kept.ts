import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { TestRepo } from './repo.ts';

/*
 * Contents as Git LFS and DVC keep them, without these programs: what they would write into a work tree and their store. With the
 * real ones: test/e2e/lfs.test.ts, dvc.test.ts.
 */

/** Writes a content into the work tree, or what stands for it there. */
export type Keep = (repo: TestRepo, path: string, content: Buffer) => void;

export const hash = (algorithm: string, content: Buffer): string =>
  createHash(algorithm).update(content).digest('hex');

export const inGit: Keep = (repo, path, content) => repo.write(path, content);

export const inLfs: Keep = (repo, path, content) => {
  const oid = hash('sha256', content);
  const folder = join(
    repo.git('rev-parse', '--absolute-git-dir'),
    'lfs/objects',
    oid.slice(0, 2),
    oid.slice(2, 4),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, oid), content);
  repo.write(path, `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`);
};

export const inDvc: Keep = (repo, path, content) => {
  const name = posix.basename(path);
  const md5 = hash('md5', content);
  repo.write(path, content);
  repo.write(
    `${path}.dvc`,
    `outs:\n- md5: ${md5}\n  size: ${content.length}\n  hash: md5\n  path: ${name}\n`,
  );
  repo.write(posix.join(posix.dirname(path), '.gitignore'), '/*.joblib\n');
};
