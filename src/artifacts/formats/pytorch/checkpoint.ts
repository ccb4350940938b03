import { dictGet, isDict } from '../../pickle/access.ts';
import type { PyDict, PyValue } from '../../pickle/values.ts';
import { NAME_KEYS } from '../../sklearn/features.ts';
import { namesOf } from '../../sklearn/vectors.ts';

/** Keys under which people keep a model's number of features beside its weights. */
const COUNT_KEYS = [
  ...[
    'n_features',
    'num_features',
    'in_features',
    'n_features_in',
    'feature_count',
    'num_inputs',
    'n_inputs',
  ],
  ...['input_dim', 'in_dim', 'input_features', 'n_input', 'd_in'],
];

/** Dicts in which the settings of a model stand. */
const SETTINGS = [
  'config',
  'model_config',
  'hparams',
  'hyper_parameters',
  'hyperparameters',
  'params',
  'args',
];

/** How many features a checkpoint says that its model takes; null where it does not say. */
export function featuresSaid(root: PyValue): number | null {
  for (const dict of settingsOf(root)) {
    for (const key of COUNT_KEYS) {
      const value = dictGet(dict, key);
      if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    }
  }
  return null;
}

/** The names of so many features: those beside what `holder` holds, else those of the checkpoint or of its settings. */
export type NamesSaid = (holder: string, count: number) => string[] | null;

/** The lists of names in a checkpoint; each is read once, however often it is asked for. */
export function namesSaid(root: PyValue): NamesSaid {
  const known = new Map<PyValue, string[] | null>();
  return (holder, count) => {
    for (const dict of [dictAt(root, holder), ...settingsOf(root)]) {
      for (const key of dict ? NAME_KEYS : []) {
        const value = (dict && dictGet(dict, key)) ?? null;
        const names = known.get(value) ?? namesOf(value);
        known.set(value, names);
        if (names?.length === count) return names;
      }
    }
    return null;
  };
}

function settingsOf(root: PyValue): PyDict[] {
  if (!isDict(root)) return [];
  return [root, ...SETTINGS.map((key) => dictGet(root, key)).filter(isDict)];
}

function dictAt(root: PyValue, pointer: string): PyDict | null {
  let value: PyValue | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    value = isDict(value) ? dictGet(value, key) : undefined;
  }
  return isDict(value) ? value : null;
}
