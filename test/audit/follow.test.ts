import { describe, expect, it } from 'vitest';
import { dataOf, mapOf, only, placesIn, thingOf } from './project.ts';

/** How the same scaler, fitted once, may be written. */
const FITS: Record<string, string> = {
  'a class by its name': 'from sklearn.preprocessing import StandardScaler\ns = StandardScaler()\ns.fit(X)',
  'an alias of the class': 'from sklearn.preprocessing import StandardScaler as SS\nSS().fit(X)',
  'an alias of the module': 'import sklearn.preprocessing as pp\ns = pp.StandardScaler()\ns.fit(X)',
  'the whole dotted name': 'import sklearn.preprocessing\nsklearn.preprocessing.StandardScaler().fit(X)',
  'a module of a package': 'from sklearn import preprocessing\npreprocessing.StandardScaler().fit(X)',
  'a private module': 'from sklearn.preprocessing._data import StandardScaler\nStandardScaler().fit(X)',
  'all of a module': 'from sklearn.preprocessing import *\nStandardScaler().fit(X)',
  'a name of a name':
    'from sklearn.preprocessing import StandardScaler\nA = StandardScaler\nb = A()\nc = b\nc.fit(X)',
  'unpacked of a tuple':
    'from sklearn.preprocessing import StandardScaler\ns, n = StandardScaler(), 3\ns.fit(X)',
  'what a function gives':
    'from sklearn.preprocessing import StandardScaler\ndef make():\n    return StandardScaler()\nmake().fit(X)',
  'what a lambda gives':
    'from sklearn.preprocessing import StandardScaler\nmake = lambda: StandardScaler()\nmake().fit(X)',
  'an argument':
    'from sklearn.preprocessing import StandardScaler\ndef run(s):\n    s.fit(X)\nrun(StandardScaler())',
  'a default argument':
    'from sklearn.preprocessing import StandardScaler\ndef run(s=StandardScaler()):\n    s.fit(X)\nrun()',
  'an argument by name':
    'from sklearn.preprocessing import StandardScaler\ndef run(a, *, s):\n    s.fit(X)\nrun(1, s=StandardScaler())',
  'a dict': 'from sklearn.preprocessing import StandardScaler\nd = {"s": StandardScaler()}\nd["s"].fit(X)',
  'a table of classes':
    'from sklearn.preprocessing import StandardScaler\nd = {"standard": StandardScaler}\nd["standard"]().fit(X)',
  'an attribute of self':
    'from sklearn.preprocessing import StandardScaler\nclass A:\n    def __init__(self):\n        self.s = StandardScaler()\n    def learn(self, X):\n        self.s.fit(X)',
  'an attribute of the class':
    'from sklearn.preprocessing import StandardScaler\nclass A:\n    s = StandardScaler()\n    def learn(self, X):\n        self.s.fit(X)',
  'a method of a parent':
    'from sklearn.preprocessing import StandardScaler\nclass A:\n    def make(self):\n        return StandardScaler()\nclass B(A):\n    def learn(self, X):\n        self.make().fit(X)',
  'a walrus':
    'from sklearn.preprocessing import StandardScaler\nif (s := StandardScaler()) is not None:\n    s.fit(X)',
  'a match':
    'from sklearn.preprocessing import StandardScaler\nmatch kind:\n    case "a":\n        StandardScaler().fit(X)',
  'a global of a function':
    'from sklearn.preprocessing import StandardScaler\ns = None\ndef start():\n    global s\n    s = StandardScaler()\ndef learn(X):\n    s.fit(X)\nstart()\nlearn(X)',
  'a bound method': 'from sklearn.preprocessing import StandardScaler\nf = StandardScaler().fit\nf(X)',
};

describe('a scaler is followed', () => {
  it.each(Object.entries(FITS))('through %s', async (_, text) => {
    const map = await mapOf({ 'train.py': text });
    const fit = only(map, 'fit');
    expect(thingOf(map, fit)?.class).toBe('sklearn.preprocessing.StandardScaler');
    expect(dataOf(map, fit)?.name).toBe('X');
    expect(fit.sure).toBe(true);
  });

  it.each([
    ['beside the file', 'train.py', 'prep.py', 'from prep import make'],
    ['in a package', 'pkg/train.py', 'pkg/prep.py', 'from .prep import make'],
    ['above', 'pkg/jobs/train.py', 'pkg/prep.py', 'from ..prep import make'],
    ['under src', 'jobs/train.py', 'src/lib/prep.py', 'from lib.prep import make'],
    ['as a module', 'train.py', 'lib/prep.py', 'import lib.prep\nmake = lib.prep.make'],
    ['by an alias', 'train.py', 'lib/prep.py', 'import lib.prep as p\nmake = p.make'],
    ['by its package', 'train.py', 'lib/prep.py', 'from lib import prep\nmake = prep.make'],
    ['by the end of its path', 'jobs/a/train.py', 'code/lib/prep.py', 'from lib.prep import make'],
  ])('over a file %s', async (_, train, prep, imported) => {
    const map = await mapOf({
      [train]: `${imported}\nmake().fit(X)\n`,
      [prep]: 'from sklearn.preprocessing import MinMaxScaler\ndef make():\n    return MinMaxScaler()\n',
    });
    const fit = only(map, 'fit');
    expect(thingOf(map, fit)?.class).toBe('sklearn.preprocessing.MinMaxScaler');
    expect(fit.site.path).toBe(train);
    expect(only(map, 'create').via.map(({ path }) => path)).toEqual([train]);
  });

  it('with one place a way to it, where two programs share code', async () => {
    const map = await mapOf({
      'common.py': 'def prepare(scaler, rows):\n    return scaler.transform(rows)\n',
      'a.py': 'import joblib\nfrom common import prepare\nprepare(joblib.load("a.pkl"), A)\n',
      'b.py': 'import joblib\nfrom common import prepare\nprepare(joblib.load("b.pkl"), B)\n',
    });
    const applied = map.places.filter(({ kind }) => kind === 'apply');
    expect(applied.map(({ site, via }) => [site.path, site.line, via[0]?.path])).toEqual([
      ['common.py', 2, 'a.py'],
      ['common.py', 2, 'b.py'],
    ]);
    expect(applied.map((place) => dataOf(map, place)?.name)).toEqual(['A', 'B']);
  });

  it('as one of two, where a condition decides', async () => {
    const map = await mapOf({
      'train.py': [
        'from sklearn.preprocessing import StandardScaler, MinMaxScaler',
        's = StandardScaler() if robust else MinMaxScaler()',
        's.fit(X)',
      ].join('\n'),
    });
    const fits = map.places.filter(({ kind }) => kind === 'fit');
    expect(fits.map((fit) => thingOf(map, fit)?.class?.replace(/.*\./, '')).sort()).toEqual([
      'MinMaxScaler',
      'StandardScaler',
    ]);
    expect(fits.every(({ sure }) => !sure)).toBe(true);
  });

  it('no further than a function that calls itself', async () => {
    const map = await mapOf({
      'train.py': 'def f(x):\n    return f(g(x))\ndef g(x):\n    return f(x)\nscaler.fit(f(X))\n',
    });
    expect(placesIn(map)).toEqual(['train.py:5 fit scaler of X']);
  });
});

describe('a thing that nothing is known of', () => {
  it('is taken for what it is used as, and says that it is not sure', async () => {
    const map = await mapOf({
      'a.py': 'def run(scaler, model, x):\n    return model.predict(scaler.transform(x))\n',
    });
    expect(placesIn(map)).toEqual(['a.py:2 predict model of x', 'a.py:2 apply scaler of x']);
    expect(thingOf(map, only(map, 'apply'))).toMatchObject({
      origin: 'outside',
      looksLike: 'scaler',
      class: null,
    });
  });

  it.each([
    ['a transform of groups', 'df.groupby("k")["v"].transform("mean")'],
    ['a transform by a function', 'df.transform(lambda v: v + 1)'],
    ['a text', '"{}".format(fit)'],
  ])('and %s is none', async (_, text) => {
    expect(placesIn(await mapOf({ 'a.py': `${text}\n` }))).toEqual([]);
  });
});

describe('data', () => {
  const SPLIT = [
    'import pandas as pd',
    'from sklearn.model_selection import train_test_split',
    'from sklearn.preprocessing import StandardScaler',
    'df = pd.read_csv("d.csv")',
    'X, y = df.drop(columns=["y"]), df["y"]',
  ];

  it('is known by where it comes from', async () => {
    const map = await mapOf({
      'train.py': [
        ...SPLIT,
        'a, b, c, d = train_test_split(X, y)',
        's = StandardScaler()',
        's.fit_transform(a)',
        's.transform(b)',
      ].join('\n'),
    });
    expect(dataOf(map, only(map, 'fit_transform'))?.roles.map(({ role, by }) => [role, by])).toEqual([
      ['train', 'flow'],
    ]);
    expect(dataOf(map, only(map, 'apply'))?.roles.map(({ role, by }) => [role, by])).toEqual([
      ['test', 'flow'],
    ]);
    expect(only(map, 'split').results.map((id) => map.data[id]?.name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('remembers what normalized it, also before it is split', async () => {
    const map = await mapOf({
      'train.py': [
        ...SPLIT,
        'X = StandardScaler().fit_transform(X)',
        'a, b, c, d = train_test_split(X, y)',
        'model.fit(a, c)',
      ].join('\n'),
    });
    const fitted = only(map, 'fit_transform');
    expect(dataOf(map, only(map, 'split'))?.steps).toEqual([fitted.id]);
    expect(dataOf(map, only(map, 'train'))?.steps).toEqual([fitted.id]);
  });

  it('of a table keeps what was done to some of its columns', async () => {
    const map = await mapOf({
      'train.py': [
        ...SPLIT,
        'df[["a", "b"]] = StandardScaler().fit_transform(df[["a", "b"]])',
        'model.fit(df, y)',
      ].join('\n'),
    });
    expect(dataOf(map, only(map, 'train'))?.steps).toEqual([only(map, 'fit_transform').id]);
    expect(map.places.find(({ kind }) => kind === 'columns')?.columns).toEqual(['a', 'b']);
  });

  it('cut by hand is a split, where the names say so', async () => {
    const map = await mapOf({
      'train.py': [...SPLIT, 'X_train, X_test = X[:80], X[80:]', 'StandardScaler().fit(X_train)'].join('\n'),
    });
    expect(map.places.filter(({ kind }) => kind === 'split')).toHaveLength(2);
    expect(dataOf(map, only(map, 'fit'))?.roles[0]).toMatchObject({ role: 'train', by: 'flow' });
  });

  it('of a fold is that fold only', async () => {
    const map = await mapOf({
      'train.py': [
        ...SPLIT,
        'from sklearn.model_selection import KFold',
        'for i, (a, b) in enumerate(KFold(5).split(X)):',
        '    StandardScaler().fit(X.iloc[a])',
      ].join('\n'),
    });
    const fit = only(map, 'fit');
    expect(fit.scope.inside).toEqual(['folds']);
    expect(dataOf(map, fit)?.roles.map(({ role }) => role)).toEqual(['train']);
  });

  it('is the target where it is called so', async () => {
    const map = await mapOf({
      'train.py':
        'from sklearn.preprocessing import StandardScaler\ny_scaler = StandardScaler()\ny_scaler.fit(y_train)\n',
    });
    const fit = only(map, 'fit');
    expect(thingOf(map, fit)?.isForTarget).toBe(true);
    expect(dataOf(map, fit)?.roles.map(({ role }) => role)).toEqual(['train', 'target']);
  });
});
