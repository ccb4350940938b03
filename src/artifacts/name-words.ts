import { posix } from 'node:path';

/** Suffixes of a compressed file, which say nothing of what is compressed. */
const COMPRESSED = /\.(gz|gzip|bz2|xz|lzma|z|zst|lz4|zlib)$/i;

/** Words that are written in one or in two, or short and long: one spelling for each. */
const SPELLINGS: [RegExp, string][] = [
  [/auto_?encoder|(?<![a-z])ae(?![a-z])/g, 'ae'],
  [/(isolation|iso)_?forest/g, 'iforest'],
  [/random_?forest/g, 'rf'],
  [/xg_?boost/g, 'xgb'],
  [/light_?gbm|(?<![a-z])lgb(?![a-z])/g, 'lgbm'],
  [/cat_?boost/g, 'catboost'],
  [/log(istic)?_?reg(ression|ressor)?(?![a-z])/g, 'logreg'],
  [/lin(ear)?_?reg(ression|ressor)?(?![a-z])/g, 'linreg'],
  [/k_?means/g, 'kmeans'],
  [/min_?max(?=_|$|scaler)/g, 'minmax'],
  [/max_?abs(?=_|$|scaler)/g, 'maxabs'],
  [/one_?hot(?=_|$|encoder)/g, 'onehot'],
  [/pre_?process/g, 'preprocess'],
  // `standardscaler` is two words; `autoscaler`, `upscaler` and their like are one.
  [
    /(?<=[a-z])(?<!(?<![a-z])(auto|up|down|net|exa|opti|nn|super|re|de))(scaler|normali[sz]er|encoder|transformer)s?(?![a-z])/g,
    '_$2',
  ],
];

/** The name of a file without its extensions: `models/churn.pkl.gz` → `churn`. */
export function stemOf(path: string): string {
  return posix.parse(posix.basename(path).replace(COMPRESSED, '')).name;
}

/** The extension in lower case, as `.pkl`, also where the file is compressed (`churn.pkl.gz`). */
export function extensionOf(path: string): string {
  return posix.extname(posix.basename(path).replace(COMPRESSED, '')).toLowerCase();
}

/**
 * The words of a name in lower case, one spelling for each: `ChurnModel-v2` → churn, model, v2; `AutoEncoder` → ae;
 * `lstm3` → lstm, 3.
 */
export function wordsOf(name: string): string[] {
  let text = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_');
  for (const [spelling, word] of SPELLINGS) text = text.replace(spelling, word);
  return text
    .replace(/(?<![\p{L}\p{N}])(?!int|uint|fp|bf)(\p{L}{2,})(\d+)(?![\p{L}\p{N}])/gu, '$1_$2')
    .split('_')
    .filter((word) => word !== '');
}

/** A set of words from a text of them. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
