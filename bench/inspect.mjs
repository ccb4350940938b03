// `inspect` beside `joblib.load`, on a scaler and on a random forest of 200 MB. Makes a virtual environment with
// scikit-learn, or takes the Python of SCALERLOCK_BENCH_PYTHON.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { medians, table } from './measure.mjs';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'scalerlock-bench-'));

const MAKE = `
import sys, joblib, numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.preprocessing import StandardScaler
folder = sys.argv[1]
random = np.random.RandomState(0)
rows = random.normal(size=(60000, 20))
joblib.dump(StandardScaler().fit(rows), folder + "/scaler.joblib")
forest = RandomForestRegressor(n_estimators=37, max_features=1, random_state=0).fit(rows, random.normal(size=60000))
joblib.dump(forest, folder + "/forest.joblib")
`;

function pythonWithSklearn() {
  const given = process.env.SCALERLOCK_BENCH_PYTHON;
  if (given) return given;
  const python = join(folder, 'venv/bin/python');
  execFileSync('python3', ['-m', 'venv', join(folder, 'venv')]);
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', 'scikit-learn', 'joblib']);
  return python;
}

try {
  const python = pythonWithSklearn();
  execFileSync(python, ['-c', MAKE, folder]);
  const cases = (file) => ({
    'scalerlock inspect': {
      command: [process.execPath, cli, 'inspect', '--format', 'json', join(folder, file)],
    },
    'python joblib.load': {
      command: [python, '-c', `import joblib; joblib.load(${JSON.stringify(join(folder, file))})`],
    },
  });
  const megabytes = Math.round(statSync(join(folder, 'forest.joblib')).size / 1e6);
  console.log(table('A StandardScaler', medians(cases('scaler.joblib'), 7)));
  console.log(table(`A random forest of ${megabytes} MB`, medians(cases('forest.joblib'), 5)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
