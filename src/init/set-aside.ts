import { wordSet, wordsOf } from '../artifacts/name-words.ts';
import type { Ignored } from './proposal.ts';

/** Folders of packages that were installed. */
const INSTALLED = wordSet(`
  node_modules site-packages dist-packages venv .venv virtualenv .tox .nox bower_components
  __pypackages__
`);

const OF_OTHERS = new Set(['vendor', 'third_party', 'thirdparty', 'external']);

const TESTS = wordSet('test tests testing testdata fixture fixtures spec specs');

const SCRATCH = wordSet('notebook notebooks sandbox playground scratch ipynb checkpoints');

/** Why the models of a path are not those that this repository ships, and the folder that says so; null where they may be. */
export function setAside(path: string, { scratch }: { scratch: boolean }): Ignored | null {
  const segments = path.split('/').slice(0, -1);
  for (const [index, segment] of segments.entries()) {
    const why = reasonFor(segment, scratch);
    if (why === null) continue;
    const folder = segments.slice(0, index + 1).join('/');
    return { glob: `${folder}/**`, why };
  }
  return null;
}

function reasonFor(segment: string, scratch: boolean): string | null {
  const name = segment.toLowerCase();
  if (INSTALLED.has(name)) return 'installed packages';
  if (OF_OTHERS.has(name)) return 'code of others';
  if (name === '.ipynb_checkpoints') return 'copies that notebooks keep';
  const words = wordsOf(segment);
  const [first = ''] = words;
  if (TESTS.has(name) || (words.length === 2 && first === 'test' && words[1] === 'data'))
    return 'files of tests';
  return scratch && words.length === 1 && SCRATCH.has(first) && first !== 'checkpoints'
    ? 'work in progress'
    : null;
}
