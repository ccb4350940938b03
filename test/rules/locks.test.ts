import type { Lock } from '../../src/generated/lock.ts';
import { contentMismatch } from '../../src/rules/content-mismatch.ts';
import { lockInvalid } from '../../src/rules/lock-invalid.ts';
import { lockMissing } from '../../src/rules/lock-missing.ts';
import { scalerChangeAllowed } from '../../src/rules/scaler-change-allowed.ts';
import { versionReused } from '../../src/rules/version-reused.ts';
import { asPointer, facts, LOCK, line, MODEL, model, SCALER, scaler, sealed } from './facts.ts';
import { judged, saying } from './table.ts';

const NEW = line([1.5, 2.5]);

function edited(lock: Lock, edit: (lock: Lock) => void): Lock {
  const copy = structuredClone(lock);
  edit(copy);
  return copy;
}

judged(lockMissing, [
  ['sealed', () => facts()],
  [
    'a new pair without a lock',
    () => facts({ lock: { kind: 'missing' }, base: null }),
    { path: MODEL, message: saying('`churn` has no lock'), fix: saying('scalerlock seal churn', LOCK) },
  ],
  [
    'a lock that was deleted',
    () => facts({ lock: { kind: 'missing' }, base: {} }),
    { path: MODEL, message: saying('was deleted'), fix: saying(`restore ${LOCK}`) },
  ],
  ['a pair with nothing to seal', () => facts({ models: [], scalers: [], base: null })],
  [
    'a broken lock is for another rule',
    () => facts({ lock: { kind: 'invalid', message: 'no', fix: 'mend', line: 1, column: 1 } }),
  ],
]);

judged(lockInvalid, [
  ['sealed', () => facts()],
  ['without a lock', () => facts({ lock: { kind: 'missing' } })],
  [
    'not JSON',
    () =>
      facts({
        lock: { kind: 'invalid', message: 'the lock is broken', fix: 'seal it anew', line: 7, column: 2 },
      }),
    { path: LOCK, line: 7, column: 2, message: 'the lock is broken', fix: 'seal it anew' },
  ],
]);

judged(contentMismatch, [
  ['sealed', () => facts()],
  [
    'a hash of the scaler',
    () => facts({ scalers: [scaler(line([1, 2]), { content: 'again' })], lock: sealed({}) }),
    { path: LOCK, line: '/scalers/0/sha256'.length, message: saying(SCALER, 'sha256'), about: [SCALER] },
  ],
  [
    'a size',
    () => facts({ lock: edited(sealed({}), ({ models }) => Object.assign(models[0], { size: 1 })) }),
    { path: LOCK, message: saying(MODEL, 'size') },
  ],
  [
    'a fingerprint',
    () =>
      facts({
        lock: edited(sealed({}), ({ scalers }) =>
          Object.assign(scalers[0], { fingerprint: `sha256:${'e'.repeat(64)}` }),
        ),
      }),
    { message: saying(SCALER, 'fingerprint') },
  ],
  [
    'a number of the transform',
    () => facts({ lock: edited(sealed({}), ({ scalers }) => Object.assign(scalers[0], { transform: NEW })) }),
    { message: saying('its transform of', SCALER, 'was edited') },
  ],
  [
    'a library version',
    () =>
      facts({
        lock: edited(sealed({}), ({ scalers }) =>
          Object.assign(scalers[0], { library: { 'scikit-learn': '0.24.2' } }),
        ),
      }),
    { message: saying('scikit-learn 1.7.1, the lock 0.24.2') },
  ],
  [
    'an artifact that the pair does not have, and one that the lock does not',
    () => facts({ models: [model('model 1', {}, 'm/other.joblib')], lock: sealed({}), base: null }),
    { message: saying('it names the model model.joblib', '(and 1 more)') },
  ],
  [
    'what an older Scalerlock could not read',
    () =>
      facts({
        lock: edited(sealed({}), ({ models }) => Object.assign(models[0], { class: null, features: null })),
      }),
  ],
  [
    'a pointer to what is sealed',
    () => facts({ models: [asPointer(model())], scalers: [asPointer(scaler())], lock: sealed({}) }),
  ],
  ['without a lock', () => facts({ lock: { kind: 'missing' } })],
]);

judged(versionReused, [
  ['nothing changed', () => facts()],
  [
    'another transform under the same version',
    () => facts({ models: [model('model 2')], scalers: [scaler(NEW)], base: {} }),
    { path: LOCK, line: '/scalers/0/version'.length, message: saying(SCALER, 'same version, 1.0.0') },
  ],
  [
    'another transform under a minor version',
    () => {
      const now = { models: [model('model 2')], scalers: [scaler(NEW)] };
      return facts({ ...now, lock: sealed(now, {}, '1.1.0'), base: {} });
    },
    { message: saying('1.1.0') },
  ],
  [
    'another transform under the next major version',
    () => {
      const now = { models: [model('model 2')], scalers: [scaler(NEW)] };
      return facts({ ...now, lock: sealed(now, {}, '2.0.0'), base: {} });
    },
  ],
  ['saved again', () => facts({ scalers: [scaler(line([1, 2]), { content: 'again' })], base: {} })],
  ['a new pair', () => facts({ base: null })],
  ['not sealed: for another rule', () => facts({ scalers: [scaler(NEW)], lock: sealed({}), base: {} })],
]);

const allowed = { from: `sha256:${'a'.repeat(64)}`, reason: 'a rounding error was mended' };

judged(scalerChangeAllowed, [
  ['no exception', () => facts()],
  [
    'an exception, with its reason',
    () => facts({ lock: edited(sealed({}), ({ scalers }) => Object.assign(scalers[0], { allowed })) }),
    { path: LOCK, message: saying(SCALER, 'a rounding error was mended') },
  ],
  [
    'an exception of a scaler that is no longer this one',
    () =>
      facts({
        scalers: [scaler(NEW)],
        lock: edited(sealed({}), ({ scalers }) => Object.assign(scalers[0], { allowed })),
      }),
  ],
]);
