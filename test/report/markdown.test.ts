import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { reportOfProblem } from '../../src/report/json.ts';
import { renderAgain, renderMarkdown } from '../../src/report/markdown.ts';
import { pairGraph } from '../../src/report/mermaid.ts';
import {
  badDay,
  finding,
  HOSTILE,
  hostileReport,
  model,
  pair,
  quietPair,
  report,
  scaler,
} from './samples.ts';

test('a bad day', () => {
  expect(renderMarkdown(badDay())).toMatchInlineSnapshot(`
    "## ✖ Scaler lock: 2 of 7 pairs out of step

    **4 errors, 1 warning** · judged the work tree against \`111111111111\` · scalerlock \`0.1.0\`

    ### Findings

    - ✖ **error** [\`pair/model-changed-alone\`](https://github.com/scalerlock/scalerlock/blob/main/docs/rules/pair/model-changed-alone.md) · pair \`churn\` · \`models/churn/model.joblib\`<br>\`models/churn/model.joblib\` changed, but the lock of pair \`churn\` still seals the old one: nothing says which scaler the new model was trained with<br>→ stage the scaler it was trained with, then run \`scalerlock seal churn\` and add \`models/churn/scaler.lock.json\`
    - ✖ **error** [\`config/version-mismatch\`](https://github.com/scalerlock/scalerlock/blob/main/docs/rules/config/version-mismatch.md) · pair \`churn\` · \`deploy/prod.yaml:12:16\`<br>inference (production) at \`deploy/prod.yaml:12\` names \`0.9.0\` for pair \`churn\`, training at \`configs/train.yaml:3\` names \`1.0.0\`: they would normalize differently<br>→ name \`1.0.0\`, the version that is locked, in \`deploy/prod.yaml\`
    - ✖ **error** [\`pair/scaler-changed-alone\`](https://github.com/scalerlock/scalerlock/blob/main/docs/rules/pair/scaler-changed-alone.md) · pair \`spam\` · \`models/spam/scaler.joblib\`<br>\`models/spam/scaler.joblib\` changed alone: \`models/spam/model.joblib\` stayed as it was, and no model was trained with this scaler<br>→ commit the model that was trained with it and run \`scalerlock seal spam\`, or restore \`models/spam/scaler.joblib\`
    - ✖ **error** [\`pair/unpaired-model\`](https://github.com/scalerlock/scalerlock/blob/main/docs/rules/pair/unpaired-model.md) · \`models/new/net.joblib\`<br>\`models/new/net.joblib\` (\`sklearn.neural_network.MLPClassifier\`) is new and is on no pair: nothing says which scaler it was trained with<br>→ declare it with its scaler under \`pairs\` in \`scalerlock.yml\`, or add it to \`ignore\` if it takes no scaler
    - ⚠ **warning** [\`lock/scaler-change-allowed\`](https://github.com/scalerlock/scalerlock/blob/main/docs/rules/lock/scaler-change-allowed.md) · pair \`fraud\` · \`models/fraud/scaler.lock.json:20:7\`<br>\`models/fraud/scaler.joblib\` was changed without its model, on purpose: “unit fix; see ticket OPS-12, agreed with \`@risk\`”<br>→ retrain the model with this scaler and run \`scalerlock seal fraud\`; the lock then drops the exception

    ### Pairs

    \`\`\`mermaid
    flowchart LR
      accTitle: Which scaler each pair has, and which one its environments name
      p0(["churn"])
      p0v["scaler 1.0.0"]
      p0e0["training<br/>1.0.0"]
      p0e1["production<br/>0.9.0"]
      p1(["spam"])
      p1v["scaler 1.0.0 → 2.0.0"]
      p2(["fraud"])
      p2v["scaler 1.0.0 → 2.0.0"]
      p0 --x|"✖ model changed alone"| p0v
      p0v --> p0e0
      p0v --x|"✖ another scaler"| p0e1
      p1 --x|"✖ scaler changed alone"| p1v
      p2 -.->|"⚠ scaler change allowed"| p2v
      linkStyle 0,2,3 stroke:#cf222e,stroke-width:3px
      linkStyle 4 stroke:#bf8700,stroke-width:2px
    \`\`\`

    | pair | verdict | scaler version | model | scaler | configs |
    | --- | --- | --- | --- | --- | --- |
    | \`churn\` | ✖ out of step | \`1.0.0\` | changed | unchanged | ✔ training \`1.0.0\`<br>✖ production \`0.9.0\` |
    | \`spam\` | ✖ out of step | \`1.0.0\` → \`2.0.0\` | unchanged | changed | – |
    | \`fraud\` | ⚠ warning | \`1.0.0\` → \`2.0.0\` | unchanged | changed | – |
    | \`a\` | ✔ in step | \`2.0.0\` | unchanged | unchanged | – |
    | \`b\` | ✔ in step | \`2.0.0\` | unchanged | unchanged | – |
    | \`c\` | ✔ in step | \`2.0.0\` | unchanged | unchanged | – |
    | \`d\` | ✔ in step | \`2.0.0\` | unchanged | unchanged | – |

    ### What moved most

    | pair | feature | moved |  | center | scale |
    | --- | --- | ---: | --- | --- | --- |
    | \`spam\` | \`monthly_charges\` | 0.21 σ | ██████████ | 64.76 → 71.2 | 30.09 → 30.9 (×1.03) |
    | \`fraud\` | \`monthly_charges\` | 0.21 | ██████████ | 64.76 → 71.2 | 30.09 → 30.9 (×1.03) |
    | \`spam\` | \`tenure\` | 0.11 σ | █████ |  | 24.55 → 22.1 (×0.9) |
    | \`fraud\` | \`tenure\` | 0.11 | █████ |  | 24.55 → 22.1 (×0.9) |
    | \`spam\` | \`age\` | 0.01 σ | █ | 0.3 → 0.29 |  |
    | \`fraud\` | \`age\` | 0.01 | █ | 0.3 → 0.29 |  |
    | \`spam\` | \`income\` | 0.0004 σ | █ | 1.6e9 → 1.600004e9 |  |
    | \`fraud\` | \`income\` | 0.0004 | █ | 1.6e9 → 1.600004e9 |  |

    How far the center moved, or how far an output of 1 moves by the new scale, whichever is more: σ is one standard deviation, as the old scaler had it; a number without a unit is in units of the old scaler’s output.
    "
  `);
});

test('a good day', () => {
  expect(
    renderMarkdown(report({ base: null, head: 'index', pairs: [quietPair('churn')] })),
  ).toMatchInlineSnapshot(`
    "## ✔ Scaler lock: 1 pair in step

    **no findings** · judged what is staged · scalerlock \`0.1.0\`

    ### Pairs

    | pair | verdict | scaler version | model | scaler | configs |
    | --- | --- | --- | --- | --- | --- |
    | \`churn\` | ✔ in step | \`2.0.0\` | unchanged | unchanged | – |
    "
  `);
});

test('all is well again, where a comment told of findings', () => {
  const good = report({ pairs: [quietPair('churn')] });
  expect(renderAgain(good)).toMatch(
    /^## ✔ Scaler lock: all is well again, 1 pair in step\n\n\*\*no findings\*\*/,
  );
  const warned = report({ findings: [finding({ severity: 'warning' })] });
  for (const one of [
    badDay(),
    warned,
    reportOfProblem(new Problem('x', { fix: 'y' }), { base: null, head: null }),
  ]) {
    expect(renderAgain(one)).toBe(renderMarkdown(one));
  }
});

test('no verdict', () => {
  const problem = new Problem('a tab cannot indent YAML', {
    path: 'my policy.yml',
    line: 3,
    column: 1,
    fix: 'use `spaces`',
  });
  expect(renderMarkdown(reportOfProblem(problem, { base: null, head: null }))).toBe(
    '## ✖ Scaler lock: not judged\n\n✖ **error** · a tab cannot indent YAML · `my policy.yml:3:1`<br>→ use `spaces`\n',
  );
});

describe('pairs', () => {
  const cells = (changes: Parameters<typeof pair>[0]): string[] => {
    const row = renderMarkdown(report({ pairs: [pair(changes)] })).match(/^\| `churn` .*$/m)?.[0] ?? '';
    return row.slice(2, -2).split(' | ');
  };

  test('with many artifacts count them by what became of them', () => {
    const scalers = [
      scaler({ path: 'a.pkl', change: 'resaved', movements: [] }),
      scaler({ path: 'b.pkl', change: 'added', movements: [], comparedBy: 'bytes' }),
      scaler({ path: 'c.pkl', change: 'deleted', movements: [], comparedBy: 'bytes' }),
    ];
    const found = cells({ models: [model(), model({ path: 'm2.pkl' })], scalers });
    expect(found.slice(3, 5)).toEqual([
      '2 changed',
      '1 saved again, 1 new, 1 deleted (1 compared by bytes alone)',
    ]);
  });

  test('without versions, and with configs that were not read or not compared', () => {
    const references = [
      { side: 'training' as const, environment: null, path: 'a.yaml', line: null, value: null, agrees: null },
      {
        side: 'inference' as const,
        environment: 'EU 1',
        path: 'b.yaml',
        line: 1,
        value: '1.0.0',
        agrees: null,
      },
    ];
    const found = cells({ scalerVersion: null, scalerVersionBefore: null, references, models: [] });
    expect(found.slice(2)).toEqual(['–', '–', 'changed', '✖ training: not read<br>? EU 1 `1.0.0`']);
    expect(cells({ scalerVersion: null })[2]).toBe('`1.0.0` → –');
  });

  test('out of step come first', () => {
    const pairs = [
      quietPair('fine'),
      pair({ name: 'warned', status: 'warning' }),
      pair({ name: 'broken', status: 'fail' }),
    ];
    const names = [...renderMarkdown(report({ pairs })).matchAll(/^\| `(\w+)` \| [✖⚠✔]/gm)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(['broken', 'warned', 'fine']);
  });
});

describe('bounds', () => {
  test('a thousand findings and pairs are counted, not shown', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `pair-${index}`);
    const pairs = names.map((name) => ({ ...quietPair(name), scalers: [scaler()] }));
    const findings = names.map((name) =>
      finding({ pair: name, severity: 'warning', rule: 'lock/library-version' }),
    );
    const markdown = renderMarkdown(report({ pairs, findings }));
    expect(markdown.length).toBeLessThan(60_000);
    const items = markdown.match(/^- ⚠/gm)?.length ?? 0;
    expect(items).toBeGreaterThan(40);
    expect(markdown).toContain(`… and ${1000 - items} more: ${1000 - items} × \`lock/library-version\``);
    const rows = markdown.match(/^\| `pair-\d+` \| ✔/gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(150);
    expect(markdown).toContain(`… and ${1000 - rows} more: ${1000 - rows} ✔ in step`);
    expect(markdown).toMatch(/… and \d+ more scalers/);
  });

  test.each([
    ['one long path', 'very/'.repeat(5000), 1],
    ['other scripts', '顧'.repeat(300), 600],
    ['what is unseen', '\u{e0041}'.repeat(300), 600],
    ['pipes and backticks', '`|'.repeat(300), 600],
    ['quotes', '"'.repeat(300), 600],
  ])('a page of %s is no longer than a comment may be', (_what, text, amount) => {
    const names = Array.from({ length: amount }, (_, index) => `${index}${text}`);
    const many = names.map((name) => hostileReport(name));
    const markdown = renderMarkdown({
      ...hostileReport(text),
      pairs: many.flatMap(({ pairs }) => pairs),
      findings: many.flatMap(({ findings }) => findings),
    });
    expect(markdown.length).toBeLessThan(60_000);
  });

  test('long strings are cut', () => {
    const long = `${'very/'.repeat(5000)}long.pkl`;
    expect(renderMarkdown(hostileReport(long)).length).toBeLessThan(20_000);
  });
});

describe('a hostile string', () => {
  const benign = hostileReport('word');
  const shape = { tags: tagsOf(asHtml(renderMarkdown(benign))), graph: graphShape(renderMarkdown(benign)) };

  test.each(HOSTILE)(
    '%j changes nothing of the page around it, as a renderer of GitHub’s Markdown sees it',
    (text) => {
      const markdown = renderMarkdown(hostileReport(text));
      expect(tagsOf(asHtml(markdown))).toEqual(shape.tags);
      expect(graphShape(markdown)).toEqual(shape.graph);
    },
  );

  test.each(HOSTILE)('%j stands in code, or is plain words: no mention, no reference, no link', (text) => {
    const html = asHtml(renderMarkdown(hostileReport(text)));
    // GitHub looks for mentions and references in all text that is not code.
    const prose = html.replace(/<code[^>]*>.*?<\/code>/gs, 'code').replace(/<[^>]*>/g, '');
    expect(prose).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[^\P{Cc}\n]/u);
    expect(prose).not.toMatch(/[@#$*_~\\{}[\]=]|https?:|www\.|\bGH-|:\w+:|&(?!quot;)/);
  });

  test.each(HOSTILE)('%j is no more than the words of a label in the graph', (text) => {
    const graph = pairGraph(hostileReport(text))?.graph ?? '';
    const labels = graph.replace(/<br\/>/g, ' ').match(/"[^"]*"/g) ?? [];
    expect(labels).toHaveLength(5);
    for (const label of labels) {
      expect(label).toMatch(/^"(?:[\p{L}\p{M}\p{N} …→✖⚠_/.-]|#\d+;)*"$/u);
      expect(label).not.toMatch(/www\.|\d\. |[^\p{L}\p{N}][-_/]|[-_/][^\p{L}\p{N}]/u);
    }
  });
});

/** As GitHub renders it, before it takes out what it does not allow. */
function asHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The page's tags, with their attributes, but for how many pieces of code a sentence has. */
function tagsOf(html: string): string[] {
  return html.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?code>$/.test(tag)) ?? [];
}

/** The lines of the graph without what is in its labels. */
function graphShape(markdown: string): string[] {
  const [, graph = ''] = /^```mermaid\n(.*?)\n```$/ms.exec(markdown) ?? [];
  return graph.split('\n').map((line) => line.replace(/"[^"]*"/g, '""'));
}
