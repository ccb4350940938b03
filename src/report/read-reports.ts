import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import reportSchema from '../../schemas/report.schema.json' with { type: 'json' };
import type { Report } from '../generated/report.ts';
import { report as validate } from '../generated/validate-report.js';
import { Problem } from '../problem.ts';
import { describeErrors } from '../validation/describe.ts';
import type { Schema } from '../validation/schema.ts';
import type { ReadReport } from './merge.ts';

/** A report of ten thousand pairs has about 20 MB. In bytes. */
const LARGEST_REPORT = 128 * 1024 * 1024;
const LARGEST_TOGETHER = 512 * 1024 * 1024;

/** As many as shards, and as many again that were judged twice. */
const MOST_REPORTS = 512;

/**
 * Reads reports back: files, or folders in which every `.json` file is one.
 *
 * @throws {Problem} where one is not there, is too large, or is no report.
 */
export async function readReports(paths: readonly string[]): Promise<ReadReport[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  if (files.length > MOST_REPORTS)
    throw new Problem(`there are ${files.length} reports; at most ${MOST_REPORTS} are joined`, {
      fix: 'name the reports of one workflow run alone',
    });
  const reports: ReadReport[] = [];
  let left = LARGEST_TOGETHER;
  for (const path of files) {
    const { size } = await stat(path);
    left -= size;
    if (size > LARGEST_REPORT || left < 0)
      throw refused(path, `is too large: ${size} bytes`, 'judge in more shards, each of which says less');
    reports.push({ path, report: parseReport(path, await readFile(path, 'utf8')) });
  }
  return reports;
}

/** A file, or what lies in a folder: artifacts are downloaded each into a folder of its own. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return [path];
  if (!found?.isDirectory())
    throw refused(
      path,
      found ? 'is no file' : 'is not there',
      'name the reports of all shards, or their folder',
    );
  const names = await readdir(path, { recursive: true });
  const reports = names.filter((name) => name.endsWith('.json')).sort();
  return reports.map((name) => join(path, name));
}

function parseReport(path: string, text: string): Report {
  const value = parseJson(path, text);
  if (validate(value)) return value as Report;
  const { message } = describeErrors(validate.errors ?? [], {
    schema: reportSchema as Schema,
    data: value,
    locate: () => ({ line: 1, column: 1 }),
  });
  throw refused(path, `is no report of this version of scalerlock: ${message}`, FIX);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refused(path, 'is no JSON, or was cut off', FIX, error);
  }
}

const FIX = 'name what `scalerlock check --shard N/M --format json --output FILE` wrote';

function refused(path: string, message: string, fix: string, cause?: unknown): Problem {
  return new Problem(`${path} ${message}`, { path, fix, cause });
}
