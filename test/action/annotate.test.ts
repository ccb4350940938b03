import { afterEach, expect, it, vi } from 'vitest';
import { annotate } from '../../src/action/annotate.ts';
import { sayLosses } from '../../src/action/losses.ts';
import type { Report } from '../../src/generated/report.ts';
import { finding, HOSTILE, hostileReport, report } from '../report/samples.ts';

afterEach(() => vi.restoreAllMocks());

/** What the runner reads, line by line. */
function lines(act: () => void): string[] {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  act();
  vi.restoreAllMocks();
  return written.join('').split('\n').slice(0, -1);
}

function many(errors: number, warnings: number): Report {
  const some = (count: number, severity: 'error' | 'warning') =>
    Array.from({ length: count }, (_, index) => finding({ severity, path: `${severity}-${index}` }));
  return report({ findings: [...some(errors, 'error'), ...some(warnings, 'warning')] });
}

it.each([
  [3, 2, []],
  [10, 10, []],
  [25, 0, ['::notice::15 more at level error: see the job summary']],
  [
    11,
    12,
    [
      '::notice::1 more at level error: see the job summary',
      '::notice::2 more at level warning: see the job summary',
    ],
  ],
])(
  'of %i errors and %i warnings shows ten each, the first first, and counts the rest',
  (errors, warnings, rest) => {
    const said = lines(() => annotate(many(errors, warnings), '.'));
    const paths = (kind: string) =>
      said.filter((line) => line.startsWith(`::${kind} `)).map((line) => /file=([^,:]+)/.exec(line)?.[1]);
    const first = (kind: string, count: number) =>
      Array.from({ length: Math.min(10, count) }, (_, index) => `${kind}-${index}`);
    expect(paths('error')).toEqual(first('error', errors));
    expect(paths('warning')).toEqual(first('warning', warnings));
    expect(said.filter((line) => line.startsWith('::notice::'))).toEqual(rest);
  },
);

it('shows why it could not judge, where that is', () => {
  const error = { message: 'bad', path: 'scalerlock.yml', line: 3, column: 5, fix: 'mend' };
  const said = lines(() => annotate(report({ status: 'error', pairs: [], error }), 'sub'));
  expect(said).toEqual([
    '::error title=Scalerlock could not judge,file=sub/scalerlock.yml,line=3,col=5::bad · mend',
  ]);
});

it.each(HOSTILE)('makes no command, place or property of its own out of %j', (name) => {
  const said = lines(() => annotate(hostileReport(name), '.'));
  expect(said).toHaveLength(2);
  for (const line of said) {
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    const [, properties = ''] = /^::(?:error|warning) ([^:]*)::/.exec(line) ?? [];
    expect(properties.split(',').map((property) => property.split('=')[0])).toEqual(
      line.startsWith('::error') ? ['title', 'file', 'line', 'col'] : ['title', 'file', 'line'],
    );
  }
});

it('says once what was lost; on the run’s page as well where something went wrong', () => {
  const rights = { what: 'the comment', why: 'the token may not', isOfRights: true };
  const wrong = { what: 'a check-run a pair', why: 'GitHub answered 500', isOfRights: false };
  expect(lines(() => sayLosses([]))).toEqual([]);
  expect(lines(() => sayLosses([rights]))).toEqual([
    'Not posted: the comment (the token may not). The verdict stands: it is this step’s own result.',
  ]);
  expect(lines(() => sayLosses([rights, wrong]))).toEqual([
    '::notice title=Scalerlock::Not posted: the comment (the token may not); a check-run a pair (GitHub answered 500). The verdict stands: it is this step’s own result.',
  ]);
});
