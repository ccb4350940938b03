/** How libraries write what was trained to a file, and read it again: where in the arguments the thing and the file are. */
interface Writing {
  thing: readonly [number, string];
  file: readonly [number, string];
}

interface Reading {
  file: readonly [number, string];
  /** What comes out: a trained thing, or data. */
  gives: 'thing' | 'model' | 'data';
}

/** No argument is the thing. */
const NOTHING = [Number.MAX_SAFE_INTEGER, ''] as const;

const DUMP: Writing = { thing: [0, 'value'], file: [1, 'filename'] };

const WRITERS: Readonly<Record<string, Writing>> = {
  'joblib.dump': DUMP,
  'sklearn.externals.joblib.dump': DUMP,
  'pickle.dump': { thing: [0, 'obj'], file: [1, 'file'] },
  'cPickle.dump': { thing: [0, 'obj'], file: [1, 'file'] },
  '_pickle.dump': { thing: [0, 'obj'], file: [1, 'file'] },
  'cloudpickle.dump': { thing: [0, 'obj'], file: [1, 'file'] },
  'dill.dump': { thing: [0, 'obj'], file: [1, 'file'] },
  'compress_pickle.dump': { thing: [0, 'obj'], file: [1, 'path'] },
  'skops.io.dump': { thing: [0, 'obj'], file: [1, 'file'] },
  'pandas.to_pickle': { thing: [0, 'obj'], file: [1, 'filepath_or_buffer'] },
  'torch.save': { thing: [0, 'obj'], file: [1, 'f'] },
  'torch.jit.save': { thing: [0, 'm'], file: [1, 'f'] },
  'safetensors.torch.save_file': { thing: [0, 'tensors'], file: [1, 'filename'] },
  'numpy.save': { thing: [1, 'arr'], file: [0, 'file'] },
  'numpy.savez': { thing: [1, 'arr'], file: [0, 'file'] },
  'numpy.savez_compressed': { thing: [1, 'arr'], file: [0, 'file'] },
  'numpy.savetxt': { thing: [1, 'X'], file: [0, 'fname'] },
  'json.dump': { thing: [0, 'obj'], file: [1, 'fp'] },
  'yaml.dump': { thing: [0, 'data'], file: [1, 'stream'] },
  'yaml.safe_dump': { thing: [0, 'data'], file: [1, 'stream'] },
  'mlflow.sklearn.log_model': { thing: [0, 'sk_model'], file: [1, 'artifact_path'] },
  'mlflow.sklearn.save_model': { thing: [0, 'sk_model'], file: [1, 'path'] },
  'mlflow.keras.log_model': { thing: [0, 'model'], file: [1, 'artifact_path'] },
  'mlflow.pytorch.log_model': { thing: [0, 'pytorch_model'], file: [1, 'artifact_path'] },
  'mlflow.xgboost.log_model': { thing: [0, 'xgb_model'], file: [1, 'artifact_path'] },
  'bentoml.sklearn.save_model': { thing: [1, 'model'], file: [0, 'name'] },
  'keras.models.save_model': { thing: [0, 'model'], file: [1, 'filepath'] },
  'keras.saving.save_model': { thing: [0, 'model'], file: [1, 'filepath'] },
  'tensorflow.saved_model.save': { thing: [0, 'obj'], file: [1, 'export_dir'] },
  'onnx.save': { thing: [0, 'proto'], file: [1, 'f'] },
  // What is fetched is written as well, though nothing is known of it.
  'gdown.download': { thing: NOTHING, file: [1, 'output'] },
  'urllib.request.urlretrieve': { thing: NOTHING, file: [1, 'filename'] },
  'wget.download': { thing: NOTHING, file: [1, 'out'] },
  'torch.hub.download_url_to_file': { thing: NOTHING, file: [1, 'dst'] },
  'shutil.copy': { thing: NOTHING, file: [1, 'dst'] },
  'shutil.copyfile': { thing: NOTHING, file: [1, 'dst'] },
  'shutil.copy2': { thing: NOTHING, file: [1, 'dst'] },
  'shutil.move': { thing: NOTHING, file: [1, 'dst'] },
  'shutil.unpack_archive': { thing: NOTHING, file: NOTHING },
  'huggingface_hub.snapshot_download': { thing: NOTHING, file: NOTHING },
  'zipfile.ZipFile.extractall': { thing: NOTHING, file: NOTHING },
  'tarfile.open.extractall': { thing: NOTHING, file: NOTHING },
  'tarfile.TarFile.extractall': { thing: NOTHING, file: NOTHING },
  'os.rename': { thing: NOTHING, file: [1, 'dst'] },
  'os.replace': { thing: NOTHING, file: [1, 'dst'] },
};

const READERS: Readonly<Record<string, Reading>> = {
  'joblib.load': { file: [0, 'filename'], gives: 'thing' },
  'sklearn.externals.joblib.load': { file: [0, 'filename'], gives: 'thing' },
  'pickle.load': { file: [0, 'file'], gives: 'thing' },
  'pickle.loads': { file: [0, 'data'], gives: 'thing' },
  'cloudpickle.loads': { file: [0, 'data'], gives: 'thing' },
  'dill.loads': { file: [0, 'str'], gives: 'thing' },
  'cPickle.load': { file: [0, 'file'], gives: 'thing' },
  '_pickle.load': { file: [0, 'file'], gives: 'thing' },
  'pickle.Unpickler': { file: [0, 'file'], gives: 'thing' },
  'cloudpickle.load': { file: [0, 'file'], gives: 'thing' },
  'dill.load': { file: [0, 'file'], gives: 'thing' },
  'compress_pickle.load': { file: [0, 'path'], gives: 'thing' },
  'skops.io.load': { file: [0, 'file'], gives: 'thing' },
  'pandas.read_pickle': { file: [0, 'filepath_or_buffer'], gives: 'thing' },
  'torch.load': { file: [0, 'f'], gives: 'thing' },
  'torch.jit.load': { file: [0, 'f'], gives: 'model' },
  'keras.models.load_model': { file: [0, 'filepath'], gives: 'model' },
  'keras.saving.load_model': { file: [0, 'filepath'], gives: 'model' },
  'tensorflow.saved_model.load': { file: [0, 'export_dir'], gives: 'model' },
  'onnxruntime.InferenceSession': { file: [0, 'path_or_bytes'], gives: 'model' },
  'tensorflow.lite.Interpreter': { file: [0, 'model_path'], gives: 'model' },
  'mlflow.sklearn.load_model': { file: [0, 'model_uri'], gives: 'thing' },
  'mlflow.pyfunc.load_model': { file: [0, 'model_uri'], gives: 'model' },
  'mlflow.keras.load_model': { file: [0, 'model_uri'], gives: 'model' },
  'bentoml.sklearn.load_model': { file: [0, 'bento_model'], gives: 'thing' },
  'bentoml.sklearn.get': { file: [0, 'tag'], gives: 'thing' },
  'bentoml.models.get': { file: [0, 'tag'], gives: 'thing' },
  'numpy.load': { file: [0, 'file'], gives: 'data' },
  'numpy.loadtxt': { file: [0, 'fname'], gives: 'data' },
  'numpy.genfromtxt': { file: [0, 'fname'], gives: 'data' },
  'json.load': { file: [0, 'fp'], gives: 'data' },
  'json.loads': { file: [0, 's'], gives: 'data' },
  'yaml.safe_load': { file: [0, 'stream'], gives: 'data' },
  'yaml.load': { file: [0, 'stream'], gives: 'data' },
  'tomllib.load': { file: [0, 'fp'], gives: 'data' },
  'toml.load': { file: [0, 'f'], gives: 'data' },
  'cv2.imread': { file: [0, 'filename'], gives: 'data' },
  'PIL.Image.open': { file: [0, 'fp'], gives: 'data' },
  'scipy.io.loadmat': { file: [0, 'file_name'], gives: 'data' },
};

/** What starts another program, and the words by which that one fetches files or trains. */
export const COMMANDS = /^(?:subprocess\.(?:run|call|check_call|check_output|Popen)|os\.(?:system|popen))$/;
export const FETCHES = /\b(?:pull|sync|fetch|download|wget|curl|cp|copy|kaggle|gsutil|train\w*|make)\b/;

export function writerOf(name: string): Writing | null {
  return Object.hasOwn(WRITERS, name) ? (WRITERS[name] ?? null) : null;
}

export function readerOf(name: string): Reading | null {
  if (
    /^(?:pandas|polars|dask\.dataframe|geopandas|modin\.pandas|cudf)\.(?:read|scan)_(?!pickle)\w+$/.test(name)
  )
    return { file: [0, 'filepath_or_buffer'], gives: 'data' };
  return Object.hasOwn(READERS, name) ? (READERS[name] ?? null) : null;
}

/** Methods of a model or a booster that write it: `model.save(path)`. */
export const SAVING_METHODS: ReadonlySet<string> = new Set([
  'save',
  'save_model',
  'save_weights',
  'save_pretrained',
  'export',
  'to_pickle',
]);

/** Methods of a model that fill it from a file: `model.load_weights(path)`. */
export const LOADING_METHODS: ReadonlySet<string> = new Set(['load_model', 'load_weights', 'load']);

/** Data that a library brings along or fetches, not split yet. */
export const DATA_SETS =
  /^(?:sklearn\.datasets\.(?:load|fetch|make)_\w+|seaborn\.load_dataset|datasets\.load_dataset|keras\.datasets\.\w+\.load_data|torchvision\.datasets\.\w+|tensorflow_datasets\.load|keras\.utils\.image_dataset_from_directory|keras\.preprocessing\.image_dataset_from_directory|yfinance\.download|openml\.datasets\.get_dataset|ucimlrepo\.fetch_ucirepo)$/;
