import type { ArtifactReport, Movement } from '../generated/report.ts';
import { beforeAndAfter, distance } from './numbers.ts';

/** A scaler and how far it moved. */
type Moved = Pick<ArtifactReport, 'class' | 'movements'>;

/** One movement in words for people; each string still needs the escape of where it is shown. */
export interface MovementRow {
  feature: string;
  parameter: string;
  before: string;
  after: string;
  /** With its sign and unit, as `+0.21 σ`; empty where there is no such measure. */
  distance: string;
}

/** The movements of one scaler, as a person reads them. */
export function movementRows(scaler: Moved): MovementRow[] {
  const inSigma = isStandard(scaler);
  return scaler.movements.map((movement) => {
    const { feature, parameter } = movement;
    const [before, after] = beforeAndAfter(movement.before, movement.after);
    const shown = inSigma ? (STATISTICS.get(parameter) ?? parameter) : parameter;
    return { feature, parameter: shown, before, after, distance: signedDistance(movement, inSigma) };
  });
}

/** Whether a distance of this scaler without a unit is one of its old output: another than a StandardScaler has no σ. */
export function isInOutputUnits(scaler: Moved): boolean {
  return (
    !isStandard(scaler) &&
    scaler.movements.some(({ parameter, distance: moved }) => isLine(parameter) && moved !== null)
  );
}

/** The features that moved most, each by what moved most of it. */
export function mostMoved(rows: readonly MovementRow[], most: number): MovementRow[] {
  const first = new Map<string, MovementRow>();
  for (const row of rows) if (!first.has(row.feature)) first.set(row.feature, row);
  return [...first.values()].slice(0, most);
}

/** What the center and the scale of a StandardScaler are called. */
const STATISTICS: ReadonlyMap<string, string> = new Map([
  ['center', 'mean'],
  ['scale', 'std'],
]);

/** Whether its output is in standard deviations. */
export function isStandard({ class: name }: Moved): boolean {
  return name?.split('.').at(-1) === 'StandardScaler';
}

/** A line's center and scale are measured in its output, any other parameter (of a table) against its own old value. */
export function isLine(parameter: string): boolean {
  return parameter === 'center' || parameter === 'scale';
}

/** A distance has no direction; the sign is that of the parameter's change. */
function signedDistance({ parameter, before, after, distance: moved }: Movement, inSigma: boolean): string {
  if (moved === null) return '';
  if (typeof moved !== 'number' || typeof before !== 'number' || typeof after !== 'number')
    return distance(moved);
  const size = isLine(parameter) ? distance(moved, inSigma ? 'σ' : '') : distance(moved * 100, '%');
  return `${after < before ? '-' : '+'}${size}`;
}
