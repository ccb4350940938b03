import type { FolderFiles } from '../folder-format.ts';
import { isMap, type NodeMap, textAt } from './mlmodel.ts';

/** The libraries that flavors say the version of, by PyPI's names. */
const VERSION_KEYS = new Map([
  ['sklearn_version', 'scikit-learn'],
  ['xgb_version', 'xgboost'],
  ['lgb_version', 'lightgbm'],
  ['catboost_version', 'catboost'],
  ['pytorch_version', 'torch'],
  ['keras_version', 'keras'],
  ['onnx_version', 'onnx'],
  ['pyspark_version', 'pyspark'],
  ['statsmodels_version', 'statsmodels'],
  ['cloudpickle_version', 'cloudpickle'],
]);

/** Lists of what is to be installed are short; in bytes. */
const LARGEST_LIST = 64 * 1024;
const MOST_LIBRARIES = 100;

/**
 * The versions that the folder names: those that the artifact inside was saved by, MLflow's own and its flavors', and
 * those that its requirements pin. The first that says something of a library counts.
 */
export function librariesOf(
  model: NodeMap,
  flavors: NodeMap,
  files: FolderFiles,
  inside: Record<string, string>,
): Record<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, version: string | null): void => {
    if (version !== null && isVersion(version) && !found.has(name) && found.size < MOST_LIBRARIES)
      found.set(name, version);
  };
  for (const [name, version] of Object.entries(inside)) add(name, version);
  add('mlflow', textAt(model, 'mlflow_version'));
  for (const flavor of Object.values(flavors).filter(isMap)) {
    for (const [key, name] of VERSION_KEYS) add(name, textAt(flavor, key));
  }
  for (const [name, version] of pinnedIn(files)) add(name, version);
  return Object.fromEntries(found);
}

/** What `requirements.txt` pins; where there is none, what `conda.yaml` does. */
function pinnedIn(files: FolderFiles): [name: string, version: string][] {
  const bytes = files.get('requirements.txt') ?? files.get('conda.yaml');
  if (!bytes || bytes.length > LARGEST_LIST) return [];
  return new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .flatMap((line): [string, string][] => {
      const [, name, version] =
        /^\s*(?:-\s+)?([A-Za-z0-9][\w.-]{0,99})(?:\[[\w,.\s-]{0,200}\])?={1,2}([\w.+!-]{1,64})\s*(?:[;#].*)?$/.exec(
          line,
        ) ?? [];
      const isLibrary = name !== undefined && version !== undefined && !/^(python|pip)$/i.test(name);
      return isLibrary ? [[name.toLowerCase().replace(/[-_.]+/g, '-'), version]] : [];
    });
}

function isVersion(version: string): boolean {
  return /^\d[\w.+!-]{0,63}$/.test(version);
}
