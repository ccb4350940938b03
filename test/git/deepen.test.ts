import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Reach, reachOf } from '../../src/git/deepen.ts';
import { openRepository } from '../../src/git/repository.ts';
import { type BareRemote, bareRemote, checkOut, stateOf } from '../helpers/checkout.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

/** So many commits each branch has since they parted: more than the first steps of a deepening. */
const APART = 600;

let source: TestRepo;
let remote: BareRemote;
let start: string;
let main: string;
let topic: string;
let stranger: string;

beforeAll(() => {
  source = createRepo();
  source.write('file', 'content');
  start = source.commit('start');
  const history = (branch: string): string =>
    Array.from({ length: APART }, (_, index) =>
      [
        `commit refs/heads/${branch}`,
        `committer Test <test@example.com> ${index + 1} +0000`,
        'data 1\nx',
        ...(index === 0 ? [`from ${start}`] : []),
        `M 100644 inline ${branch}\ndata ${String(index).length}\n${index}\n`,
      ].join('\n'),
    ).join('\n');
  source.gitWith({ input: `${history('main')}\n${history('topic')}` }, 'fast-import', '--quiet', '--force');
  main = source.git('rev-parse', 'main');
  topic = source.git('rev-parse', 'topic');
  stranger = source.git('commit-tree', '-m', 'stranger', 'main^{tree}');
  source.git('branch', 'stranger', stranger);
  remote = bareRemote(source);
});

const temp = temporaryFolder();
let reach: Reach;
let checkout: TestRepo;

/** From a checkout of one commit of topic. */
async function reachFrom(options: Parameters<typeof checkOut>[3] = {}): Promise<Reach> {
  checkout = checkOut(remote.url, topic, 'refs/heads/topic', options);
  reach = await reachOf(await openRepository(checkout.dir, checkout.env), temp);
  return reach;
}

afterEach(async () => {
  await reach.close();
  expect(readdirSync(temp)).toEqual([]);
});

describe('from a checkout of one commit', () => {
  it('finds where two branches parted, far beyond what it has', async () => {
    const before = stateOf(await reachFrom().then(() => checkout));
    expect(await reach.mergeBases(main, topic)).toEqual({ oids: [start], isKnown: true });
    expect(await reach.has(start)).toBe(true);
    expect(stateOf(checkout)).toEqual(before);
  });

  it('finds it where the server knows no filters', async () => {
    remote.git('config', 'uploadpack.allowFilter', 'false');
    try {
      await reachFrom();
      expect(await reach.mergeBases(main, topic)).toEqual({ oids: [start], isKnown: true });
    } finally {
      remote.git('config', 'uploadpack.allowFilter', 'true');
    }
  });

  it('knows that histories have nothing in common', async () => {
    await reachFrom();
    expect(await reach.mergeBases(stranger, topic)).toEqual({ oids: [], isKnown: true });
  });

  it.each([
    ['main', () => main, true],
    ['main', () => source.git('rev-parse', 'main~500'), true],
    ['main', () => start, true],
    ['main', () => topic, false],
    ['main', () => stranger, false],
    ['nowhere', () => main, false],
  ])('tells whether %s has a commit (%#)', async (branch, commit, expected) => {
    await reachFrom();
    expect(await reach.branchHas(branch, commit())).toBe(expected);
    expect(reach.isCutOff).toBe(false);
  });

  it('tells what a ref is at, or that there is none', async () => {
    await reachFrom();
    expect(await reach.tip('main')).toBe(main);
    expect(await reach.tip('nowhere')).toBeNull();
    expect(await reach.named('refs/heads/stranger')).toBe(stranger);
    expect(await reach.named('refs/pull/1/merge')).toBeNull();
    expect(await reach.has('e'.repeat(40))).toBe(false);
    expect(reach.isCutOff).toBe(false);
    expect(reach.lacks('a commit').message).toContain('any more');
  });
});

describe('where the remote cannot be asked', () => {
  it('knows nothing from one commit, and asks once', async () => {
    await reachFrom();
    checkout.git('remote', 'set-url', 'origin', `${remote.url}.gone`);
    await reach.close();
    reach = await reachOf(await openRepository(checkout.dir, checkout.env), temp);
    expect(await reach.has(main)).toBe(false);
    expect(reach.isCutOff).toBe(true);
    expect(await reach.mergeBases(main, topic)).toEqual({ oids: [], isKnown: false });
    await expect(reach.tip('main')).rejects.toThrow('could not be fetched');
  });

  it('knows from all of the history what it was', async () => {
    await reachFrom({ depth: 0 });
    checkout.git('remote', 'set-url', 'origin', `${remote.url}.gone`);
    await reach.close();
    reach = await reachOf(await openRepository(checkout.dir, checkout.env), temp);
    expect(await reach.tip('main')).toBe(main);
    expect(await reach.mergeBases(main, topic)).toEqual({ oids: [start], isKnown: true });
    expect(await reach.branchHas('main', start)).toBe(true);
  });
});

it('finds what lies in a folder with an odd name', async () => {
  const odd = `${temporaryFolder()}/a:b "c"`;
  checkout = checkOut(remote.url, topic, 'refs/heads/topic');
  reach = await reachOf(await openRepository(checkout.dir, checkout.env), odd);
  expect(await reach.has(main)).toBe(true);
  expect(existsSync(odd)).toBe(true);
});
