import { corpusProjects } from '../audit/projects.ts';
import type { TestRepo } from './repo.ts';
import { CHURN_POLICY, churnRepo, copyOf } from './scalerlock.ts';

/** The policy of one pair, with the switch for code. */
export const CODE_POLICY = `${CHURN_POLICY}audit: {}\n`;

/** A service that fits a scaler on each request, and what trains its model. */
const PROJECT = 'fit-at-inference/flask-fits-the-request';

function sources(): ReadonlyMap<string, string> {
  const project = corpusProjects().find(({ name }) => name === PROJECT);
  if (!project) throw new Error(`there is no ${PROJECT}`);
  return project.files;
}

/** The text of the service. */
export function service(): string {
  return sources().get('app.py') ?? '';
}

/** Another service, which does the same in its own way: a finding of its own. */
export function anotherService(): string {
  return service().replace('StandardScaler()', 'StandardScaler(with_mean=False)');
}

/** A notebook of these cells, as Jupyter writes it. */
export function notebook(...cells: readonly string[]): string {
  const code = cells.map((source) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: source.split(/(?<=\n)/),
  }));
  return JSON.stringify({ cells: code, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

/** A sealed pair beside a service that fits, which was there before; on `main`, one commit each. */
export function serviceRepo(policy: string = CODE_POLICY): TestRepo {
  return copyOf(`service ${policy}`, () => {
    const repo = churnRepo(policy);
    for (const [path, text] of sources()) repo.write(path, text);
    repo.commit('A service');
    return repo;
  });
}
