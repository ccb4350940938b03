import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact, Role } from '../../artifact.ts';
import { UNKNOWN } from '../../read.ts';
import type { Source } from '../format.ts';
import { type Preprocessing, preprocessingOf } from './ends.ts';
import { type OnnxModel, readModel } from './model.ts';
import { kindOfOperator } from './operators.ts';
import { realInputs, widthOf } from './start.ts';
import { walkGraph } from './walk.ts';

/** What is in an ONNX model. Throws an ArtifactError. */
export function read({ bytes }: Source): Artifact {
  const model = readModel(bytes);
  const kinds = new Set(model.graph.nodes.map(kindOfOperator));
  const hasModel = kinds.has('model');
  const found = preprocessingOf(walkGraph(bytes, model.graph), hasModel || kinds.has('unknown'));
  const { transform, scalers } = found;
  return {
    ...UNKNOWN,
    format: 'onnx',
    class: classOf(model, found),
    library: libraryOf(model),
    ...featuresOf(model, found),
    role: roleOf(kinds, found),
    scalers,
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

/** A file of preprocessing alone, a model among others, or both; what no operator tells is not known. */
function roleOf(kinds: ReadonlySet<string>, { transform }: Preprocessing): Role {
  if (kinds.has('model')) return transform ? 'both' : 'model';
  if (kinds.size === 0) return 'other';
  return transform && !kinds.has('unknown') ? 'scaler' : 'unknown';
}

/** The first classical model, which is one operator; the only scaler; else just a graph. */
function classOf({ graph }: OnnxModel, { scalers }: Preprocessing): string {
  const model = graph.nodes.find((node) => node.domain === 'ai.onnx.ml' && kindOfOperator(node) === 'model');
  if (model) return `ONNX ${model.operator}`;
  const [scaler, second] = scalers;
  const hasModel = graph.nodes.some((node) => kindOfOperator(node) === 'model');
  if (scaler && !second && !hasModel) return `ONNX ${scaler.class.replace(/^ai\.onnx\.(ml\.)?/, '')}`;
  return 'ONNX graph';
}

/** The writer, and the set of operators that the file asks for. */
function libraryOf({ producer, producerVersion, opsets }: OnnxModel): Record<string, string> {
  const library: [string, string][] = [];
  if (producer !== '') library.push([producer, producerVersion]);
  const opset = opsets.get('ai.onnx');
  if (opset !== undefined) library.push(['onnx', `opset ${opset}`]);
  return Object.fromEntries(library);
}

/** The columns of the inputs, which are named where each is an input of its own. */
function featuresOf(
  { graph }: OnnxModel,
  { transform }: Preprocessing,
): Pick<Artifact, 'features' | 'featureNames'> {
  const inputs = realInputs(graph);
  const widths = inputs.map(widthOf);
  const count = widths.reduce<number | null>(
    (sum, width) => (sum === null || width === null ? null : sum + width),
    inputs.length === 0 ? null : 0,
  );
  const isNamed = inputs.length > 1 && widths.every((width) => width === 1);
  if (count !== null)
    return { features: count, featureNames: isNamed ? inputs.map(({ name }) => name) : null };
  const isLine = transform?.kind === 'affine' && transform.scale.length > 1;
  return { features: isLine ? transform.scale.length : null, featureNames: null };
}
