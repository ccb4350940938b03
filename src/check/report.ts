import { publicClass } from '../artifacts/names.ts';
import type {
  ArtifactReport,
  Finding,
  PairReport,
  ReferenceReport,
  Report,
  Severity,
  ShardReport,
} from '../generated/report.ts';
import { isSha256 } from '../lock/sealed-artifact.ts';
import { pinsOf } from '../rules/agreement.ts';
import {
  type ArtifactPairing,
  lockedScaler,
  type Meaning,
  meaningOf,
  modelChanges,
  scalerChanges,
} from '../rules/changes.ts';
import type { ArtifactState, PairFacts, PairState } from '../rules/facts.ts';
import { compareTransforms } from '../transform/compare.ts';
import { VERSION } from '../version.ts';

/** So many features of a scaler are told: enough to see what happened, few enough to read. */
const MOST_FEATURES = 10;
/** And so many movements that are not of a line: a table of a thousand quantiles has as many of one feature. */
const MOST_OTHERS = 10;

export interface Judged {
  base: string | null;
  head: string;
  facts: readonly PairFacts[];
  findings: Finding[];
  /** Where this is the report of some of the pairs. */
  shard?: ShardReport | null;
  stats: Omit<Report['stats'], 'pairs'>;
}

/** Facts and findings as the report's plain data (schemas/report.schema.json). */
export function buildReport({ base, head, facts, findings, shard, stats }: Judged): Report {
  const names = new Set(facts.map(({ pair }) => pair.name));
  const pairs = [...new Map(facts.map((pair) => [pair.pair.name, pair])).values()];
  const severities = new Map<string | null, Severity[]>();
  for (const { pair, severity } of findings) {
    const known = severities.get(pair);
    if (known) known.push(severity);
    else severities.set(pair, [severity]);
  }
  return {
    schemaVersion: 1,
    tool: { name: 'scalerlock', version: VERSION },
    status: findings.some(({ severity }) => severity === 'error') ? 'fail' : 'pass',
    base,
    head,
    pairs: pairs.map((facts) => pairReport(facts, severities.get(facts.pair.name) ?? [])),
    findings,
    ...(shard ? { shard } : {}),
    stats: { pairs: names.size, ...stats },
  };
}

function pairReport(facts: PairFacts, severities: readonly Severity[]): PairReport {
  const { pair, head, base } = facts;
  return {
    name: pair.name,
    status: severities.includes('error') ? 'fail' : severities.includes('warning') ? 'warning' : 'pass',
    scalerVersion: firstVersion(head),
    scalerVersionBefore: base && firstVersion(base),
    lock: pair.lock,
    models: modelChanges(facts).map((change) => artifactReport(change)),
    scalers: scalerChanges(facts).map((change) => scalerReport(change, facts)),
    references: referenceReports(facts),
  };
}

function firstVersion({ lock }: PairState): string | null {
  return lock.kind === 'valid' ? lock.lock.scalers[0].version : null;
}

function artifactReport({ path, before, after, change }: ArtifactPairing): ArtifactReport {
  const artifact = after?.artifact ?? null;
  return {
    path,
    format: artifact?.format ?? null,
    class: artifact?.class ? publicClass(artifact.class) : null,
    sha256: knownSha256(after),
    sha256Before: knownSha256(before),
    fingerprint: null,
    version: null,
    change,
    comparedBy: 'bytes',
    ...(after?.pointer && after.artifact === null ? { onlyPointer: after.pointer } : {}),
    movements: [],
  };
}

/** Not every pointer says the sha256 of its content. */
function knownSha256(state: ArtifactState | null): string | null {
  return state && isSha256(state.sha256) ? state.sha256 : null;
}

function scalerReport(pairing: ArtifactPairing, facts: PairFacts): ArtifactReport {
  const { before, after } = pairing;
  const now = after && meaningOf(after, facts.head);
  const then = before && facts.base && meaningOf(before, facts.base);
  return {
    ...artifactReport(pairing),
    fingerprint: now?.fingerprint ?? null,
    version: (after && lockedScaler(after.path, facts.head)?.version) ?? null,
    comparedBy: now?.fingerprint ? 'transform' : 'bytes',
    movements: pairing.change === 'changed' ? movements(then, now) : [],
  };
}

function movements(before: Meaning | null, after: Meaning | null): ArtifactReport['movements'] {
  if (!before?.transform || !after?.transform) return [];
  return mostMoved(compareTransforms(before.transform, after.transform).differences);
}

/** Of the features that moved most, both numbers of their line. */
function mostMoved(differences: ArtifactReport['movements']): ArtifactReport['movements'] {
  const features = new Set<string>();
  let others = 0;
  return differences.filter(({ feature, parameter }) => {
    if (!features.has(feature) && features.size === MOST_FEATURES) return false;
    if (parameter !== 'center' && parameter !== 'scale' && ++others > MOST_OTHERS) return false;
    features.add(feature);
    return true;
  });
}

function referenceReports(facts: PairFacts): ReferenceReport[] {
  const pins = pinsOf(facts);
  return facts.references.map(({ reference }): ReferenceReport => {
    const pin = pins.find((candidate) => candidate.reference === reference);
    return {
      side: reference.side,
      environment: reference.environment,
      path: reference.path,
      line: pin?.at.line ?? null,
      value: pin?.value.text ?? null,
      agrees: pin?.fits ? pin.fits.length > 0 : null,
    };
  });
}
