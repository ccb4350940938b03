import type { Level, PairPolicy, Policy } from '../generated/policy.ts';
import { toPointer } from '../validation/pointer.ts';
import { quoted } from '../validation/words.ts';
import type { LoadedPolicy } from './load.ts';
import type { Position } from './pairs.ts';
import { writtenReferences } from './reference-syntax.ts';
import { writtenScalers } from './scaler-syntax.ts';

/** One way in which a policy differs in meaning from another. */
export interface PolicyDifference {
  message: string;
  /** In the head's policy; null for what is no longer there. */
  at: Position | null;
  weakens: boolean;
}

export interface PolicyComparison {
  kind: 'same' | 'added' | 'weakened';
  changes: PolicyDifference[];
}

/** What a policy may demand of one pair, or of all. */
const demands = ['require', 'verify'] as const;
type Demand = (typeof demands)[number];

const strength: Record<Level, number> = { off: 0, warning: 1, error: 2 };

/**
 * What the head's policy says otherwise than the base's: comments, order and spelling are nothing. What guards less than
 * before weakens; what cannot be told to guard as much does too. `levelOf` is a rule's own level, where a policy names none.
 */
export function comparePolicies(
  base: LoadedPolicy | null,
  head: LoadedPolicy | null,
  levelOf: (rule: string) => Level = () => 'error',
): PolicyComparison {
  const changes = differences(base, head, levelOf);
  const kind = changes.some(({ weakens }) => weakens) ? 'weakened' : changes.length > 0 ? 'added' : 'same';
  return { kind, changes };
}

function differences(
  base: LoadedPolicy | null,
  head: LoadedPolicy | null,
  levelOf: (rule: string) => Level,
): PolicyDifference[] {
  if (base === null && head === null) return [];
  if (base === null) return [{ message: 'it is new', at: { line: 1, column: 1 }, weakens: false }];
  if (head === null) return [{ message: 'the policy is removed', at: null, weakens: true }];
  return [
    ...comparePairs(base.policy, head),
    ...demands.flatMap((key) =>
      compareDemand(key, 'every pair', base.policy, head.policy, head.positionOf(`/${key}`, 'key')),
    ),
    ...compareIgnored(base.policy.ignore ?? [], head),
    ...compareRules(base.policy, head, levelOf),
    ...compareAudit(base.policy.audit, head),
  ];
}

function comparePairs(base: Policy, head: LoadedPolicy): PolicyDifference[] {
  const before = new Map(Object.entries(base.pairs));
  const after = new Map(Object.entries(head.policy.pairs));
  const changes: PolicyDifference[] = [];
  for (const [name, pair] of before) {
    const now = after.get(name);
    if (now) changes.push(...comparePair(name, pair, now, head));
    else changes.push({ message: `pair ${quoted(name)} is removed`, at: null, weakens: true });
  }
  for (const name of after.keys()) {
    const at = head.positionOf(toPointer(['pairs', name]), 'key');
    if (!before.has(name)) changes.push({ message: `pair ${quoted(name)} is added`, at, weakens: false });
  }
  return changes;
}

function comparePair(
  name: string,
  before: PairPolicy,
  after: PairPolicy,
  head: LoadedPolicy,
): PolicyDifference[] {
  const owner = `pair ${quoted(name)}`;
  const at = (field: string) => head.positionOf(toPointer(['pairs', name, field]), 'key');
  const changes: PolicyDifference[] = [];
  for (const field of ['model', 'scaler'] as const) {
    const [old, now] = [artifacts(before, field), artifacts(after, field)];
    // More beside what was there before adds; another first scaler would already be another lock. Models have no order.
    const namesLock = field === 'scaler' || after.scaler === 'embedded';
    const isSameFirst = !namesLock || old[0]?.path === now[0]?.path;
    if (isSameFirst && sorted(old) === sorted(now)) continue;
    const isKept = (one: NamedArtifact): boolean => now.some((other) => guardsAsMuch(other, one));
    const adds = isSameFirst && old.every(isKept);
    changes.push({
      message: `the ${field} of ${owner} is ${said(now)}, not ${said(old)}`,
      at: at(field),
      weakens: !adds,
    });
  }
  if (plainPath(before.lock ?? '') !== plainPath(after.lock ?? '')) {
    changes.push({ message: `the lock of ${owner} is another`, at: at('lock'), weakens: true });
  }
  for (const side of ['training', 'inference'] as const) {
    const old = referenceTexts(before[side]);
    const now = referenceTexts(after[side]);
    const removed = [...old].filter((text) => !now.has(text));
    const added = [...now].filter((text) => !old.has(text));
    for (const text of removed)
      changes.push({
        message: `${owner} no longer reads its ${side} config ${text}`,
        at: at(side),
        weakens: true,
      });
    for (const text of added)
      changes.push({ message: `${owner} reads its ${side} config ${text}`, at: at(side), weakens: false });
  }
  return [...changes, ...demands.flatMap((key) => compareDemand(key, owner, before, after, at(key)))];
}

function compareDemand(
  key: Demand,
  owner: string,
  { [key]: before }: Pick<Policy, Demand>,
  { [key]: after }: Pick<Policy, Demand>,
  at: Position,
): PolicyDifference[] {
  if (before === after) return [];
  const message =
    after === undefined
      ? `\`${key}: ${before}\` of ${owner} is removed`
      : `\`${key}: ${after}\` of ${owner} is added`;
  return [{ message, at, weakens: after === undefined }];
}

function compareIgnored(before: string[], head: LoadedPolicy): PolicyDifference[] {
  const after = head.policy.ignore ?? [];
  const [old, now] = [new Set(before), new Set(after)];
  const added = after.flatMap((pattern, index) => {
    const change = {
      message: `\`ignore\` has ${quoted(pattern)} more`,
      at: head.positionOf(`/ignore/${index}`),
      weakens: true,
    };
    return old.has(pattern) ? [] : [change];
  });
  const removed = before.filter((pattern) => !now.has(pattern));
  return [
    ...added,
    ...removed.map((pattern) => ({
      message: `\`ignore\` no longer has ${quoted(pattern)}`,
      at: head.positionOf('/ignore', 'key'),
      weakens: false,
    })),
  ];
}

function compareRules(
  base: Policy,
  head: LoadedPolicy,
  levelOf: (rule: string) => Level,
): PolicyDifference[] {
  const before = new Map<string, Level>(Object.entries(base.rules ?? {}));
  const after = new Map<string, Level>(Object.entries(head.policy.rules ?? {}));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((rule) => {
    const [old, now] = [before.get(rule) ?? levelOf(rule), after.get(rule) ?? levelOf(rule)];
    if (old === now) return [];
    const weakens = strength[now] < strength[old];
    return [
      {
        message: `the level of \`${rule}\` is ${now}, not ${old}`,
        at: head.positionOf(toPointer(['rules', rule]), 'key'),
        weakens,
      },
    ];
  });
}

/** Whether code is audited, and what of it. A side that is named otherwise may take code out of the rules of the other. */
function compareAudit(before: Policy['audit'], head: LoadedPolicy): PolicyDifference[] {
  const after = head.policy.audit;
  const at = (field: string): Position => head.positionOf(toPointer(['audit', field]), 'key');
  if (before === undefined && after === undefined) return [];
  if (before === undefined)
    return [{ message: '`audit` is added', at: head.positionOf('/audit', 'key'), weakens: false }];
  if (after === undefined) return [{ message: '`audit` is removed', at: null, weakens: true }];
  return (['training', 'inference', 'ignore'] as const).flatMap((key) => {
    const [old, now] = [new Set(before[key]), new Set(after[key])];
    const added = [...now].filter((pattern) => !old.has(pattern));
    const removed = [...old].filter((pattern) => !now.has(pattern));
    return [
      ...added.map((pattern) => ({
        message: `\`audit.${key}\` has ${quoted(pattern)} more`,
        at: at(key),
        weakens: true,
      })),
      ...removed.map((pattern) => ({
        message: `\`audit.${key}\` no longer has ${quoted(pattern)}`,
        at: at(key),
        weakens: key !== 'ignore',
      })),
    ];
  });
}

interface NamedArtifact {
  path: string;
  /** `training`, `inference` or `inference (production)`, where the policy tells the sides apart. */
  side: string | null;
}

function artifacts(pair: PairPolicy, field: 'model' | 'scaler'): NamedArtifact[] {
  if (field === 'model') return [pair.model].flat().map((path) => ({ path: artifactPath(path), side: null }));
  return writtenScalers(pair.scaler).map(({ text, side, environment }) => ({
    path: artifactPath(text),
    side: environment === null ? side : `${side} (${environment})`,
  }));
}

/** What is named, whatever the order. */
function sorted(artifacts: readonly NamedArtifact[]): string {
  return JSON.stringify(artifacts.map((one) => JSON.stringify(one)).sort());
}

/** A scaler that becomes the one of training is held against what is served; as a mere copy it may change with its original. */
function guardsAsMuch(now: NamedArtifact, before: NamedArtifact): boolean {
  return (
    now.path === before.path &&
    (now.side === before.side || (before.side === null && now.side === 'training'))
  );
}

/** `./a//b` and `a/b` are the same path; whether it is a good one is for the expansion to say. */
function plainPath(path: string): string {
  return path
    .split('/')
    .filter((segment, index) => segment !== '.' && (segment !== '' || index === 0))
    .join('/');
}

/** A pointer of DVC is the artifact that it is named after. */
function artifactPath(path: string): string {
  return plainPath(path).replace(/(?<=[^/])\.dvc$/, '');
}

function referenceTexts(references: PairPolicy['training']): Set<string> {
  return new Set(
    writtenReferences(references).map(
      ({ environment, text }) => `${environment === null ? '' : `${environment}: `}${plainPath(text)}`,
    ),
  );
}

function said(artifacts: NamedArtifact[]): string {
  return artifacts
    .map(({ path, side }) => (side === null ? quoted(path) : `${quoted(path)} for ${side}`))
    .join(', ');
}
