import picocolors from 'picocolors';
import type { Report } from '../generated/report.ts';
import { forTerminal } from '../report/escape.ts';
import { renderText } from '../report/text.ts';
import { list } from '../rules/words.ts';
import type { Io } from './command.ts';
import type { Fix } from './hook-fix.ts';

/** What a person reads of it: what was sealed, with what else there is to say; or the findings, and why no seal mends them. */
export function renderFix(fix: Fix, found: Report, io: Pick<Io, 'color' | 'width'>): string {
  const { bold, dim, green, yellow } = picocolors.createColors(io.color);
  if ('reason' in fix) {
    return `${renderText(found, io)}${yellow('⚠')} not mended by --fix: ${forTerminal(fix.reason)}\n`;
  }
  const lines = fix.sealed.flatMap(({ outcome: { pair, lockPath, scalers } }) => {
    const versions = scalers.map(({ version, before, reused }) => {
      const step = before !== null && before !== version ? `${before} → ${version}` : version;
      return `scaler ${step}${reused ? ', used again' : ''}`;
    });
    const said = forTerminal(`sealed, ${list(versions)}`);
    return [`${green('✔')} ${bold(forTerminal(pair))} ${said}  ${dim(`staged ${forTerminal(lockPath)}`)}`];
  });
  const more = fix.report.findings.length > 0 ? renderText(fix.report, io) : '';
  return `${lines.join('\n')}\n${more}`;
}
