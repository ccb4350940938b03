import type { Artifact } from '../artifacts/artifact.ts';
import { publicClass } from '../artifacts/names.ts';
import type { Transform } from '../generated/lock.ts';
import { Problem } from '../problem.ts';
import {
  type ComparedFile,
  renderComparisonMarkdown,
  renderComparisonText,
  type Unit,
} from '../report/comparison.ts';
import { jsonText } from '../report/json.ts';
import { asSentence } from '../rules/words.ts';
import { compareTransforms } from '../transform/compare.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { inspectFile } from './read-file.ts';

export interface CompareOptions extends CommonOptions {
  rtol?: number;
  atol?: number;
}

/**
 * `compare`: two scalers of any two formats, feature by feature. Exits with 0 where they do the same, 1 where they
 * differ, 2 where that cannot be told.
 */
export async function compareCommand(a: string, b: string, options: CompareOptions, io: Io): Promise<number> {
  const [first, second] = [await scalerIn(options.repo, a), await scalerIn(options.repo, b)];
  const [before, after] = [comparedFile(a, first), comparedFile(b, second)];
  const { rtol, atol } = options;
  const tolerance = { ...(rtol === undefined ? {} : { rtol }), ...(atol === undefined ? {} : { atol }) };
  const comparison = compareTransforms(before.transform, after.transform, tolerance);
  const compared = { a: before, b: after, unit: unitOf(first), ...comparison };
  if (options.format === 'json') io.out(`${jsonText(compared)}\n`);
  else if (options.format === 'markdown') io.out(renderComparisonMarkdown(compared));
  else io.out(renderComparisonText(compared, io));
  return { same: EXIT.pass, close: EXIT.pass, different: EXIT.findings, unknown: EXIT.problem }[
    comparison.verdict
  ];
}

type WithTransform = Artifact & { transform: Transform; fingerprint: string };

async function scalerIn(folder: string, path: string): Promise<WithTransform> {
  const { artifact } = await inspectFile(folder, path);
  const { transform, fingerprint } = artifact;
  if (transform !== null && fingerprint !== null) return { ...artifact, transform, fingerprint };
  throw new Problem(`no scaler can be read here: ${whyNone(artifact)}`, {
    path,
    fix: 'name a file that holds a fitted scaler (`scalerlock inspect` shows what is in one)',
  });
}

function whyNone({ error, format, unfitted }: Artifact): string {
  if (error !== null) return asSentence(error);
  if (format === 'unknown') return 'no reader for its format';
  const [first] = unfitted;
  return first ? `${publicClass(first.class)} was never fitted` : 'there is no fitted scaler in it';
}

function comparedFile(path: string, artifact: WithTransform): ComparedFile {
  const { class: name, format, transform, fingerprint } = artifact;
  return { path, class: name, format, transform, fingerprint };
}

/** The output of a StandardScaler, of scikit-learn or of Spark, counts standard deviations. */
function unitOf({ scalers }: Artifact): Unit {
  const isStandard = scalers.every((scaler) => /\bStandardScaler(Model)?$/.test(scaler.class));
  return isStandard && scalers.length > 0 ? 'standard deviations' : 'output';
}
