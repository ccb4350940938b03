import { expect } from 'vitest';
import type { Transform } from '../../src/generated/lock.ts';
import type { ScalerSides } from '../../src/policy/pairs.ts';
import { transformDiffers } from '../../src/rules/transform-differs.ts';
import { asPointer, facts, line, SCALER, scaler, sealed } from './facts.ts';
import { judged, saying } from './table.ts';

const NAMES = ['age', 'income'];
const SERVED = 's/scaler.onnx';
const sides: ScalerSides = { training: [SCALER], inference: [{ path: SERVED, environment: null }] };
const trained = line([46.5, 2300], NAMES);

/** A pair whose training scaler does `original`, and what is served `copy`. */
function pair(copy: Transform | null, original: Transform | null = trained) {
  return facts({
    pair: { sides },
    scalers: [scaler(original), scaler(copy, { path: SERVED, content: 'copy' })],
  });
}

const opaque = (name: string): Transform => ({ kind: 'opaque', class: name, parameters: { a: 1 } });
const power: Transform = {
  kind: 'table',
  method: 'yeo-johnson',
  features: null,
  tables: { lambdas: [1, 2] },
};

judged(transformDiffers, [
  [
    'the policy does not tell the sides apart',
    () => facts({ scalers: [scaler(trained), scaler(line([1, 2]), { path: SERVED })] }),
  ],
  ['the same', () => pair(trained)],
  ['the same without names', () => pair({ ...trained, features: null })],
  ['the same under names that an exporter makes up', () => pair({ ...trained, features: ['x0', 'x1'] })],
  [
    'rounded to float32',
    () =>
      pair({
        ...trained,
        scale: trained.scale.map((value) => Math.fround(Number(value))),
        offset: trained.offset.map((value) => Math.fround(Number(value) + 1e-7)),
      }),
  ],
  [
    'another mean',
    () => pair(line([52.5, 2300], NAMES)),
    {
      path: SERVED,
      message: saying(SERVED, 'does not do what', SCALER, 'age, center 46.5 → 52.5'),
      fix: saying(`export it again from ${SCALER}`, `\`scalerlock compare ${SCALER} ${SERVED}\``),
    },
  ],
  [
    'fitted again from the same rows in float32: another scaler, but no model sees it',
    () => pair(line([46.1000001, 2300.3000002], NAMES), line([46.1, 2300.3], NAMES)),
    {
      path: SERVED,
      message: saying(SERVED, 'does nearly what', SCALER, 'income, center 2300.3 → 2300.3000002 (moves'),
      atMost: 'warning',
    },
  ],
  [
    'the same, and what it clips',
    () => pair({ ...line([46.1000001, 2300], NAMES), clip: [0, 1] }, line([46.1, 2300], NAMES)),
    { message: saying('does not do what') },
  ],
  [
    'many: the one that differs most is named',
    () => pair(line([47, 2500], NAMES)),
    { message: saying('income, center 2300 → 2500', 'and 1 more') },
  ],
  ['computed in float32, with the same numbers', () => pair({ ...trained, dtype: 'float32' })],
  [
    'another mean, computed in float32: the features alone are counted',
    () => pair({ ...line([52.5, 2300], NAMES), dtype: 'float32' }),
    { message: expect.stringMatching(/age, center 46\.5 → 52\.5 \(moves the output by 3\)$/) },
  ],
  [
    'another order',
    () => pair(line([2300, 46.5], ['income', 'age'])),
    { message: saying('another order: at place 1 age, and income where it is served') },
  ],
  [
    'a feature fewer',
    () => pair(line([46.5], ['age'])),
    { message: saying('income is only in the training one') },
  ],
  [
    'a feature fewer, and another mean',
    () => pair(line([52.5], ['age'])),
    { message: saying('income is only in the training one, and 1 more') },
  ],
  ['another clip', () => pair({ ...trained, clip: [0, 1] }), { message: saying('clip') }],
  ['a curve in place of a line', () => pair(power), { message: saying(SERVED) }],
  [
    'two lines made one by the exporter',
    () =>
      pair(line([5, 10]), {
        kind: 'chain',
        steps: [{ ...line([1, 2]), scale: [1, 1], offset: [-1, -2] }, line([4, 8])],
      }),
  ],
  [
    'two lines made another one',
    () =>
      pair(line([5, 11]), {
        kind: 'chain',
        steps: [{ ...line([1, 2]), scale: [1, 1], offset: [-1, -2] }, line([4, 8])],
      }),
    { message: saying('x1, center 10 → 11 (moves the output by 0.5)') },
  ],
  [
    'built otherwise: it cannot be told',
    () => pair(trained, { kind: 'chain', steps: [power, trained] }),
    { message: saying('cannot be told'), atMost: 'warning' },
  ],
  [
    'a class that is not known',
    () => pair(opaque('my.Scaler')),
    { message: saying('cannot be told', 'my.Scaler'), atMost: 'warning' },
  ],
  [
    'no transform that can be read',
    () => pair(null),
    { path: SERVED, message: saying('no transform can be read in', SERVED), atMost: 'warning' },
  ],
  [
    'a pointer whose lock knows what it does',
    () => {
      const scalers = [scaler(trained), scaler(line([1, 2300], NAMES), { path: SERVED })];
      return facts({
        pair: { sides },
        scalers: scalers.map(asPointer),
        lock: sealed({ scalers }, { sides }),
      });
    },
    { message: saying('age, center 46.5 → 1') },
  ],
  [
    'a pointer that no lock knows',
    () =>
      facts({
        pair: { sides },
        scalers: [scaler(trained), asPointer(scaler(trained, { path: SERVED, content: 'copy' }))],
        lock: { kind: 'missing' },
      }),
    { message: saying('not at hand', 'LFS pointer'), atMost: 'warning' },
  ],
  [
    'a broken file, one that is not fitted and a link have findings of their own',
    () => {
      const environments = ['a', 'b', 'c'];
      const inference = environments.map((environment) => ({ path: `s/${environment}`, environment }));
      const scalers = [
        scaler(trained),
        scaler(null, { path: 's/a', error: 'is empty' }),
        scaler(null, {
          path: 's/b',
          unfitted: [{ path: '', class: 'sklearn.preprocessing._data.StandardScaler' }],
        }),
        { ...scaler(null, { path: 's/c' }), kind: 'link' as const, artifact: null },
      ];
      return facts({
        pair: { sides: { training: [SCALER], inference } },
        scalers,
        lock: { kind: 'missing' },
      });
    },
  ],
  [
    'what is not in the tree is for another rule',
    () => facts({ pair: { sides }, scalers: [scaler(trained)] }),
  ],
  [
    'environments: one file in two of them is told once, with the first',
    () => {
      const inference = ['staging', 'production'].map((environment) => ({ path: SERVED, environment }));
      return facts({
        pair: { sides: { training: [SCALER], inference } },
        scalers: [scaler(trained), scaler(line([1, 2300], NAMES), { path: SERVED })],
      });
    },
    { message: saying(`${SERVED} (staging) does not`) },
  ],
  [
    'two scalers on each side belong together in order',
    () => {
      const other = line([7]);
      const inference = [
        { path: 's/x.json', environment: null },
        { path: 's/y.json', environment: null },
      ];
      const scalers = [
        scaler(trained),
        scaler(other, { path: 'm/y.joblib' }),
        scaler(trained, { path: 's/x.json' }),
        scaler(other, { path: 's/y.json' }),
      ];
      return facts({ pair: { sides: { training: [SCALER, 'm/y.joblib'], inference } }, scalers });
    },
  ],
  [
    'of two the one of the same name',
    () => {
      const inference = [{ path: 's/y.onnx', environment: null }];
      const scalers = [
        scaler(trained),
        scaler(line([7]), { path: 'm/y.joblib' }),
        scaler(line([7]), { path: 's/y.onnx' }),
      ];
      return facts({ pair: { sides: { training: [SCALER, 'm/y.joblib'], inference } }, scalers });
    },
  ],
]);
