import picocolors from 'picocolors';
import { isNamedLikeModel } from '../artifacts/model-like.ts';
import type { SealOutcome } from '../check/sealing.ts';
import type { Proposal, ProposedPair, Undecided } from '../init/proposal.ts';
import { POLICY_PATH } from '../policy/policy-path.ts';
import { forTerminal } from '../report/escape.ts';
import { wrap } from '../report/wrap.ts';
import { shellWord } from '../rules/words.ts';
import type { Io } from './command.ts';
import { renderSealing } from './seal-text.ts';

/** More open questions than these are counted: the policy lists them. */
const MOST_SHOWN = 15;

/** So many locks are named in the command that adds them. */
const FEW_LOCKS = 4;

const ABOUT_UNDECIDED =
  'They are on no pair. `check` judges such a model only when it is new or changes: by then add its pair to the policy, or put it under `ignore` if it takes no scaler.';

type Page = Pick<Io, 'color' | 'width'>;

/** The proposal for a person: each pair with its evidence, then what was not decided and what is left out. */
export function renderProposal(proposal: Proposal, unread: number, page: Page): string {
  const { bold } = picocolors.createColors(page.color);
  const { pairs, undecided, ignore } = proposal;
  const sections = [
    pairs.length > 0 ? [bold('Pairs'), ...pairs.flatMap((pair) => ['', ...renderPair(pair, page)])] : [],
    renderUndecided(undecided, page),
    ignore.length > 0
      ? [bold('Left out'), ...ignore.map(({ glob, why }) => `  ${forTerminal(glob)}  ${why}`)]
      : [],
    unread > 0
      ? [
          `${number(unread, 'more file')} in lower folders ${unread === 1 ? 'was' : 'were'} not read: there are too many`,
        ]
      : [],
  ];
  const shown = sections.filter((section) => section.length > 0);
  return `${shown.map((section) => section.join('\n')).join('\n\n')}\n`;
}

function renderPair(
  { name, models, scalers, lock, training, inference, why, notes }: ProposedPair,
  page: Page,
): string[] {
  const { cyan, dim, yellow } = picocolors.createColors(page.color);
  const row = (label: string, values: readonly string[]): string[] =>
    values.map((value, index) => `    ${dim((index === 0 ? label : '').padEnd(9))} ${forTerminal(value)}`);
  return [
    `  ${cyan(forTerminal(name))}`,
    ...row('model', models),
    ...row('scaler', scalers === 'embedded' ? ['embedded in the model'] : scalers),
    ...row('lock', lock === null ? [] : [lock]),
    ...row(
      'training',
      training.map(({ reference }) => reference),
    ),
    ...row(
      'inference',
      inference.map(({ reference }) => reference),
    ),
    ...wrap(forTerminal(why), columns(page), ' '.repeat(14), '    because   ').map((line) => dim(line)),
    ...notes
      .flatMap((note) => wrap(forTerminal(note), columns(page), '      ', '    ! '))
      .map((line) => yellow(line)),
  ];
}

/** Open questions by their reason: many files often have the same. */
function renderUndecided(undecided: readonly Undecided[], page: Page): string[] {
  if (undecided.length === 0) return [];
  const { bold, dim } = picocolors.createColors(page.color);
  const byReason = new Map<string, string[]>();
  for (const { path, why } of undecided.slice(0, MOST_SHOWN))
    byReason.set(why, [...(byReason.get(why) ?? []), path]);
  const rest = undecided.length - MOST_SHOWN;
  return [
    bold('Not decided'),
    ...[...byReason].flatMap(([why, paths]) => [
      ...paths.map((path) => `  ${forTerminal(path)}`),
      ...wrap(forTerminal(why), columns(page), '    ').map((line) => dim(line)),
    ]),
    ...(rest > 0 ? [`  and ${rest} more, which the policy lists`] : []),
    ...(undecided.some(({ path }) => isNamedLikeModel(path))
      ? wrap(ABOUT_UNDECIDED, columns(page), '  ')
      : []),
  ];
}

/** What was written and sealed, what was refused, and what to do next. */
export function renderDone(proposal: Proposal, outcomes: readonly SealOutcome[], { color }: Page): string {
  const { green, dim } = picocolors.createColors(color);
  const sealed = outcomes.filter(({ status }) => status !== 'refused');
  const refused = outcomes.filter(({ status }) => status === 'refused');
  const misplaced = proposal.pairs.some(({ notes }) => notes.length > 0);
  const steps = [
    `git add ${toAdd(sealed.map(({ lockPath }) => lockPath))}`,
    ...(refused.length > 0 ? ['scalerlock seal    # once what is refused above is mended'] : []),
    `scalerlock check${misplaced || refused.length > 0 ? '   # reports what is marked with ! above' : ''}`,
    'scalerlock install # the hook that refuses the commit that parts a pair',
  ];
  return [
    `${green('✔')} wrote ${POLICY_PATH}: read it through, it is yours now\n`,
    ...(sealed.length > 0 ? [`${green('✔')} sealed ${number(sealed.length, 'pair')}\n`] : []),
    refused.length > 0 ? renderSealing(refused, { color }) : '',
    `\nNext\n${steps.map((step) => `  ${dim('→')} ${step}\n`).join('')}`,
  ].join('');
}

/** Shown where nothing was found that could be a pair. */
export function renderNothing(proposal: Proposal, unread: number, page: Page): string {
  const found = proposal.undecided.length > 0 || proposal.ignore.length > 0;
  return [
    ...(found || unread > 0 ? [renderProposal(proposal, unread, page), '\n'] : []),
    `No model and scaler were found that belong together, and nothing was written. Where you know better, write ${POLICY_PATH}:\n\n`,
    '  version: 1\n',
    '  pairs:\n',
    '    churn:\n',
    '      model: models/churn.joblib\n',
    '      scaler: models/churn_scaler.joblib   # or `embedded`, where the model is a Pipeline that holds its scaler\n',
    '\nand run `scalerlock seal`.\n',
  ].join('');
}

function toAdd(locks: readonly string[]): string {
  const named =
    locks.length > FEW_LOCKS ? ["'*.lock.json'"] : locks.map((path) => forTerminal(shellWord(path)));
  return [POLICY_PATH, ...named].join(' ');
}

/** Narrower than this, nothing is read more easily. */
function columns({ width }: Page): number {
  return Math.min(Math.max(width, 40), 100);
}

function number(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
