import { canonicalName, type KnownClass, knownClass } from '../known/classes.ts';
import { shortName } from '../short-name.ts';
import { numbersInConfig } from './documents.ts';
import { allGiven, argument, numbersOf, parametersOf, textOf } from './given.ts';
import { nameSteps } from './pipeline-steps.ts';
import { addPlace } from './places.ts';
import { type Frame, siteOf } from './run.ts';
import { hold, newThing, thingsIn } from './things.ts';
import type { ConstantsNode, Given, NumbersNode, ThingNode, Value } from './values.ts';

type At = { from: number; to: number };

/** A library's class is called: a thing is made. Null where the class is not one of those that the audit knows. */
export function createThing(frame: Frame, name: string, given: Given, at: At): Value | null {
  const known = knownClass(canonicalName(name));
  if (!known) return null;
  const thing = newThing(frame.run, {
    family: known.family,
    class: classOf(known),
    origin: 'created',
    parameters: parametersOf(given, PARAMETERS[shortName(known.name)] ?? []),
  });
  for (const part of allGiven(given).flatMap((value) => thingsIn(value))) hold(thing, part);
  nameSteps(thing, given);
  const constants = constantsOf(frame, known, given, at);
  if (constants) thing.constants.push(constants);
  thing.born = addPlace(frame, 'create', at, { thing, constants });
  return { kind: 'thing', thing };
}

function classOf({ name }: KnownClass): string {
  return name
    .replace(/\.make_pipeline$/, '.Pipeline')
    .replace(/\.make_union$/, '.FeatureUnion')
    .replace(/\.make_column_transformer$/, '.ColumnTransformer');
}

/** `AutoImageProcessor.from_pretrained(name)`: comes with its numbers. Null where it is no such call. */
export function createPretrained(frame: Frame, name: string, given: Given, at: At): Value | null {
  const owner = /^(.+)\.from_pretrained$/.exec(name)?.[1];
  const known = owner === undefined ? null : knownClass(canonicalName(owner));
  if (!known) return null;
  const remote = textOf(argument(given, 0, 'pretrained_model_name_or_path'));
  const thing: ThingNode = newThing(frame.run, { family: known.family, class: known.name, origin: 'loaded' });
  const file = { text: remote, known: remote !== null, candidates: [], version: null, remote, by: name };
  thing.file = file;
  thing.born = addPlace(frame, 'load', at, { thing, file });
  return { kind: 'thing', thing };
}

const IMAGENET = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

/** The numbers that a thing is given in the code; null where it has none of its own. */
function constantsOf(frame: Frame, { name }: KnownClass, given: Given, at: At): ConstantsNode | null {
  const numbers = (value: Value | null, text: string, measure: NumbersNode['measure']): NumbersNode => {
    const literal = numbersOf(value);
    return {
      values: literal ?? numbersInConfig(value),
      text,
      source: literal
        ? 'literal'
        : value?.kind === 'data' && value.data.file
          ? 'loaded'
          : value?.kind === 'data' && value.data.measure
            ? 'computed'
            : 'unknown',
      measure: (value?.kind === 'data' ? value.data.measure?.what : null) ?? measure,
      of: value?.kind === 'data' ? (value.data.measure?.of ?? null) : null,
      file: value?.kind === 'data' ? value.data.file : null,
      site: value?.kind === 'list' && value.at ? value.at : siteOf(frame, at),
    };
  };
  const fixed = (values: readonly number[], text: string, measure: NumbersNode['measure']): NumbersNode => ({
    values,
    text,
    source: 'literal',
    measure,
    of: null,
    file: null,
    site: siteOf(frame, at),
  });
  const divided = (by: number): ConstantsNode => ({
    form: 'divide',
    offset: null,
    scale: fixed([by], String(by), null),
    dividedBefore: null,
  });
  switch (name) {
    case 'torchvision.transforms.Normalize':
    case 'kornia.augmentation.Normalize':
      return {
        form: 'standard',
        offset: numbers(argument(given, 0, 'mean'), 'mean', 'mean'),
        scale: numbers(argument(given, 1, 'std'), 'std', 'std'),
        dividedBefore: null,
      };
    case 'albumentations.Normalize': {
      const [mean, std] = [argument(given, 0, 'mean'), argument(given, 1, 'std')];
      return {
        form: 'standard',
        offset: mean ? numbers(mean, 'mean', 'mean') : fixed(IMAGENET.mean, 'mean', 'mean'),
        scale: std ? numbers(std, 'std', 'std') : fixed(IMAGENET.std, 'std', 'std'),
        dividedBefore: numbersOf(argument(given, 2, 'max_pixel_value'))?.[0] ?? 255,
      };
    }
    case 'torchvision.transforms.ToTensor':
      return divided(255);
    case 'albumentations.ToFloat':
      return divided(numbersOf(argument(given, 0, 'max_value'))?.[0] ?? 65535);
    case 'keras.layers.Rescaling': {
      const [factor] = numbersOf(argument(given, 0, 'scale')) ?? [];
      const offset = argument(given, 1, 'offset');
      if (factor === undefined || factor === 0) return null;
      return {
        ...divided(inverse(factor)),
        ...(offset ? { form: 'standard', offset: numbers(offset, 'offset', null) } : {}),
      };
    }
    case 'keras.preprocessing.image.ImageDataGenerator': {
      const [factor] = numbersOf(argument(given, -1, 'rescale')) ?? [];
      if (factor !== undefined && factor !== 0) return divided(inverse(factor));
      const by = given.named.get('preprocessing_function');
      const application = by?.kind === 'symbol' ? canonicalName(by.name) : '';
      if (!/^keras\.applications\.(?:\w+\.)+preprocess_input$/.test(application)) return null;
      return { form: 'shift', offset: null, scale: numbers(null, application, null), dividedBefore: null };
    }
    case 'keras.layers.Normalization': {
      const [mean, variance] = [given.named.get('mean'), given.named.get('variance')];
      if (!mean || !variance) return null;
      return {
        form: 'standard',
        offset: numbers(mean, 'mean', 'mean'),
        scale: numbers(variance, 'variance', 'var'),
        dividedBefore: null,
      };
    }
    default:
      return null;
  }
}

/** `1 / 255` is 255 again, without the last digits' noise. */
function inverse(factor: number): number {
  const exact = 1 / factor;
  const near = Math.round(exact * 1e6) / 1e6;
  return Math.abs(exact - near) < 1e-9 * Math.abs(exact) ? near : exact;
}

/** The names of the arguments that people give by their place. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  MinMaxScaler: ['feature_range'],
  Normalizer: ['norm'],
  PowerTransformer: ['method'],
  PCA: ['n_components'],
  Normalize: ['mean', 'std'],
  Rescaling: ['scale', 'offset'],
  Normalization: ['axis'],
  Pipeline: ['steps'],
  ColumnTransformer: ['transformers'],
  Compose: ['transforms'],
};
