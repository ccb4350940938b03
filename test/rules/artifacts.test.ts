import { unreadable } from '../../src/rules/unreadable.ts';
import { unsafeImport } from '../../src/rules/unsafe-import.ts';
import { wrongRole } from '../../src/rules/wrong-role.ts';
import { artifact, asPointer, facts, file, fitted, line, MODEL, model, SCALER, scaler } from './facts.ts';
import { judged, saying } from './table.ts';

const LOGISTIC = 'sklearn.linear_model._logistic.LogisticRegression';
const EMBEDDED = { embedded: true };

judged(unreadable, [
  ['sound files', () => facts()],
  [
    'an empty model',
    () => facts({ models: [file(MODEL, '', artifact({ error: 'is empty' }))], base: { models: [model()] } }),
    {
      path: MODEL,
      message: saying(MODEL, 'cannot be read: it is empty'),
      fix: saying('git checkout HEAD --', MODEL),
    },
  ],
  [
    'a scaler cut off, in a pair that is new: there is none to restore',
    () => facts({ scalers: [scaler(null, { error: 'ends at byte 10' })], base: null }),
    { path: SCALER, fix: 'save it again from where it was trained' },
  ],
  [
    'one that was broken before: there is none to restore',
    () => facts({ scalers: [scaler(null, { error: 'ends at byte 10' })] }),
    { path: SCALER, fix: 'save it again from where it was trained' },
  ],
  [
    'between two commits HEAD may be the broken one',
    () => ({
      ...facts({ scalers: [scaler(null, { error: 'ends at byte 10' })], base: { scalers: [scaler()] } }),
      baseRevision: '0123456789ab',
    }),
    { path: SCALER, fix: saying(`\`git checkout 0123456789ab -- ${SCALER}\``) },
  ],
  [
    'a format that is not known is no broken file',
    () => facts({ models: [file(MODEL, 'x', artifact({ format: 'unknown' }))] }),
  ],
  ['a pointer', () => facts({ models: [asPointer(model())], scalers: [asPointer(scaler())] })],
  [
    'an embedded scaler is one file',
    () => facts({ pair: EMBEDDED, models: [model('x', { error: 'is empty' })], base: null }),
    { path: MODEL },
  ],
]);

judged(unsafeImport, [
  ['sound files', () => facts()],
  [
    'what runs a command, with its place',
    () => facts({ models: [model('x', { unsafe: ['os.system', 'builtins.eval'], unsafeAt: [12, 40] })] }),
    {
      path: MODEL,
      message: saying('os.system (at byte 12) and builtins.eval (at byte 40)'),
      fix: saying(`\`git log -- ${MODEL}\``),
    },
  ],
  [
    'where the format has no place',
    () => facts({ scalers: [scaler(line([1]), { unsafe: ['os.system'] })] }),
    { path: SCALER, message: saying('calls os.system') },
  ],
  [
    'imports that run nothing',
    () => facts({ models: [model('x', { imports: ['numpy.ndarray', 'my.Model'] })] }),
  ],
  [
    'in an embedded scaler it is told once',
    () => facts({ pair: EMBEDDED, models: [model('x', { unsafe: ['os.system'] })] }),
    { path: MODEL },
  ],
  [
    'a broken file all the same',
    () => facts({ models: [model('x', { unsafe: ['os.system'], error: 'is cut off' })] }),
    { path: MODEL },
  ],
]);

judged(wrongRole, [
  ['a model and a scaler', () => facts()],
  [
    'a scaler as the model',
    () => facts({ models: [{ ...scaler(line([1]), { scalers: [fitted({})] }), path: MODEL }] }),
    { path: MODEL, message: saying(MODEL, 'holds only a scaler (StandardScaler)') },
  ],
  [
    'a model as the scaler',
    () => facts({ scalers: [file(SCALER, 'x', artifact({ role: 'model', class: LOGISTIC }))] }),
    { path: SCALER, message: saying(SCALER, 'holds a model (sklearn.linear_model.LogisticRegression)') },
  ],
  [
    'a list of names as the scaler',
    () => facts({ scalers: [file(SCALER, 'x', artifact({ role: 'other', class: 'list' }))] }),
    { path: SCALER, message: saying('holds no scaler (list)') },
  ],
  [
    'a model alone where the scaler is embedded',
    () => facts({ pair: EMBEDDED }),
    { path: MODEL, message: saying('embedded', 'no scaler can be read', MODEL) },
  ],
  [
    'a pipeline of both',
    () => facts({ pair: EMBEDDED, models: [model('x', { role: 'both', transform: line([1]) })] }),
  ],
  [
    'a pipeline with its scaler, in place of a scaler',
    () => facts({ scalers: [scaler(line([1]), { role: 'both' })] }),
  ],
  [
    'classes that are not known',
    () => facts({ models: [model('x', { role: 'unknown' })], scalers: [scaler(null, { role: 'unknown' })] }),
  ],
  [
    'broken files and pointers',
    () =>
      facts({ models: [asPointer(model())], scalers: [scaler(null, { role: 'model', error: 'is empty' })] }),
  ],
]);
