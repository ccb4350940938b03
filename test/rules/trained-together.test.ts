import { missingArtifact } from '../../src/rules/missing-artifact.ts';
import { modelChangedAlone } from '../../src/rules/model-changed-alone.ts';
import { scalerChangedAlone } from '../../src/rules/scaler-changed-alone.ts';
import { scalerReused } from '../../src/rules/scaler-reused.ts';
import { asPointer, facts, file, line, MODEL, model, SCALER, scaler, sealed } from './facts.ts';
import { judged, saying } from './table.ts';

const OLD = line([1, 2]);
const NEW = line([1.5, 2.5]);
const [model1, model2] = [model('model 1'), model('model 2')];
const before = { models: [model1], scalers: [scaler(OLD)] };
const lockBefore = sealed(before);

judged(modelChangedAlone, [
  ['nothing changed', () => facts()],
  [
    'a model changed, and the lock seals the old one',
    () => facts({ models: [model2], lock: lockBefore, base: before }),
    {
      path: MODEL,
      about: [MODEL],
      message: saying(MODEL, 'changed', '`churn`'),
      fix: saying('scalerlock seal churn'),
    },
  ],
  [
    'a model and its scaler changed, and the lock seals the old ones',
    () => facts({ models: [model2], scalers: [scaler(NEW)], lock: lockBefore, base: before }),
    { path: MODEL },
  ],
  [
    'one of two models changed',
    () => {
      const other = model('other', {}, 'm/other.joblib');
      const both = { models: [model1, other], scalers: [scaler()] };
      return facts({ ...both, models: [model2, other], lock: sealed(both), base: both });
    },
    { path: MODEL, about: [MODEL] },
  ],
  ['sealed anew', () => facts({ models: [model2], scalers: [scaler(NEW)], base: before })],
  ['sealed anew with the scaler used again', () => facts({ models: [model2], base: before })],
  ['a new pair', () => facts({ base: null })],
  [
    'without a lock it is for another rule',
    () => facts({ models: [model2], lock: { kind: 'missing' }, base: before }),
  ],
  [
    'the change of a pointer counts by what it points at',
    () =>
      facts({
        models: [asPointer(model2)],
        lock: lockBefore,
        base: { ...before, models: [asPointer(model1)] },
      }),
    { path: MODEL },
  ],
]);

judged(scalerChangedAlone, [
  ['nothing changed', () => facts()],
  [
    'a scaler changed, not sealed',
    () => facts({ scalers: [scaler(NEW)], lock: lockBefore, base: before }),
    { path: SCALER, message: saying(SCALER, 'changed alone', MODEL, 'stayed') },
  ],
  ['a scaler changed, sealed over', () => facts({ scalers: [scaler(NEW)], base: before }), { path: SCALER }],
  [
    'a scaler is deleted',
    () => facts({ scalers: [], lock: lockBefore, base: before }),
    { message: saying(SCALER, 'was deleted alone') },
  ],
  [
    'a scaler joins a pair that was there',
    () => {
      const two = [scaler(OLD), scaler(NEW, { path: 'm/second.joblib' })];
      return facts({ scalers: two, base: before });
    },
    { path: 'm/second.joblib', message: saying('was added alone') },
  ],
  [
    'saved again: the same meaning in other bytes',
    () => facts({ scalers: [scaler(OLD, { content: 'again' })], base: before }),
  ],
  [
    'model and scaler changed together',
    () => facts({ models: [model2], scalers: [scaler(NEW)], base: before }),
  ],
  ['a new pair', () => facts({ base: null })],
  [
    'a pair that is only now declared',
    () =>
      facts({
        scalers: [scaler(NEW)],
        base: { models: [model1], scalers: [], lock: { kind: 'missing' } },
        declaredAtBase: false,
      }),
  ],
  [
    'a served copy made anew, which does what its original does',
    () => {
      const sides = { training: [SCALER], inference: [{ path: 's/scaler.onnx', environment: null }] };
      const copy = (content: string) =>
        scaler({ ...OLD, features: ['a', 'b'] }, { path: 's/scaler.onnx', content });
      const then = {
        models: [model1],
        scalers: [scaler(OLD), scaler(line([9, 9]), { path: 's/scaler.onnx' })],
      };
      return facts({ pair: { sides }, scalers: [scaler(OLD), copy('anew')], base: then });
    },
  ],
  [
    'a served copy that changed alone to something else',
    () => {
      const sides = { training: [SCALER], inference: [{ path: 's/scaler.onnx', environment: null }] };
      const then = { models: [model1], scalers: [scaler(OLD), scaler(OLD, { path: 's/scaler.onnx' })] };
      return facts({
        pair: { sides },
        scalers: [scaler(OLD), scaler(NEW, { path: 's/scaler.onnx' })],
        base: then,
      });
    },
    { path: 's/scaler.onnx' },
  ],
  [
    'its original changed alone, and the copy with it',
    () => {
      const sides = { training: [SCALER], inference: [{ path: 's/scaler.onnx', environment: null }] };
      const then = { models: [model1], scalers: [scaler(OLD), scaler(OLD, { path: 's/scaler.onnx' })] };
      return facts({
        pair: { sides },
        scalers: [scaler(NEW), scaler(NEW, { path: 's/scaler.onnx' })],
        base: then,
      });
    },
    { path: SCALER },
  ],
]);

const REQUIRE = { require: 'scaler-change' as const };

judged(scalerReused, [
  [
    'a retrained model with the old scaler',
    () => facts({ pair: REQUIRE, models: [model2], base: before }),
    { path: MODEL, message: saying(MODEL, 'retrained', SCALER, 'require: scaler-change') },
  ],
  [
    'with the old scaler saved again',
    () =>
      facts({ pair: REQUIRE, models: [model2], scalers: [scaler(OLD, { content: 'again' })], base: before }),
    { path: MODEL },
  ],
  [
    'with a refitted scaler',
    () => facts({ pair: REQUIRE, models: [model2], scalers: [scaler(NEW)], base: before }),
  ],
  ['where the policy does not require it', () => facts({ models: [model2], base: before })],
  ['nothing changed', () => facts({ pair: REQUIRE })],
  [
    'an embedded scaler',
    () => facts({ pair: { ...REQUIRE, embedded: true }, models: [model2], base: before }),
  ],
  [
    'not sealed: for another rule',
    () => facts({ pair: REQUIRE, models: [model2], lock: lockBefore, base: before }),
  ],
]);

judged(missingArtifact, [
  ['all there', () => facts()],
  [
    'no model',
    () => facts({ pair: { models: [MODEL] }, models: [], base: null }),
    { path: 'scalerlock.yml', line: 3, column: 3, message: saying(MODEL, 'not in the tree') },
  ],
  [
    'no scaler and no model is one finding',
    () => facts({ pair: { models: [MODEL], scalers: [SCALER] }, models: [], scalers: [], base: null }),
    { message: saying(MODEL, SCALER) },
  ],
  [
    'a symbolic link',
    () =>
      facts({
        models: [{ ...file(MODEL, 'target', null), kind: 'link' }],
        lock: { kind: 'missing' },
        base: null,
      }),
    { message: saying(MODEL, 'symbolic link'), about: [MODEL] },
  ],
  [
    'a submodule',
    () =>
      facts({
        models: [{ ...file(MODEL, 'commit', null), kind: 'submodule' }],
        lock: { kind: 'missing' },
        base: null,
      }),
    { message: saying('submodule') },
  ],
  ['a folder is an artifact', () => facts({ models: [{ ...model1, kind: 'folder' }] })],
  [
    'a scaler deleted alone is for another rule',
    () => facts({ pair: { scalers: [SCALER] }, scalers: [], lock: lockBefore, base: before }),
  ],
]);
