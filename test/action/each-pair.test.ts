import { describe, expect, it } from 'vitest';
import { pairsShown, showEachPair } from '../../src/action/each-pair.ts';
import type { PairReport } from '../../src/generated/report.ts';
import { badDay, finding, HOSTILE, hostileReport, pair, quietPair, report } from '../report/samples.ts';
import { withGitHub } from './connected.ts';

const { server, github } = withGitHub();

describe('what is shown', () => {
  it('is each pair by itself, the worst first', () => {
    expect(pairsShown(badDay()).map(({ name, isOk, title }) => [name, isOk, title])).toMatchInlineSnapshot(`
      [
        [
          "scalerlock / churn",
          false,
          "pair/model-changed-alone (and 1 more): models/churn/model.joblib changed, but the lock of pai…ys which scaler the new model was trained with",
        ],
        [
          "scalerlock / spam",
          false,
          "pair/scaler-changed-alone: models/spam/scaler.joblib changed alone: models/spam/model.joblib …was, and no model was trained with this scaler",
        ],
        [
          "scalerlock / fraud",
          true,
          "lock/scaler-change-allowed: models/fraud/scaler.joblib was changed without its model, on purp…nit fix; see ticket OPS-12, agreed with @risk”",
        ],
        [
          "scalerlock / a",
          true,
          "in step, scaler 2.0.0",
        ],
        [
          "scalerlock / b",
          true,
          "in step, scaler 2.0.0",
        ],
        [
          "scalerlock / c",
          true,
          "in step, scaler 2.0.0",
        ],
        [
          "scalerlock / d",
          true,
          "in step, scaler 2.0.0",
        ],
      ]
    `);
  });

  it('has of each pair its own findings alone', () => {
    const [churn, spam] = pairsShown(badDay());
    expect(churn?.summary).toContain('pair/model-changed-alone');
    expect(churn?.summary).not.toContain('pair/scaler-changed-alone');
    expect(spam?.summary).toContain('pair/scaler-changed-alone');
    expect(spam?.summary).not.toContain('pair/model-changed-alone');
  });

  it('is fifty at most: the worst, and the rest together', () => {
    const pairs = Array.from(
      { length: 10_000 },
      (_, index): PairReport => ({
        ...quietPair(`pair-${index}`),
        status: index % 100 === 99 ? 'fail' : 'pass',
      }),
    );
    const shown = pairsShown(report({ status: 'fail', pairs }));
    expect(shown).toHaveLength(50);
    expect(shown[0]?.name).toBe('scalerlock / pair-99');
    expect(shown.at(-1)).toMatchObject({
      name: 'scalerlock / all other pairs',
      isOk: false,
      title: '51 of 9951 pairs out of step',
    });
    for (const { summary } of shown) expect(summary.length).toBeLessThanOrEqual(65_535);
  });

  it.each([
    ['look alike when they are made safe', 'a\nb', 'a\\nb'],
    ['are cut to the same', `${'x'.repeat(50)}${'y'.repeat(500)}z`, `${'x'.repeat(50)}${'y'.repeat(600)}z`],
    ['would be the name of the rest', 'fine', 'all other pairs'],
  ])('has one of each name, where two %s: the worse counts', (_, first, second) => {
    const pairs = [
      { ...quietPair(first), status: 'pass' as const },
      { ...quietPair(second), status: 'fail' as const },
    ];
    const shown = pairsShown(report({ status: 'fail', pairs, findings: [finding({ pair: second })] }));
    const names = shown.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(shown.filter(({ isOk }) => !isOk)).toHaveLength(1);
  });

  it.each(HOSTILE)('has %j in one line, and harmless', (name) => {
    for (const { name: shown, title } of pairsShown(hostileReport(name))) {
      expect(`${shown}${title}`).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(shown.length).toBeLessThanOrEqual(100);
      expect(title.length).toBeLessThanOrEqual(140);
    }
  });
});

it.each([
  ['check-run' as const, 'checks'],
  ['commit-status' as const, 'statuses'],
])('is posted as a %s', async (as, right) => {
  const { body } = await server().ask('GET', '/repos/acme/churn/git/ref/heads/main');
  const commit = (body as { object: { sha: string } }).object.sha;
  const token = await server().token({ [right]: 'write' });
  const said = report({
    pairs: [pair(), { ...quietPair('spam'), status: 'fail' }],
    findings: [finding({ pair: 'spam' })],
  });
  const page = 'https://github.com/acme/churn/actions/runs/1';
  await showEachPair(await github({ token }), said, { as, commit, page });
  const listed = as === 'check-run' ? 'check-runs' : 'statuses';
  const { body: there } = await server().ask('GET', `/repos/acme/churn/commits/${commit}/${listed}`);
  const all = (as === 'check-run' ? (there as { check_runs: object[] }).check_runs : there) as object[];
  const [good, bad] =
    as === 'check-run'
      ? [
          { conclusion: 'success', details_url: page, output: { title: 'in step, scaler 1.0.0 → 2.0.0' } },
          { conclusion: 'failure', output: { title: expect.stringMatching(/^pair\/model-changed-alone: /) } },
        ]
      : [
          { state: 'success', target_url: page, description: 'in step, scaler 1.0.0 → 2.0.0' },
          { state: 'failure', description: expect.stringMatching(/^pair\/model-changed-alone: /) },
        ];
  const key = as === 'check-run' ? 'name' : 'context';
  expect(all).toMatchObject([
    { [key]: 'scalerlock / churn', ...good },
    { [key]: 'scalerlock / spam', ...bad },
  ]);
});
