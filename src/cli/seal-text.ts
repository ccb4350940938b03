import picocolors from 'picocolors';
import type { SealedScaler, SealOutcome } from '../check/sealing.ts';
import { forTerminal } from '../report/escape.ts';
import { shellWord } from '../rules/words.ts';
import type { Io } from './command.ts';

/** What was sealed, a line a scaler; what was refused and why; what to do next. */
export function renderSealing(outcomes: readonly SealOutcome[], { color }: Pick<Io, 'color'>): string {
  const { green, red, yellow, dim, bold } = picocolors.createColors(color);
  if (outcomes.length === 0) return `${green('✔')} every lock is of what is in the tree: nothing to seal\n`;
  const lines = outcomes.flatMap((outcome): string[] => {
    const name = bold(forTerminal(outcome.pair));
    if (outcome.status === 'refused') {
      return outcome.violations.flatMap(({ message, fix }) => [
        `${red('✖')} ${name} is not sealed: ${forTerminal(message)}`,
        `  ${dim('→')} ${forTerminal(fix)}`,
      ]);
    }
    const verb = outcome.status === 'sealed' ? 'sealed' : 'unchanged';
    return [
      ...outcome.scalers.map((scaler) => `${green('✔')} ${name} ${verb}  ${describe(scaler)}`),
      ...outcome.behind.map(({ path, line, value, wanted }) => {
        const instead = wanted === null ? '' : `: write ${forTerminal(wanted)}`;
        return `${yellow('⚠')} ${forTerminal(`${path}:${line}`)} still names ${forTerminal(value)}${instead}`;
      }),
    ];
  });
  const written = outcomes.flatMap((outcome) => (outcome.status === 'sealed' ? [outcome.lockPath] : []));
  const shown =
    written.length > 5
      ? ['-A']
      : written.map((path) => forTerminal(shellWord(path.startsWith('-') ? `./${path}` : path)));
  const next = written.length > 0 ? [`  ${dim('→')} git add ${shown.join(' ')}`] : [];
  return `${[...lines, ...next].join('\n')}\n`;
}

function describe({ path, version, before, reused, allowed, bytesOnly }: SealedScaler): string {
  const versions = before !== null && before !== version ? `${before} → ${version}` : version;
  const notes = [
    reused ? 'the same scaler used again' : '',
    allowed ? 'changed alone, on purpose' : '',
    bytesOnly ? 'by its bytes alone: no reader for what is inside' : '',
  ].filter(Boolean);
  return [`scaler ${versions}`, forTerminal(path), ...notes].join('  ');
}
