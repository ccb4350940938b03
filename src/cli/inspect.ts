import type { Inspected } from '../report/inspected.ts';
import { renderInspectionMarkdown } from '../report/inspection-markdown.ts';
import { renderInspectionText } from '../report/inspection-text.ts';
import { jsonText } from '../report/json.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { inspectFile } from './read-file.ts';

/** `inspect`: what is in each artifact, without running it. Exits with 1 where one could not be read. */
export async function inspectCommand(
  paths: readonly string[],
  options: CommonOptions,
  io: Io,
): Promise<number> {
  const files: Inspected[] = [];
  for (const path of paths) files.push(await inspectFile(options.repo, path));
  io.out(render(files, options.format, io));
  if (options.format === 'json') io.out('\n');
  return files.some(({ artifact }) => artifact.error !== null) ? EXIT.findings : EXIT.pass;
}

function render(files: Inspected[], format: string, io: Io): string {
  switch (format) {
    case 'json':
      // Without its newline: to put it behind would copy a text of many megabytes.
      return jsonText({ files: files.map(inspectionJson) });
    case 'markdown':
      return renderInspectionMarkdown(files);
    default:
      return renderInspectionText(files, io);
  }
}

/** The contract's shape of one file. */
function inspectionJson({ path, size, sha256, artifact }: Inspected): object {
  const {
    format,
    class: name,
    library,
    features,
    featureNames,
    role,
    scalers,
    transform,
    fingerprint,
  } = artifact;
  const { imports, unsafe, error } = artifact;
  return {
    path,
    format,
    size,
    sha256,
    ...(artifact.parts ? { parts: artifact.parts } : {}),
    class: name,
    role,
    library,
    features,
    featureNames,
    scalers,
    transform,
    fingerprint,
    imports,
    unsafe,
    error,
  };
}
