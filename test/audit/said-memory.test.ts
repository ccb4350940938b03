import { cpSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askForAll } from '../../src/audit/ask-for-all.ts';
import { askFor } from '../../src/audit/ask-said.ts';
import { ownSources } from '../../src/audit/gather.ts';
import type { Said } from '../../src/audit/said.ts';
import { hasMemory, openMemory } from '../../src/audit/said-memory.ts';
import { openRepository } from '../../src/git/repository.ts';
import type { Tree } from '../../src/git/tree.ts';
import { commitTree, indexTree, workTree } from '../../src/git/trees.ts';
import { createRepo, temporaryFolder } from '../helpers/repo.ts';

const SAID: Said = {
  imports: [
    { dots: 0, name: 'lib.scaling' },
    { dots: 2, name: '' },
    { dots: 1, name: 'a' },
  ],
  unfinished: [{ dots: 0, name: 'lib' }],
  names: ['scaler.pkl', '*.joblib'],
};

/** What another process finds that looks at the same files. */
function reopened(commonDir: string) {
  const copy = temporaryFolder();
  cpSync(commonDir, copy, { recursive: true });
  return openMemory(copy);
}

describe('what contents say', () => {
  it('is known to the next process', () => {
    const folder = temporaryFolder();
    expect(hasMemory(folder)).toBe(false);
    const memory = openMemory(folder);
    memory.remember('0123', SAID);
    memory.keep(['0123', null]);
    expect(hasMemory(folder)).toBe(true);
    expect(reopened(folder).recall('0123')).toEqual(SAID);
    expect(reopened(folder).recall('4567')).toBe(undefined);
    expect(reopened(folder).recall(null)).toBe(undefined);
  });

  it('of what was looked at last is the last to be forgotten', () => {
    const folder = temporaryFolder();
    const memory = openMemory(folder);
    for (let oid = 0; oid < 20_010; oid += 1) memory.remember(`${oid}`, SAID);
    memory.keep(['20009']);
    const known = reopened(folder);
    expect(known.recall('20009')).toEqual(SAID);
    expect(known.recall('0')).toEqual(SAID);
    expect(known.recall('20008')).toBe(undefined);
  });

  it('of a file that says more than any program is asked again', () => {
    const memory = openMemory(temporaryFolder());
    memory.remember('0123', { ...SAID, names: Array.from({ length: 501 }, (_, index) => `${index}.csv`) });
    expect(memory.recall('0123')).toBe(undefined);
  });

  it.each([
    ['is cut off', '[["0123",[],[],["scaler.p'],
    ['is another thing', '{"0123": 1}'],
    ['has numbers for texts', '[["0123",[1],[],[]]]'],
    ['has too little', '[["0123",[]]]'],
    ['is no file of texts', Buffer.from([0xff, 0xfe, 0x00])],
  ])('is worked out again where the file %s', (_, content) => {
    const folder = temporaryFolder();
    const memory = openMemory(folder);
    memory.remember('0123', SAID);
    memory.keep([]);
    const [name = ''] = readdirSync(join(folder, 'scalerlock/ties'));
    writeFileSync(join(folder, 'scalerlock/ties', name), content);
    expect(reopened(folder).recall('0123')).toBe(undefined);
  });

  it('of another build goes, where nobody may be at it', () => {
    const folder = temporaryFolder();
    const ties = join(folder, 'scalerlock/ties');
    mkdirSync(ties, { recursive: true });
    for (const name of ['older.json', 'young.json']) writeFileSync(join(ties, name), '[]');
    utimesSync(join(ties, 'older.json'), 1, 1);
    const memory = openMemory(folder);
    memory.remember('0123', SAID);
    memory.keep([]);
    expect(readdirSync(ties)).toContain('young.json');
    expect(readdirSync(ties)).not.toContain('older.json');
  });
});

describe('what the sources of a tree say', () => {
  it('is the same by memory as without, whatever was committed, staged or left on disk', async () => {
    const repo = createRepo();
    const repository = await openRepository(repo.dir, repo.env);
    const same = async (open: () => Tree) => {
      const tree = open();
      const paths = await ownSources(tree);
      const [all, remembered] = await Promise.all([
        askForAll(repository, tree.label),
        askFor(repository, tree, paths, null),
      ]);
      const saying = [...(remembered ?? [])].filter(([, said]) =>
        Object.values(said).some((one) => one.length),
      );
      expect(new Map(saying.sort(byPath))).toEqual(new Map([...(all ?? [])].sort(byPath)));
      await tree.close();
      return saying.length;
    };
    const commits: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      for (let file = 0; file < 8; file += 1) {
        if (file % 3 === round % 3)
          repo.write(`s${file}/app.py`, `from lib import s${round}\nload("${round}.pkl")\n`);
        if (file % 4 === round % 4) repo.write(`s${file}/nüt 'é'.ipynb`, `"import n${round}\\n",\n`);
      }
      if (round === 3) repo.remove('s0/app.py');
      commits.push(repo.commit(`${round}`));
      expect(await same(() => commitTree(repository, commits.at(-1) ?? ''))).toBeGreaterThan(0);
    }
    for (const commit of commits) await same(() => commitTree(repository, commit));
    repo.write('s1/app.py', 'import staged\n');
    repo.git('add', '--all');
    repo.write('s1/app.py', 'import unstaged\n');
    repo.write('new.py', 'from lib import (\n    a,\n)\n');
    await same(() => indexTree(repository));
    await same(() => workTree(repository));
  });
});

function byPath([a]: [string, Said], [b]: [string, Said]): number {
  return a < b ? -1 : 1;
}
