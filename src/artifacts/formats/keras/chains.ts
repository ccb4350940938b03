import type { Affine, Transform } from '../../../generated/lock.ts';
import { composed } from '../../../transform/affine.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import type { FittedScaler } from '../../artifact.ts';
import { type Budget, newBudget, spend } from '../../sklearn/plain.ts';
import { step } from '../json/values.ts';
import type { Layer, Model } from './config.ts';
import { type LayerScaler, normalization, rescaling, type Shape } from './layers.ts';
import type { LayerPath, Variables } from './variables.ts';

/** The preprocessing layers of a model. */
export interface Preprocessing {
  scalers: FittedScaler[];
  /** All of it as one; null where there is none, and where one of the layers cannot be told. */
  transform: Transform | null;
  /** Whether there is nothing in the model beside it. */
  isWhole: boolean;
}

/** Layers that hand on what they get when a model predicts. */
const IDENTITIES =
  /^(InputLayer|Identity|Dropout|GaussianNoise|GaussianDropout|AlphaDropout|SpatialDropout\dD|ActivityRegularization)$/;

/**
 * The Normalization and Rescaling layers that a model begins with, one after the other as one line, for each of its
 * inputs; and every Normalization further on by itself. A Rescaling further on is a layer like another.
 */
export function preprocessingOf(model: Model, variables: Variables): Preprocessing {
  const reading: Reading = { variables, followers: new Map(), budget: newBudget() };
  const chains = startsOf(model).map((start) => chainFrom(model, start, reading));
  const atInputs = new Set(chains.flatMap(({ links }) => links.map(({ layer }) => layer)));
  const later = normalizationsIn(model, []).filter((path) => !atInputs.has(lastOf(path)));
  const laterLinks = later.map((path) => linkOf(path, reading, lastOf(path).inputShape));
  const branches = [
    ...chains.filter(({ links }) => links.length > 0).map(({ input, links }) => branchOf(input, links)),
    ...laterLinks.map((link) => branchOf(link.path, [link])),
  ];
  const all = [...chains.flatMap(({ links }) => links), ...laterLinks];
  return {
    scalers: all.map(fitted),
    transform: combined(branches, chains.length),
    isWhole: all.length > 0 && later.length === 0 && chains.every(({ isWhole }) => isWhole),
  };
}

/** What the reading of one model's layers shares. */
interface Reading {
  variables: Variables;
  followers: Map<Model, Map<string, Layer[]>>;
  budget: Budget;
}

/** A preprocessing layer in its place. */
interface Link extends LayerScaler {
  layer: Layer;
  path: string;
}

interface Chain {
  input: string;
  links: Link[];
  /** It goes on to the model's end. */
  isWhole: boolean;
}

/** The layers that nothing feeds. */
function startsOf(model: Model): Layer[] {
  return model.layers.filter(({ sources }) => sources.length === 0);
}

function chainFrom(model: Model, start: Layer, reading: Reading): Chain {
  const links: Link[] = [];
  const outer = { shape: start.inputShape as Shape };
  const isWhole = follow(model, start, [], outer, links, reading);
  return { input: start.name, links, isWhole };
}

/** Follows what goes in from layer to layer, as long as it is only preprocessed; true where it comes to the end. */
function follow(
  model: Model,
  start: Layer,
  around: LayerPath,
  input: { shape: Shape },
  links: Link[],
  reading: Reading,
): boolean {
  const next = reading.followers.get(model) ?? followersIn(model);
  reading.followers.set(model, next);
  const seen = new Set<Layer>();
  for (let layer: Layer | undefined = start; layer; ) {
    if (seen.has(layer) || layer.sources.length > 1) return false;
    seen.add(layer);
    const path = [...around, { model, layer }];
    if (layer.model) {
      const [first, other] = startsOf(layer.model);
      if (!first || other || !follow(layer.model, first, path, input, links, reading)) return false;
    } else if (isPreprocessing(layer)) {
      links.push(linkOf(path, reading, layer.inputShape ?? input.shape));
    } else if (!IDENTITIES.test(layer.className)) {
      return false;
    }
    input.shape = layer.inputShape ?? input.shape;
    const [after, ...others]: Layer[] = next.get(layer.name) ?? [];
    if (others.length > 0) return false;
    layer = after;
  }
  return true;
}

function followersIn({ layers }: Model): Map<string, Layer[]> {
  const next = new Map<string, Layer[]>();
  for (const layer of layers) {
    for (const source of layer.sources) {
      const known = next.get(source);
      if (known) known.push(layer);
      else next.set(source, [layer]);
    }
  }
  return next;
}

function isPreprocessing({ className }: Layer): boolean {
  return className === 'Normalization' || className === 'Rescaling';
}

function linkOf(path: LayerPath, { variables, budget }: Reading, shape: Shape): Link {
  const layer = lastOf(path);
  const scaler =
    layer.className === 'Rescaling' ? rescaling(layer, shape) : normalization(layer, variables(path), shape);
  // One number can stand for many features.
  spend(budget, 10 + 4 * (scaler.transform?.scale.length ?? 0));
  return { ...scaler, layer, path: path.map((part) => `/layers${step(part.layer.name)}`).join('') };
}

function lastOf(path: LayerPath): Layer {
  const last = path.at(-1);
  if (last === undefined) throw new RangeError('a path leads to a layer');
  return last.layer;
}

/** Every Normalization of a model, those of models within it among them. */
function normalizationsIn(model: Model, around: LayerPath): LayerPath[] {
  return model.layers.flatMap((layer) => {
    const path = [...around, { model, layer }];
    if (layer.model) return normalizationsIn(layer.model, path);
    return layer.className === 'Normalization' ? [path] : [];
  });
}

function fitted({ path, layer, parameters, transform }: Link): FittedScaler {
  return {
    path,
    class: layer.class,
    parameters,
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

/** The layers of one input as one line; null where one of them cannot be told. */
function branchOf(columns: string, links: readonly Link[]): { columns: string; transform: Transform | null } {
  const lines = links.map(({ transform }) => transform);
  const [first, ...rest] = lines;
  if (!first) return { columns, transform: null };
  const transform = rest.reduce<Affine | null>(
    (before, line) =>
      before && line && before.scale.length === line.scale.length ? composed(before, line) : null,
    first,
  );
  return { columns, transform };
}

/** The only input's line, or a branch for each. */
function combined(
  parts: readonly { columns: string; transform: Transform | null }[],
  inputs: number,
): Transform | null {
  const branches = parts.flatMap(({ columns, transform }) => (transform ? [{ columns, transform }] : []));
  const [only] = branches;
  if (!only || branches.length !== parts.length) return null;
  return parts.length === 1 && inputs === 1 ? only.transform : { kind: 'branches', branches };
}
