import type { Finding, PairReport, ReferenceReport, Report } from '../generated/report.ts';
import { cut, onOneLine } from './escape.ts';

/**
 * What is drawn at most. GitHub draws graphs of up to 500 edges and 50,000 characters; a picture that a person reads is
 * smaller, and shares a comment with the rest of the page.
 */
const ROOM = { pairs: 12, environments: 8, characters: 6000 };
/** Characters of one name, version or value. */
const LONGEST = 40;

const HEAD = ['flowchart LR', '  accTitle: Which scaler each pair has, and which one its environments name'];

/** A stroke alone, without a fill: it reads on a light page and on a dark one. */
const STROKES = { broken: 'stroke:#cf222e,stroke-width:3px', doubtful: 'stroke:#bf8700,stroke-width:2px' };

/** How an edge holds: `broken` is what the report refuses, `doubtful` what it warns of or could not tell. */
type State = 'fine' | keyof typeof STROKES;

interface Edge {
  from: string;
  to: string;
  state: State;
  label: string;
}

/** One pair's part of the graph. */
interface Part {
  nodes: string[];
  edges: Edge[];
}

/**
 * The pairs that are not as they were, or not as they should be, as a Mermaid graph: pair → scaler version → environments,
 * with the broken edges marked. Null where every pair is in step and none changed. `left` is how many are not drawn.
 */
export function pairGraph({ pairs, findings }: Report): { graph: string; left: number } | null {
  const worthIt = pairs.filter(isWorthIt).sort((a, b) => gravity(b) - gravity(a));
  const parts: Part[] = [];
  for (const pair of worthIt.slice(0, ROOM.pairs)) {
    const more = [...parts, part(pair, findings, `p${parts.length}`)];
    if (draw(more).length > ROOM.characters) break;
    parts.push(...more.slice(-1));
  }
  return parts.length === 0 ? null : { graph: draw(parts), left: worthIt.length - parts.length };
}

function isWorthIt({ status, models, scalers }: PairReport): boolean {
  return status !== 'pass' || [...models, ...scalers].some(({ change }) => change !== 'same');
}

function gravity({ status }: PairReport): number {
  return { fail: 2, warning: 1, pass: 0 }[status];
}

function part(pair: PairReport, findings: readonly Finding[], id: string): Part {
  const version = `${id}v`;
  const told = pair.references.slice(0, ROOM.environments);
  const left = pair.references.length - told.length;
  const environments = told.map((reference, index) => ({ id: `${id}e${index}`, reference }));
  return {
    nodes: [
      `${id}(["${label(pair.name)}"])`,
      `${version}["${versions(pair)}"]`,
      ...environments.map(({ id: node, reference }) => `${node}["${environment(reference)}"]`),
      ...(left > 0 ? [`${id}more["… and ${left} more"]`] : []),
    ],
    edges: [
      { from: id, to: version, ...bond(pair, findings) },
      ...environments.map(({ id: node, reference }) => ({
        from: version,
        to: node,
        ...agreement(reference),
      })),
      ...(left > 0 ? [{ from: version, to: `${id}more`, ...rest(pair.references.slice(told.length)) }] : []),
    ],
  };
}

function versions({ scalerVersion: now, scalerVersionBefore: before }: PairReport): string {
  if (now === null) return before === null ? 'scaler without a version' : `scaler ${label(before)} → none`;
  return before === null || before === now
    ? `scaler ${label(now)}`
    : `scaler ${label(before)} → ${label(now)}`;
}

function environment({ side, environment: name, value }: ReferenceReport): string {
  const title = name === null ? side : label(name);
  return value === null ? title : `${title}<br/>${label(value)}`;
}

/** How the pair's model and scaler hold together: by what the gravest findings that are not about a config say. */
function bond({ name, status }: PairReport, findings: readonly Finding[]): Pick<Edge, 'state' | 'label'> {
  const own = findings.filter(({ pair, rule }) => pair === name && !rule.startsWith('config/'));
  const errors = own.filter(({ severity }) => severity === 'error');
  const [gravest] = errors.length > 0 ? errors : own;
  if (!gravest) {
    const isOnlyConfigs = status === 'pass' || findings.some(({ pair }) => pair === name);
    return isOnlyConfigs ? { state: 'fine', label: '' } : { state: 'broken', label: '✖' };
  }
  const what = label(gravest.rule.replace(/^.*\//, '').replaceAll('-', ' '));
  return errors.length > 0
    ? { state: 'broken', label: `✖ ${what}` }
    : { state: 'doubtful', label: `⚠ ${what}` };
}

function agreement({ agrees, value }: ReferenceReport): Pick<Edge, 'state' | 'label'> {
  if (value === null) return { state: 'broken', label: '✖ not read' };
  if (agrees === null) return { state: 'doubtful', label: '?' };
  return agrees ? { state: 'fine', label: '' } : { state: 'broken', label: '✖ another scaler' };
}

function rest(references: readonly ReferenceReport[]): Pick<Edge, 'state' | 'label'> {
  const states = references.map((reference) => agreement(reference).state);
  const broken = states.filter((state) => state === 'broken').length;
  if (broken > 0) return { state: 'broken', label: `✖ ${broken}` };
  return { state: states.includes('doubtful') ? 'doubtful' : 'fine', label: '' };
}

function draw(parts: readonly Part[]): string {
  const edges = parts.flatMap((one) => one.edges);
  const styles = (Object.keys(STROKES) as (keyof typeof STROKES)[]).flatMap((state) => {
    const indexes = edges.flatMap((edge, index) => (edge.state === state ? [index] : []));
    return indexes.length > 0 ? [`  linkStyle ${indexes.join(',')} ${STROKES[state]}`] : [];
  });
  const nodes = parts.flatMap((one) => one.nodes).map((node) => `  ${node}`);
  return [...HEAD, ...nodes, ...edges.map(arrow), ...styles].join('\n');
}

function arrow({ from, to, state, label: text }: Edge): string {
  const line = { fine: '-->', broken: '--x', doubtful: '-.->' }[state];
  return `  ${from} ${line}${text === '' ? '' : `|"${text}"|`} ${to}`;
}

/**
 * A name in a quoted label. Whatever Mermaid, the Markdown in its labels or HTML could read as anything else is written as
 * the number of its character, which Mermaid puts back last of all; so are dots outside numbers, lest a name become a link.
 */
function label(text: string): string {
  const shown = onOneLine(cut(text.trim(), LONGEST)) || '(empty)';
  return shown.replace(OUTSIDE, (character) => `#${character.codePointAt(0)};`);
}

/** All but letters, digits, spaces, dots in a number, and `-`, `_` and `/` in a word. */
const OUTSIDE = /(?!(?<=\p{N})\.(?=\p{N})|(?<=[\p{L}\p{N}])[-_/](?=[\p{L}\p{N}]))[^\p{L}\p{M}\p{N} …]/gu;
