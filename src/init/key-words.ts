import { posix } from 'node:path';
import { stemOf, wordSet, wordsOf } from '../artifacts/name-words.ts';

/** Words that say what kind of thing a file is, not which one. */
const KIND_WORDS = wordSet(`
  model models clf classifier regressor estimator predictor detector pipeline pipe net network neural
  weights weight checkpoint ckpt state dict obj object file pkl joblib best final trained fitted saved
  latest current exported my the ml dl scaler scalers scaling standard minmax maxabs robust power
  quantile normalizer normaliser normalization normalisation standardizer standardiser standardization
  preprocessor preprocess preprocessing preproc transformer transformers encoder encoders onehot ohe
  ordinal imputer simple pca svd vectorizer vectoriser tfidf selector stats statistics mean std norm
  moments zscore column columns data params sc ct spark mlflow
`);

/** Words that tell parts of one preprocessing apart: a scaler of the inputs and one of the target. */
const PART_WORDS = wordSet(`
  x y input inputs output outputs target targets feature features num numeric numerical cat
  categorical label labels
`);

/** Words that tell variants of one trained model apart: exports, and shares of its weights. */
const VARIANT_WORDS = wordSet(`
  quantized quantised quant int8 int4 uint8 fp16 fp32 bf16 onnx tflite keras torchscript jit traced
  scripted h5 pt pth savedmodel safetensors
`);

/** Folders that are everywhere, and so say nothing of what is in them. */
const FOLDER_WORDS = wordSet(`
  artifact artifacts artefacts checkpoints output outputs out export exports save store registry asset
  assets resource resources static pickle pickles src app apps api backend server service services
  scripts bin lib python code project projects package packages main results training train inference
  serving deploy deployment production prod
`);

/** Words by which files are told apart where each stands for another time, not for another part. */
const TIME_WORD =
  /^(v?\d+|old|new|prev|previous|backup|bak|copy|orig|original|tmp|temp|test|dev|staging|prod|production)$/;

/** What a name says beside its kind: `tcn_turbo_100k.pth` → tcn, turbo, 100k; `scaler.joblib` → nothing. */
export function keyOf(path: string): string[] {
  const words = new Set(wordsOf(stemOf(path)));
  return [...words].filter((word) => ![KIND_WORDS, PART_WORDS, VARIANT_WORDS].some((set) => set.has(word)));
}

/** Which part of one preprocessing a scaler is by its name: `scaler_y.pkl` → y. */
export function partOf(path: string): string {
  return wordsOf(stemOf(path))
    .filter((word) => PART_WORDS.has(word))
    .join(' ');
}

/** What a folder's name says: `82k_models` → 82k; `artifacts` → nothing. */
export function folderKeyOf(folder: string): string[] {
  return wordsOf(folder).filter(
    (word) => !KIND_WORDS.has(word) && !PART_WORDS.has(word) && !FOLDER_WORDS.has(word),
  );
}

/** Whether a word only dates a file or numbers it. */
export function isTimeWord(word: string): boolean {
  return TIME_WORD.test(word);
}

/**
 * Files of one trained model have the same: other formats of it, its shards (`model-00001-of-00003.bin`) and its folds.
 * Two models of other names are trained apart.
 */
export function modelFamily(path: string): string {
  const name = stemOf(path)
    .replace(/[-_]\d+-of-\d+$/i, '')
    .replace(/[-_.]?(fold|seed)[-_.]?\d+$/i, '');
  const words = wordsOf(name).filter((word) => !VARIANT_WORDS.has(word));
  return posix.join(posix.dirname(path), words.join('_'));
}
