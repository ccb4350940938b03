import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readLfsObject } from '../../src/git/lfs-store.ts';
import { createRepo } from '../helpers/repo.ts';

const content = Buffer.from('a large model');
const sha256 = createHash('sha256').update(content).digest('hex');
const pointer = { sha256, size: content.length };

function storeWith(bytes: Uint8Array | null) {
  const repo = createRepo();
  if (bytes) repo.write(`.git/lfs/objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`, bytes);
  return { commonDir: `${repo.dir}/.git` };
}

it('reads what git-lfs keeps', async () => {
  expect(await readLfsObject(storeWith(content), pointer)).toEqual(content);
});

it.each([
  ['nothing', null, pointer],
  ['other bytes of the same size', Buffer.from('another model'), pointer],
  ['other bytes', Buffer.from('x'), pointer],
  ['what a pointer with another size is not of', content, { sha256, size: 7 }],
])('has nothing where there is %s', async (_, bytes, asked) => {
  expect(await readLfsObject(storeWith(bytes), asked)).toBeNull();
});
