import { publicClass } from '../artifacts/names.ts';
import { forMarkdown } from './escape.ts';
import type { Inspected } from './inspected.ts';

/** What is in each artifact, as a Markdown table: a row a scaler, or one where a file holds none. */
export function renderInspectionMarkdown(files: readonly Inspected[]): string {
  const rows = files.flatMap(({ path, artifact }) => {
    const held = artifact.class === null ? '–' : publicClass(artifact.class);
    const file = [path, artifact.format, held, artifact.features?.toString() ?? '–'];
    const note = artifact.error ?? (artifact.format === 'unknown' ? 'counts by its bytes alone' : '');
    if (artifact.scalers.length === 0) return [[...file, note || '–', '–']];
    return artifact.scalers.map((scaler) => {
      return [
        ...file,
        `${publicClass(scaler.class)}${scaler.path ? ` at ${scaler.path}` : ''}`,
        scaler.fingerprint ?? '–',
      ];
    });
  });
  const table = rows.map((row) => `| ${row.map(forMarkdown).join(' | ')} |`);
  const head = [
    '| file | format | class | features | scaler | fingerprint |',
    '| --- | --- | --- | ---: | --- | --- |',
  ];
  return `${[...head, ...table].join('\n')}\n`;
}
