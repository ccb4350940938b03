import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { asEnvironment, remoteOf } from '../../src/git/remote.ts';
import { openRepository } from '../../src/git/repository.ts';
import { createRepo, type TestRepo, temporaryFolder } from '../helpers/repo.ts';

let repo: TestRepo;
beforeEach(() => {
  repo = createRepo();
});

const found = async () => remoteOf(await openRepository(repo.dir, repo.env));

describe('the remote to fetch from', () => {
  it.each([
    [['origin'], 'origin'],
    [['upstream', 'origin'], 'origin'],
    [['upstream'], 'upstream'],
    [['upstream', 'fork'], undefined],
    [[], undefined],
  ])('of %j is %s', async (names, expected) => {
    for (const name of names) repo.git('remote', 'add', name, `https://example.com/${name}`);
    expect((await found())?.name).toBe(expected);
  });

  it('is none where its name could be an option', async () => {
    repo.git('config', 'remote.--upload-pack=x.url', 'https://example.com/x');
    expect(await found()).toBeNull();
  });
});

it('is reached as the checkout reaches it: what says where refs go is left out', async () => {
  repo.git('remote', 'add', 'origin', 'https://example.com/x');
  repo.git('config', 'remote.origin.proxy', 'http://proxy:1');
  repo.git('config', 'http.https://Example.com/A.extraheader', 'AUTHORIZATION: basic\tx');
  repo.git('config', 'url.https://mirror/.insteadOf', 'https://example.com/');
  repo.git('config', 'filter.evil.smudge', 'touch x');
  repo.git('config', 'alias.fetch', '!touch x');
  const file = join(temporaryFolder(), 'included');
  repo.git('config', '--file', file, 'http.sslVerify', 'false');
  repo.git('config', 'include.path', file);
  expect((await found())?.settings).toEqual([
    ['remote.origin.url', 'https://example.com/x'],
    ['remote.origin.proxy', 'http://proxy:1'],
    ['http.https://Example.com/A.extraheader', 'AUTHORIZATION: basic\tx'],
    ['url.https://mirror/.insteadof', 'https://example.com/'],
    ['http.sslverify', 'false'],
  ]);
});

it('adds to the configuration that the environment has already', () => {
  const settings = [['remote.origin.url', 'x']] as const;
  expect(asEnvironment({ GIT_CONFIG_COUNT: '2' }, { name: 'origin', settings })).toEqual({
    GIT_CONFIG_COUNT: '3',
    GIT_CONFIG_KEY_2: 'remote.origin.url',
    GIT_CONFIG_VALUE_2: 'x',
  });
});
