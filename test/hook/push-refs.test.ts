import { describe, expect, test } from 'vitest';
import { isPushInFramework, pushedRefs } from '../../src/hook/push-refs.ts';

const [A, B, NONE] = ['a'.repeat(40), 'b'.repeat(40), '0'.repeat(40)];

describe('what git says on standard input', () => {
  test('a line a ref, in its order', () => {
    const input = `refs/heads/main ${A} refs/heads/main ${B}\nHEAD~1 ${B} refs/heads/new ${NONE}\n`;
    expect(pushedRefs(input, {})).toEqual([
      { localRef: 'refs/heads/main', localOid: A, remoteRef: 'refs/heads/main', remoteOid: B },
      { localRef: 'HEAD~1', localOid: B, remoteRef: 'refs/heads/new', remoteOid: NONE },
    ]);
  });

  test.each([
    ['a ref that is deleted there', `(delete) ${NONE} refs/heads/old ${A}\n`, '(delete)'],
    ['a revision with spaces', `HEAD@{1 day ago} ${A} refs/heads/main ${B}\n`, 'HEAD@{1 day ago}'],
    ['ids of SHA-256', `main ${'a'.repeat(64)} refs/heads/main ${'0'.repeat(64)}`, 'main'],
  ])('%s', (_, input, localRef) => {
    expect(pushedRefs(input, {}).map((ref) => ref.localRef)).toEqual([localRef]);
  });

  test('goes before the framework’s variables', () => {
    const env = { PRE_COMMIT: '1', PRE_COMMIT_FROM_REF: B, PRE_COMMIT_TO_REF: B };
    expect(pushedRefs(`x ${A} refs/heads/x ${NONE}\n`, env)).toHaveLength(1);
    expect(pushedRefs(`x ${A} refs/heads/x ${NONE}\n`, env)[0]?.localRef).toBe('x');
  });

  test.each(['', '\n', 'no ref at all\n'])('%j is nothing', (input) => {
    expect(pushedRefs(input, {})).toEqual([]);
  });
});

describe('what the pre-commit framework says in variables', () => {
  const push = {
    PRE_COMMIT: '1',
    PRE_COMMIT_REMOTE_NAME: 'origin',
    PRE_COMMIT_REMOTE_URL: '/there',
    PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/topic',
    PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/topic',
  };

  test.each([
    [
      'a push',
      { ...push, PRE_COMMIT_FROM_REF: A, PRE_COMMIT_TO_REF: B },
      { localRef: 'refs/heads/topic', localOid: B, remoteRef: 'refs/heads/topic', remoteOid: A },
    ],
    [
      'a push from the very first commit on, for which it names no range',
      push,
      {
        localRef: 'refs/heads/topic',
        localOid: 'refs/heads/topic',
        remoteRef: 'refs/heads/topic',
        remoteOid: NONE,
      },
    ],
    [
      '`pre-commit run --from-ref A --to-ref B`, as in CI',
      { PRE_COMMIT: '1', PRE_COMMIT_FROM_REF: 'origin/main', PRE_COMMIT_TO_REF: 'HEAD' },
      { localRef: 'HEAD', localOid: 'HEAD', remoteRef: 'HEAD', remoteOid: 'origin/main' },
    ],
  ])('%s', (_, env, ref) => {
    expect(pushedRefs('', env)).toEqual([ref]);
    expect(isPushInFramework(env)).toBe(true);
  });

  test.each([
    ['a commit in it', { PRE_COMMIT: '1' }],
    ['variables that are left from elsewhere', { ...push, PRE_COMMIT: undefined, PRE_COMMIT_TO_REF: B }],
  ])('nothing of %s', (_, env) => {
    expect(pushedRefs('', env)).toEqual([]);
    expect(isPushInFramework(env)).toBe(false);
  });
});
