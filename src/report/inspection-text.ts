import picocolors from 'picocolors';
import type { FittedScaler } from '../artifacts/artifact.ts';
import { publicClass } from '../artifacts/names.ts';
import type { Transform } from '../generated/lock.ts';
import { asSentence } from '../rules/words.ts';
import { forTerminal } from './escape.ts';
import type { Inspected } from './inspected.ts';
import { number } from './numbers.ts';

/** Features shown of one scaler; the JSON has them all. */
const MOST_FEATURES = 12;

/** What is in each artifact, for a person. */
export function renderInspectionText(files: readonly Inspected[], { color }: { color: boolean }): string {
  return files.map((file) => describeFile(file, picocolors.createColors(color))).join('\n');
}

type Colors = ReturnType<typeof picocolors.createColors>;

function describeFile({ path, size, sha256, artifact }: Inspected, colors: Colors): string {
  const { bold, dim, red, yellow } = colors;
  const libraries = Object.entries(artifact.library).map(([name, version]) => `${name} ${version}`);
  const inputs = artifact.features === null ? '' : `${artifact.features} features`;
  const held = artifact.class === null ? 'no class named' : publicClass(artifact.class);
  const facts = [artifact.format, held, ...libraries, inputs].filter(Boolean).map(forTerminal);
  const lines = [
    `${bold(forTerminal(path))}`,
    `  ${facts.join(dim(' · '))}`,
    dim(`  ${size} bytes · sha256 ${sha256}`),
  ];
  for (const { name } of artifact.parts ?? []) lines.push(dim(`  with ${forTerminal(name)}`));
  if (artifact.fingerprint) lines.push(dim(`  fingerprint ${artifact.fingerprint}`));
  if (artifact.error !== null)
    lines.push(`  ${red('✖')} cannot be read: ${forTerminal(asSentence(artifact.error))}`);
  else if (artifact.format === 'unknown')
    lines.push(`  ${yellow('⚠')} no reader for this format: it counts by its bytes alone`);
  else if (artifact.role === 'other') lines.push(dim('  neither a model nor a scaler'));
  for (const name of artifact.unsafe)
    lines.push(`  ${red('✖')} loading it would run code: ${forTerminal(name)}`);
  for (const scaler of artifact.scalers) lines.push(...describeScaler(scaler, colors));
  return `${lines.join('\n')}\n`;
}

function describeScaler({ path, class: name, transform }: FittedScaler, { cyan, dim }: Colors): string[] {
  const where = path === '' ? '' : dim(` at ${forTerminal(path)}`);
  return [
    `  ${cyan(forTerminal(publicClass(name)))}${where}`,
    ...(transform ? describeTransform(transform) : []),
  ];
}

function describeTransform(transform: Transform): string[] {
  if (transform.kind !== 'affine') return [`    ${transform.kind}`];
  const names = transform.features ?? transform.scale.map((_, index) => `[${index}]`);
  const shown = names.slice(0, MOST_FEATURES).map(forTerminal);
  const width = Math.max(...shown.map((name) => name.length), 0);
  const rows = shown.map((name, index) => {
    const scale = number(transform.scale[index] ?? 'nan');
    const offset = number(transform.offset[index] ?? 'nan');
    return `    ${name.padEnd(width)}  y = ${scale} · x ${offset.startsWith('-') ? `− ${offset.slice(1)}` : `+ ${offset}`}`;
  });
  const rest = names.length - shown.length;
  const clip = transform.clip
    ? [`    clipped to [${transform.clip.map((bound) => bound ?? '…').join(', ')}]`]
    : [];
  return [...rows, ...(rest > 0 ? [`    … and ${rest} more`] : []), ...clip];
}
