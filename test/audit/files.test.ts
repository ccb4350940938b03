import { describe, expect, it } from 'vitest';
import { mapOf, only, placesIn, thingOf } from './project.ts';

/** How a path may be written in `jobs/train.py`, and which files of the repository it may be. */
const PATHS: [string, string, string, string[]][] = [
  ['a text', '', '"models/s.pkl"', ['models/s.pkl', 'jobs/models/s.pkl']],
  ['a constant', 'P = "models/s.pkl"', 'P', ['models/s.pkl', 'jobs/models/s.pkl']],
  [
    'os.path.join',
    'import os\nD = "models"',
    'os.path.join(D, "s.pkl")',
    ['models/s.pkl', 'jobs/models/s.pkl'],
  ],
  [
    'a Path',
    'from pathlib import Path\nD = Path("models")',
    'D / "s.pkl"',
    ['models/s.pkl', 'jobs/models/s.pkl'],
  ],
  ['an f-string', 'D = "models"', 'f"{D}/s.pkl"', ['models/s.pkl', 'jobs/models/s.pkl']],
  ['a sum', 'D = "models"', 'D + "/s.pkl"', ['models/s.pkl', 'jobs/models/s.pkl']],
  ['beside the file', 'from pathlib import Path', 'Path(__file__).parent / "s.pkl"', ['jobs/s.pkl']],
  ['above the file', 'from pathlib import Path', 'Path(__file__).resolve().parents[1] / "s.pkl"', ['s.pkl']],
  [
    'two above',
    'from pathlib import Path\nR = Path(__file__).resolve().parent.parent',
    'R / "m" / "s.pkl"',
    ['m/s.pkl'],
  ],
  [
    'by os.path of the file',
    'import os\nH = os.path.dirname(os.path.abspath(__file__))',
    'os.path.join(H, "..", "m", "s.pkl")',
    ['m/s.pkl'],
  ],
  ['an attribute', 'class C:\n    P = "s.pkl"', 'C.P', ['s.pkl', 'jobs/s.pkl']],
  ['a dict', 'C = {"p": {"q": "s.pkl"}}', 'C["p"]["q"]', ['s.pkl', 'jobs/s.pkl']],
  ['a default of the environment', 'import os', 'os.environ.get("P", "s.pkl")', ['s.pkl', 'jobs/s.pkl']],
  ['out of the repository', '', '"../../../etc/s.pkl"', []],
];

describe('the path of a file', () => {
  it.each(PATHS)('as %s', async (_, before, path, candidates) => {
    const map = await mapOf({ 'jobs/train.py': `import joblib\n${before}\njoblib.dump(scaler, ${path})\n` });
    const { file } = only(map, 'save');
    expect(file?.candidates.slice(0, candidates.length)).toEqual(candidates);
    if (candidates.length === 0) expect(file?.candidates).toEqual([]);
  });

  it('is a pattern where a part is not known', async () => {
    const map = await mapOf({
      'a.py': 'import joblib\njoblib.dump(scaler, f"models/{name}_scaler-v2.1.0.pkl")\n',
    });
    expect(only(map, 'save').file).toMatchObject({
      text: 'models/*_scaler-v2.1.0.pkl',
      known: false,
      version: '2.1.0',
    });
  });
});

/** How a scaler may be written and read again. */
const SAVES: [string, string, string][] = [
  ['joblib', 'joblib.dump(s, "s.pkl")', 's2 = joblib.load("s.pkl")'],
  [
    'pickle',
    'with open("s.pkl", "wb") as f:\n    pickle.dump(s, f)',
    'with open("s.pkl", "rb") as f:\n    s2 = pickle.load(f)',
  ],
  ['an open file', 'pickle.dump(s, open("s.pkl", "wb"))', 's2 = pickle.load(open("s.pkl", "rb"))'],
  [
    'cloudpickle',
    'f = open("s.pkl", "wb")\ncloudpickle.dump(s, f)',
    's2 = cloudpickle.load(Path("s.pkl").open("rb"))',
  ],
  ['skops', 'skops.io.dump(s, "s.pkl")', 's2 = skops.io.load("s.pkl")'],
  ['torch', 'torch.save(s, "s.pkl")', 's2 = torch.load("s.pkl")'],
];
const IMPORTS = 'import joblib, pickle, cloudpickle, torch, skops.io\nfrom pathlib import Path\n';

describe('saving and loading', () => {
  it.each(SAVES)('by %s is one file', async (_, save, load) => {
    const map = await mapOf({
      'train.py': `${IMPORTS}from sklearn.preprocessing import StandardScaler\ns = StandardScaler()\ns.fit(X)\n${save}\n`,
      'app.py': `${IMPORTS}${load}\ns2.transform(x)\n`,
    });
    expect(map.links.filter(({ kind }) => kind === 'reads')).toEqual([
      { kind: 'reads', from: only(map, 'load').id, to: only(map, 'save').id, sure: true },
    ]);
    expect(thingOf(map, only(map, 'apply'))?.class).toBe('sklearn.preprocessing.StandardScaler');
  });

  it('of several in one file keeps them apart', async () => {
    const map = await mapOf({
      'train.py': [
        'import joblib',
        'from sklearn.preprocessing import StandardScaler',
        'from sklearn.svm import SVC',
        'joblib.dump({"model": SVC(), "scaler": StandardScaler()}, "b.pkl")',
      ].join('\n'),
      'app.py': 'import joblib\nb = joblib.load("b.pkl")\nb["model"].predict(b["scaler"].transform(x))\n',
    });
    expect(placesIn(map)).toEqual([
      'app.py:2 load b b.pkl',
      'app.py:2 load SVC b.pkl["model"]',
      'app.py:2 load StandardScaler b.pkl["scaler"]',
      'app.py:3 predict SVC of x',
      'app.py:3 apply StandardScaler of x',
      'train.py:4 save SVC b.pkl["model"]',
      'train.py:4 save StandardScaler b.pkl["scaler"]',
    ]);
  });

  it('by the same name in another folder is a guess', async () => {
    const map = await mapOf({
      'train.py': 'import joblib\njoblib.dump(scaler, "out/scaler.pkl")\n',
      'app.py': 'import joblib\nscaler = joblib.load("/opt/scaler.pkl")\n',
    });
    expect(map.links).toEqual([expect.objectContaining({ kind: 'reads', sure: false })]);
  });

  it('of an object saves what it holds', async () => {
    const map = await mapOf({
      'train.py': [
        'import joblib',
        'from sklearn.preprocessing import StandardScaler',
        'class Prep:',
        '    def __init__(self):',
        '        self.scaler = StandardScaler()',
        'joblib.dump(Prep(), "prep.pkl")',
      ].join('\n'),
    });
    expect(placesIn(map)).toEqual(['train.py:6 save StandardScaler prep.pkl.scaler']);
  });
});
