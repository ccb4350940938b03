import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import type { Report } from '../generated/report.ts';
import { forTerminal } from '../report/escape.ts';
import { count } from '../report/numbers.ts';
import { ALL_STAGED, renderScreen, rowsOf } from '../report/screen.ts';
import { wrap } from '../report/wrap.ts';
import { list } from '../rules/words.ts';
import type { Screen } from '../terminal/screen.ts';
import type { Fix } from './hook-fix.ts';

/** What a person reads of it: what was sealed, with what else there is to say; or the findings, and why no seal mends them. */
export function renderFix(fix: Fix, found: Report, screen: Screen): string {
  const { bold, dim, green, yellow } = picocolors.createColors(screen.color);
  const withReport = (report: Report, around: string): string =>
    renderScreen(report, {
      ...screen,
      rows: screen.rows - rowsOf(around, screen.width),
      showAll: ALL_STAGED,
    });
  if ('reason' in fix) {
    const why = wrap(`not mended by --fix: ${forTerminal(fix.reason)}`, screen.width, '  ', '⚠ ').join('\n');
    return `${withReport(found, why)}${why.replace('⚠', yellow('⚠'))}\n`;
  }
  const lines = fix.sealed.flatMap(({ outcome: { pair, lockPath, scalers } }) => {
    const versions = scalers.map(({ version, before, reused }) => {
      const step = before !== null && before !== version ? `${before} → ${version}` : version;
      return `scaler ${step}${reused ? ', used again' : ''}`;
    });
    const name = forTerminal(pair);
    const said = forTerminal(`sealed, ${list(versions)}`);
    const staged = `staged ${forTerminal(lockPath)}`;
    const fits = stringWidth(`✔ ${name} ${said}  ${staged}`) <= screen.width;
    return [`${green('✔')} ${bold(name)} ${said}${fits ? '  ' : '\n    '}${dim(staged)}`];
  });
  const room = Math.max(1, Math.floor(screen.rows / 2) - 1);
  const rest = lines.splice(room).length;
  const done = [...lines, ...(rest > 0 ? [dim(`… and ${count(rest, 'more pair')}`)] : [])].join('\n');
  return `${done}\n${fix.report.findings.length > 0 ? withReport(fix.report, done) : ''}`;
}
