import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Change, Tree } from '../../src/git/tree.ts';
import { showingProgress } from '../../src/terminal/progress.ts';

/** A tree whose one file comes slowly: two chunks of 3 MB, 400 ms apart. */
function slowTree(path: string): Tree {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const _ of [1, 2]) {
      await setTimeout(400);
      yield new Uint8Array(3e6);
    }
  }
  return {
    label: 'index',
    entries: async () => new Map(),
    async *blobs() {
      yield { path, size: 6e6, chunks: chunks() };
    },
    close: async () => {},
  };
}

async function readAll({ head }: Change): Promise<number> {
  let bytes = 0;
  for await (const { chunks } of head.blobs([])) for await (const chunk of chunks) bytes += chunk.length;
  return bytes;
}

async function wordsOf(path: string, screen: { isTerminal: boolean; width: number }): Promise<string[]> {
  const words: string[] = [];
  const io = { err: (text: string) => words.push(text), screen: { color: false, rows: 23, ...screen } };
  const change: Change = { base: null, head: slowTree(path), files: [] };
  expect(await showingProgress(change, () => io, readAll)).toBe(6e6);
  return words;
}

test('says what is read and how much, and erases it', async () => {
  const words = await wordsOf('models/big.bin', { isTerminal: true, width: 80 });
  expect(words.length).toBeGreaterThan(1);
  expect(words[0]).toBe('\r\u001b[2Kscalerlock: 3 MB read  models/big.bin');
  expect(words.at(-1)).toBe('\r\u001b[2K');
});

test('on one line, whatever the path', async () => {
  const words = await wordsOf(`${'deep/'.repeat(50)}\u001b[2Jbig\n.bin`, { isTerminal: true, width: 40 });
  expect(words[0]).toMatch(/^\r\u001b\[2Kscalerlock: 3 MB read {2}deep\/[^\n\u001b]+…[^\n\u001b]+$/);
  expect(words[0]?.length).toBeLessThanOrEqual(40 + '\r\u001b[2K'.length);
});

test('says nothing where nobody sees it, nor before half a second', async () => {
  expect(await wordsOf('big.bin', { isTerminal: false, width: 80 })).toEqual([]);
  const words: string[] = [];
  const io = {
    err: (text: string) => words.push(text),
    screen: { isTerminal: true, color: true, width: 80, rows: 23 },
  };
  const change: Change = { base: null, head: slowTree('x'), files: [] };
  expect(
    await showingProgress(
      change,
      () => io,
      async () => setTimeout(100, 'done'),
    ),
  ).toBe('done');
  expect(words).toEqual([]);
});
