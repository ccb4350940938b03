import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import { shortName } from '../../short-name.ts';
import type { Thing } from '../../thing.ts';
import { placeAt, thingOf } from './look-up.ts';
import { partsOf } from './parts.ts';

/** What has a `fit` that learns nothing of the rows: each row, or each value, is transformed by itself. */
const STATELESS = new Set([
  'Normalizer',
  'Binarizer',
  'FunctionTransformer',
  'PolynomialFeatures',
  'HashingVectorizer',
  'FeatureHasher',
  'AdditiveChi2Sampler',
]);

/** What learns the set of values alone: it may be fitted before a split, for it takes no statistics of the rows. */
const CATEGORIES = new Set([
  'LabelEncoder',
  'LabelBinarizer',
  'MultiLabelBinarizer',
  'OneHotEncoder',
  'OrdinalEncoder',
  'StringLookup',
  'IntegerLookup',
  'Tokenizer',
]);

/** Whether a thing learns numbers or categories when it is fitted, and normalizes by them. */
export function learns(map: ProjectMap, thing: Thing | null): boolean {
  if (!thing) return false;
  const isStateless = thing.class !== null && STATELESS.has(shortName(thing.class));
  switch (thing.family) {
    case 'scaler':
    case 'encoder':
      return !isStateless && !thing.class?.startsWith('imblearn.');
    case 'pipeline':
      return !holdsModel(map, thing) && partsOf(map, thing).some((part) => learns(map, part));
    case 'loaded':
      return thing.looksLike === 'scaler';
    default:
      return false;
  }
}

/** Whether what it learns are statistics of the rows, that a test set must not take part in. */
export function learnsStatistics(map: ProjectMap, thing: Thing | null): boolean {
  if (!thing || !learns(map, thing)) return false;
  if (thing.family === 'pipeline') {
    return partsOf(map, thing).some((part) => learnsStatistics(map, part));
  }
  return thing.class === null || !CATEGORIES.has(shortName(thing.class));
}

/** Whether a pipeline ends in a model, so that it is one. */
function holdsModel(map: ProjectMap, thing: Thing | null, depth = 0): boolean {
  if (!thing || depth > 8) return false;
  if (thing.family === 'model') return true;
  return thing.family === 'pipeline' && partsOf(map, thing).some((part) => holdsModel(map, part, depth + 1));
}

/** What a model normalizes by in itself: the scaler of its Pipeline, a `Rescaling` layer; nothing where it has none. */
export function ownNormalizers(map: ProjectMap, thing: Thing | null, depth = 0): Thing[] {
  if (!thing || depth > 8) return [];
  return thing.parts
    .flatMap((part) => map.things[part] ?? [])
    .flatMap((part) => {
      const isOne = /^(?:scaler|normalize|processor)$/.test(part.family) || part.looksLike === 'scaler';
      return [...(isOne ? [part] : []), ...ownNormalizers(map, part, depth + 1)];
    });
}

/** Whether a place is about a scaler for `y`. */
export function isForTarget(map: ProjectMap, place: Place): boolean {
  return thingOf(map, place)?.isForTarget ?? false;
}

/** The thing as people call it: its class, or where it came out of a file what file that was. */
export function named(map: ProjectMap, thing: Thing | null): string {
  if (!thing) return 'a scaler';
  if (thing.class !== null) return withArticle(shortName(thing.class));
  const file = placeAt(map, thing.born)?.file?.text;
  return file ? `the scaler of ${file}` : 'a scaler';
}

function withArticle(word: string): string {
  return `${/^[AEIOU]/.test(word) ? 'an' : 'a'} ${word}`;
}
