import { Problem } from '../problem.ts';
import { type ComparedFile, renderComparisonMarkdown, renderComparisonText } from '../report/comparison.ts';
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
  const [before, after] = [await scalerIn(options.repo, a), await scalerIn(options.repo, b)];
  const { rtol, atol } = options;
  const tolerance = { ...(rtol === undefined ? {} : { rtol }), ...(atol === undefined ? {} : { atol }) };
  const comparison = compareTransforms(before.transform, after.transform, tolerance);
  const compared = { a: before, b: after, ...comparison };
  if (options.format === 'json') io.out(`${JSON.stringify(compared, null, 2)}\n`);
  else if (options.format === 'markdown') io.out(renderComparisonMarkdown(compared));
  else io.out(renderComparisonText(compared, io));
  return { same: EXIT.pass, close: EXIT.pass, different: EXIT.findings, unknown: EXIT.problem }[
    comparison.verdict
  ];
}

async function scalerIn(folder: string, path: string): Promise<ComparedFile> {
  const { artifact } = await inspectFile(folder, path);
  const { transform, fingerprint, error, format } = artifact;
  if (transform !== null && fingerprint !== null)
    return { path, class: artifact.class, format, transform, fingerprint };
  const why =
    error ?? (format === 'unknown' ? 'no reader for its format' : 'there is no fitted scaler in it');
  throw new Problem(`no scaler can be read here: ${why}`, {
    path,
    fix: 'name a file that holds a fitted scaler (`scalerlock inspect` shows what is in one)',
  });
}
