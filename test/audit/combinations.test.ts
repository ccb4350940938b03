import { beforeAll, describe, expect, it } from 'vitest';
import { drawMap } from '../../src/audit/audit.ts';
import { judgeMap } from '../../src/audit/rules/registry.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { createRepo } from '../helpers/repo.ts';
import { ASK, combinations } from './combinations.ts';
import { treeOf } from './tree-of.ts';

let repository: Repository;
beforeAll(async () => {
  repository = await openRepository(createRepo().dir);
});

async function rulesFound(files: ReadonlyMap<string, string>): Promise<string[]> {
  const map = await drawMap({ repository, tree: treeOf(files), policy: null, isLookedAt: () => true });
  return [...new Set(judgeMap(map).map(({ rule, severity }) => `${severity} ${rule}`))];
}

const all = combinations();

describe('whatever a project is put together of', () => {
  it('there are many', () => {
    expect(all.length).toBeGreaterThan(250);
  });

  it('nothing is found where it is right', async () => {
    for (const { name, files } of all) expect(await rulesFound(files(ASK.right)), name).toEqual([]);
  });

  it('a service that fits again is found', async () => {
    for (const { name, isPlain, files } of all) {
      if (isPlain) continue;
      expect(await rulesFound(files(ASK.refit)), name).toContain('error audit/fit-at-inference');
    }
  });

  it('a service that feeds raw rows is found', async () => {
    for (const { name, isPlain, files } of all) {
      if (isPlain) continue;
      expect(await rulesFound(files(ASK.raw)), name).toContain('error audit/not-applied');
    }
  });
});
