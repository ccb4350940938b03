import type { Side } from '../place.ts';

/** What a path suggests, and by which of its words. */
export interface NameHint {
  side: Side;
  word: string;
}

const TRAINING = new Set(
  'train training trainer trainers fit fitting retrain experiment experiments modeling modelling trainmodel modeltraining pretrain finetune tune tuning'.split(
    ' ',
  ),
);
const INFERENCE = new Set(
  'app api apis serve server serving predict predictor prediction predictions predicting inference infer inferencing deploy deployment deployed streamlit gradio webapp web flask fastapi handler endpoint endpoints service services demo score scoring dashboard lambda production frontend backend'.split(
    ' ',
  ),
);

/** Code that tests, measures or shows how it is done: neither side's. */
const TESTING =
  /(?:^|\/)(?:tests?|testing|benchmarks?|bench|examples?)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|bench(?:mark)?_[^/]*|[^/]*_benchmark)\.(?:py|ipynb)$/i;

/** Folders that hold both sides as often as one: a service has its training beside it. */
const OF_FILES_ONLY = new Set([
  'service',
  'services',
  'prediction',
  'predictions',
  'demo',
  'web',
  'tune',
  'fit',
]);

/** The side that a file's name suggests, else that of its folders, the nearest first. */
export function hintOf(path: string): NameHint | null {
  const testing = TESTING.exec(path);
  if (testing) return { side: 'test', word: testing[0].replaceAll('/', '') };
  const [file = '', ...folders] = path
    .replace(/\.\w+$/, '')
    .split('/')
    .reverse();
  const byFile = wordsIn(file);
  // A name with both says nothing: `train_and_serve.py`.
  if (byFile.training && byFile.inference) return null;
  if (byFile.training) return { side: 'training', word: file };
  if (byFile.inference) return { side: 'inference', word: file };
  for (const folder of folders) {
    const { training, inference } = wordsIn(folder);
    if (training && !inference && !OF_FILES_ONLY.has(training)) return { side: 'training', word: folder };
    // A notebook that explores lies in the app's folder as well as anywhere.
    if (inference && !training && !OF_FILES_ONLY.has(inference) && !path.endsWith('.ipynb'))
      return { side: 'inference', word: folder };
  }
  return null;
}

function wordsIn(part: string): { training: string | undefined; inference: string | undefined } {
  const words = part
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return {
    training: words.find((word) => TRAINING.has(word)),
    inference: words.find((word) => INFERENCE.has(word)),
  };
}
