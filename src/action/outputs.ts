import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Report } from '../generated/report.ts';
import { badge } from '../report/badge.ts';
import { renderJson } from '../report/json.ts';
import { renderJunit } from '../report/junit.ts';
import { renderSarif } from '../report/sarif.ts';

/**
 * Writes every file that a later step may want, and says where. They are small, so nobody has to ask for one: with
 * `if: always()` a step finds them also where no verdict was possible.
 */
export async function writeOutputs(report: Report): Promise<void> {
  const folder = join(process.env.RUNNER_TEMP ?? tmpdir(), 'scalerlock');
  await mkdir(folder, { recursive: true });
  const { svg, endpoint } = badge(report);
  const files = {
    'report-path': { name: 'report.json', text: renderJson(report) },
    'sarif-path': { name: 'report.sarif', text: renderSarif(report) },
    'junit-path': { name: 'report.xml', text: renderJunit(report) },
    'badge-path': { name: 'badge.svg', text: svg },
  };
  core.setOutput('status', report.status);
  core.setOutput('findings', report.findings.length);
  for (const [output, { name, text }] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    core.setOutput(output, join(folder, name));
  }
  await writeFile(join(folder, 'badge.json'), `${JSON.stringify(endpoint, null, 2)}\n`);
}
