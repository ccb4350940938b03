import { beforeAll, describe, expect, it } from 'vitest';
import { drawMap } from '../../src/audit/audit.ts';
import { kinOf } from '../../src/audit/kin.ts';
import type { ProjectMap } from '../../src/audit/project-map.ts';
import type { AuditFinding } from '../../src/audit/rule.ts';
import { isLocal, judgeMap } from '../../src/audit/rules/registry.ts';
import { saidIn } from '../../src/audit/said.ts';
import { isSource } from '../../src/audit/source-path.ts';
import { tiesOf } from '../../src/audit/ties.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { createRepo } from '../helpers/repo.ts';
import { corpusProjects } from './projects.ts';
import { treeOf } from './tree-of.ts';

/** The kin of one file by the lines of all. */
function kinAmong(files: ReadonlyMap<string, string>, ...asked: string[]): string[] {
  const paths = [...files.keys()].filter(isSource);
  const lines = paths.flatMap((path) => (files.get(path) ?? '').split('\n').map((text) => ({ path, text })));
  return [...kinOf(asked, tiesOf(saidIn(lines), new Set(paths))).paths].sort();
}

describe('the kin of a file', () => {
  const files = new Map([
    ['a/app.py', 'from config import MODEL\nimport util\n'],
    ['a/config.py', 'MODEL = "model.joblib"\n'],
    ['a/train.py', 'from config import MODEL\n'],
    ['a/run.py', 'import app\n'],
    ['a/nightly.ipynb', '   "from run import main\\n",\n'],
    ['a/lib/other.py', 'x = 1\n'],
    ['util.py', 'y = 1\n'],
    ['b/eval.py', 'load("a/model.joblib")\n'],
    ['b/config.py', 'MODEL = "other.pkl"\n'],
    ['b/app.py', 'from config import MODEL\n'],
  ]);

  it.each<[string, string[]]>([
    // Who imports it, who names what its settings name, and who imports these settings.
    ['a/app.py', ['a/app.py', 'a/config.py', 'a/nightly.ipynb', 'a/run.py', 'a/train.py', 'b/eval.py']],
    ['a/lib/other.py', ['a/lib/other.py']],
    ['b/config.py', ['b/app.py', 'b/config.py']],
  ])('%s', (asked, kin) => {
    expect(kinAmong(files, asked)).toEqual(kin);
  });

  it('is what an import in several lines may mean, too', () => {
    const package_ = new Map([
      ['lib/__init__.py', ''],
      ['lib/scaling.py', 'x = 1\n'],
      ['lib/other/far.py', 'x = 1\n'],
      ['a.py', 'from lib import (\n    scaling,\n)\n'],
      ['b.py', 'from lib import \\\n    scaling\n'],
      ['lib/c.py', '"from . import (\\n",\n'],
      ['d.py', 'from lib import (other)\n'],
    ]);
    expect(kinAmong(package_, 'lib/scaling.py')).toEqual(['a.py', 'b.py', 'lib/c.py', 'lib/scaling.py']);
  });

  it('is not every service that keeps its own file of that name', () => {
    const services = new Map(
      Array.from({ length: 50 }, (_, index): [string, string][] => [
        [`training/s${index}/train.py`, 'dump(scaler, "scaler.pkl")\n'],
        [`serving/s${index}/app.py`, 'load("scaler.pkl")\n'],
      ]).flat(),
    );
    expect(kinAmong(services, 'serving/s7/app.py')).toEqual(['serving/s7/app.py', 'training/s7/train.py']);
  });
});

describe('a part of a project gets the findings that the whole has about it', () => {
  let repository: Repository;
  beforeAll(async () => {
    repository = await openRepository(createRepo().dir);
  });

  const judged = async (files: ReadonlyMap<string, string>, paths: readonly string[] | null) => {
    const isLookedAt = (path: string) => paths?.includes(path) ?? true;
    const map = await drawMap({ repository, tree: treeOf(files), policy: null, isLookedAt });
    return { map, found: judgeMap(map) };
  };

  const projects = corpusProjects().filter(({ files }) => [...files.keys()].filter(isSource).length > 1);
  it.each(projects)('$name', async ({ files }) => {
    const whole = await judged(files, null);
    for (const path of [...files.keys()].filter(isSource)) {
      const part = await judged(files, kinAmong(files, path));
      const [inWhole, inPart] = [whole, part].map(({ map, found }) => about(map, found, path));
      // Where something is found that other files may explain, the whole is judged.
      const isWholeJudged = inPart?.some((finding) => !isLocal(finding));
      if (!isWholeJudged) expect(inPart?.map(summary), path).toEqual(inWhole?.map(summary));
    }
  });
});

interface About extends AuditFinding {
  site: string;
}

/** The findings that show a place of a file. */
function about(map: ProjectMap, found: readonly AuditFinding[], path: string): About[] {
  const sites = ({ at, training, inference }: AuditFinding) =>
    [at, ...training, ...inference].flatMap((id) => map.places[id]?.site ?? []);
  return found
    .filter((finding) => sites(finding).some((site) => site.path === path))
    .map((finding) => ({
      ...finding,
      site: sites(finding)
        .map((site) => `${site.path}:${site.fileLine}`)
        .join(' '),
    }));
}

function summary({ severity, rule, site, message }: About): string {
  return `${severity} ${rule} ${site} ${message}`;
}
