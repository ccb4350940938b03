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

/** The side that a file's name suggests, else its folders', the nearest first. */
export function hintOf(path: string): NameHint | null {
  const testing = TESTING.exec(path);
  if (testing) return { side: 'test', word: testing[0].replaceAll('/', '') };
  for (const part of path
    .replace(/\.\w+$/, '')
    .split('/')
    .reverse()) {
    const words = part
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[^a-z]+/);
    const training = words.find((word) => TRAINING.has(word));
    const inference = words.find((word) => INFERENCE.has(word));
    // A name with both says nothing: `train_and_serve.py`.
    if (training !== undefined && inference !== undefined) return null;
    if (training !== undefined) return { side: 'training', word: part };
    if (inference !== undefined) return { side: 'inference', word: part };
  }
  return null;
}
