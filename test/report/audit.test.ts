import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { buildAudit } from '../../src/audit/report/build.ts';
import type { AuditReport } from '../../src/generated/audit.ts';
import { report as validate } from '../../src/generated/validate-report.js';
import { auditAsReport } from '../../src/report/audit-as-report.ts';
import { renderAuditMarkdown } from '../../src/report/audit-markdown.ts';
import { renderAuditText } from '../../src/report/audit-text.ts';
import { identities } from '../../src/report/identity.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { finding, mapOf, place } from '../audit/report/maps.ts';

const HOSTILE = '::error::a\n\u001b[31m`@team` <img src=x> ](http://a) \u202e|';

/** An audit of one finding: a service, a notebook that trains, and what the test says of them. */
function audit(change: { code?: string; path?: string; known?: boolean } = {}): AuditReport {
  const { code = 'scaler.fit_transform(rows)', path = 'app.py', known = false } = change;
  const cell = place(0, 'train.ipynb', 2, 'scaler.fit_transform(X)');
  const training = { ...cell, site: { ...cell.site, cell: 3, fileLine: 41 } };
  const map = mapOf([training, place(1, path, 14, code)]);
  const found = [finding(1, [0])];
  const plain = {
    tree: 'worktree',
    levels: {},
    before: new Set<string>(),
    isTold: () => true,
    isWhole: true,
    durationMs: 3,
  };
  const fresh = buildAudit(map, found, { ...plain, baseline: new Set() });
  if (!known) return fresh;
  return buildAudit(map, found, { ...plain, baseline: new Set(fresh.findings.map(({ key }) => key)) });
}

describe('as text', () => {
  it('shows both places, why and the mend', () => {
    expect(renderAuditText(audit(), { color: false, width: 100 })).toBe(
      [
        '✖ audit/fit-at-inference  app.py:14',
        '  `scaler.fit_transform(rows)` fits a StandardScaler on what the service receives',
        '  training  train.ipynb, cell 3, line 2  scaler.fit_transform(X)',
        '  certain: the body of a request',
        '  → load the scaler that training saves, and call `transform` alone',
        '',
        '✖ 1 error in 2 places of 0 files (< 0.01 s)',
        '',
      ].join('\n'),
    );
  });

  it('counts what was there before, and passes', () => {
    expect(renderAuditText(audit({ known: true }), { color: false, width: 100 })).toBe(
      '✔ no new finding, and 1 from before in 2 places of 0 files (< 0.01 s)\n',
    );
  });

  it('gives no command to a terminal or to the log of a runner', () => {
    const text = renderAuditText(audit({ code: HOSTILE, path: HOSTILE }), { color: false, width: 80 });
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('as Markdown', () => {
  it('shows both places, why and the mend', () => {
    expect(renderAuditMarkdown(audit())).toContain(
      '- ✖ **error** [`audit/fit-at-inference`](https://github.com/scalerlock/scalerlock/blob/main/docs/rules/audit/fit-at-inference.md) · `app.py:14`<br>`scaler.fit_transform(rows)` fits a StandardScaler on what the service receives<br>training: `train.ipynb, cell 3, line 2` `scaler.fit_transform(X)`<br>certain: the body of a request<br>→ load',
    );
  });

  it('lets no code of the repository out of its span', () => {
    const text = renderAuditMarkdown(audit({ code: HOSTILE, path: HOSTILE }));
    const outside = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/@team|<img|\]\(http:/);
  });
});

describe('as a report of check', () => {
  it('keeps its schema, and stands at the line of the file', () => {
    const report = auditAsReport(audit());
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report).toMatchObject({
      status: 'fail',
      pairs: [],
      findings: [{ pair: null, path: 'app.py', line: 14 }],
    });
    expect(report.findings[0]?.message).toMatch(/; see train\.ipynb, cell 3, line 2 \(training\)$/);
  });

  it('has both places in SARIF, that of a notebook at the line of its file', () => {
    const [run] = (JSON.parse(renderSarif(auditAsReport(audit()))) as Log).runs;
    const [result] = run?.results ?? [];
    expect(run?.tool.driver.rules?.[result?.ruleIndex ?? -1]).toMatchObject({
      id: 'audit/fit-at-inference',
      help: { markdown: expect.stringContaining('# audit/fit-at-inference') },
    });
    expect(result?.locations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'app.py' }, region: { startLine: 14 } } },
    ]);
    expect(result?.relatedLocations).toEqual([
      {
        id: 1,
        physicalLocation: { artifactLocation: { uri: 'train.ipynb' }, region: { startLine: 41 } },
        message: { text: 'training: `scaler.fit_transform(X)` (cell 3, line 2)' },
      },
    ]);
  });

  it('is known by the same after lines moved', () => {
    const idsOf = (report: AuditReport): string[] => identities(auditAsReport(report));
    const [before, after] = [audit(), audit()];
    for (const finding of after.findings) finding.fileLine += 7;
    expect(idsOf(after)).toEqual(idsOf(before));
    expect(idsOf(audit({ code: 'scaler.fit(other)' }))).not.toEqual(idsOf(before));
  });

  it('is a case that passes, in JUnit, where nothing is found', () => {
    const text = renderJunit(auditAsReport(audit({ known: true })));
    expect(text).toContain('<testcase name="in step" classname="the repository" time="0"/>');
    expect(text).not.toContain('<skipped');
  });

  it('leaves out what was there before', () => {
    expect(auditAsReport(audit({ known: true }))).toMatchObject({ status: 'pass', findings: [] });
  });
});
