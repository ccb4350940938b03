import type { ArtifactReport, Movement, PairReport } from '../generated/report.ts';
import { codeSpan, cut } from './escape.ts';
import { isInOutputUnits, isLine, isStandard } from './movements.ts';
import { beforeAndAfter, distance, number } from './numbers.ts';
import { takeFitting } from './room.ts';

/** The features of the chart, and its share of the page. */
const ROOM = { rows: 10, characters: 4000 };
/** Characters of one name. */
const LONGEST = 60;
/** Between a number and its unit. */
const NO_BREAK = '\u00a0';
/** Blocks in the longest bar. */
const BAR = 10;

/** A feature of a scaler, with the two numbers of its line as far as they moved. */
interface Moved {
  pair: string;
  feature: string;
  inSigma: boolean;
  center: Movement | null;
  scale: Movement | null;
  /** The farther of the two, in units of the old scaler's output. */
  size: number;
}

/** Whether the chart tells all that the report knows of what moved. */
export function isAllInChart(pairs: readonly PairReport[]): boolean {
  const movements = pairs.flatMap(({ scalers }) => scalers.flatMap((scaler) => scaler.movements));
  const moved = pairs.flatMap(({ name, scalers }) =>
    scalers.flatMap((scaler) => movedFeatures(name, scaler)),
  );
  return moved.length <= ROOM.rows && movements.every(isMeasured);
}

/**
 * The ten features that moved most, over all scalers that changed: how far, with a bar, and from where to where. Only what has
 * a center and a scale can be set side by side so; nothing where no such scaler moved.
 */
export function movementChart(pairs: readonly PairReport[]): string[] {
  const changed = pairs.flatMap(({ name, scalers }) => scalers.map((scaler) => ({ name, scaler })));
  const moved = changed.flatMap(({ name, scaler }) => movedFeatures(name, scaler));
  const most = moved.sort((a, b) => b.size - a.size).slice(0, ROOM.rows);
  const [first] = most;
  if (!first) return [];
  const named = new Set(most.map(({ pair }) => pair)).size > 1;
  const { taken } = takeFitting(
    most.map((one) => row(one, first.size, named)),
    ROOM,
  );
  const statistics = most.every(({ inSigma }) => inSigma) ? ['mean', 'std'] : ['center', 'scale'];
  const head = [...(named ? ['pair'] : []), 'feature', 'moved', '', ...statistics];
  const rule = [...(named ? ['---'] : []), '---', '---:', '---', '---', '---'];
  const table = [head, rule].map((cells) => `| ${cells.join(' | ')} |`).concat(taken);
  return ['### What moved most', table.join('\n'), units(changed.map(({ scaler }) => scaler))];
}

function movedFeatures(pair: string, scaler: ArtifactReport): Moved[] {
  const features = new Map<string, Moved>();
  for (const movement of scaler.movements) {
    if (!isMeasured(movement)) continue;
    const { feature, parameter, distance: far } = movement;
    const inSigma = isStandard(scaler);
    const one = features.get(feature) ?? { pair, feature, inSigma, center: null, scale: null, size: 0 };
    features.set(feature, { ...one, [parameter]: movement, size: Math.max(one.size, far) });
  }
  return [...features.values()];
}

/** Whether it is numbers alone: whatever else a report may say is not for a chart, nor escaped in it. */
function isMeasured(movement: Movement): movement is Movement & { distance: number } {
  const { parameter, before, after, distance: far } = movement;
  return isLine(parameter) && [before, after, far].every((value) => typeof value === 'number');
}

function row(one: Moved, largest: number, named: boolean): string {
  const { pair, feature, inSigma, center, scale, size } = one;
  const cells = [
    ...(named ? [codeSpan(cut(pair, LONGEST))] : []),
    codeSpan(cut(feature, LONGEST)),
    distance(size, inSigma ? 'σ' : '').replace(' ', NO_BREAK),
    bar(size, largest),
    center === null ? '' : step(center),
    scale === null ? '' : `${step(scale)}${ratio(scale)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function step({ before, after }: Movement): string {
  return beforeAndAfter(before, after).join(' → ');
}

function ratio({ before, after }: Movement): string {
  if (typeof before !== 'number' || typeof after !== 'number' || before === 0) return '';
  const short = Number((after / before).toPrecision(3));
  return ` (×${short === 1 ? beforeAndAfter(1, after / before)[1] : number(short)})`;
}

/** Against the largest of the chart; whatever moved at all shows. */
export function bar(size: number, largest: number, blocks = BAR): string {
  return size > 0 ? '█'.repeat(Math.max(1, Math.round((size / largest) * blocks))) : '';
}

function units(scalers: readonly ArtifactReport[]): string {
  const others = scalers.some(isInOutputUnits);
  const sigma = scalers.some((scaler) => scaler.movements.length > 0 && isStandard(scaler));
  const said = [
    ...(sigma ? ['σ is one standard deviation, as the old scaler had it'] : []),
    ...(others ? ['a number without a unit is in units of the old scaler’s output'] : []),
  ].join('; ');
  return `How far the center moved, or how far an output of 1 moves by the new scale, whichever is more: ${said}.`;
}
