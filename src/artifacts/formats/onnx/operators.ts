import type { OnnxNode } from './model.ts';
import { DEFAULT_DOMAIN } from './model.ts';

/** What an operator says of its graph: it predicts, it is one of ONNX's own that does not, or it is not known here. */
export type OperatorKind = 'model' | 'plain' | 'unknown';

/** Operators with learned weights, or that choose a label. */
const MODELS =
  /^(TreeEnsemble.*|Linear(Classifier|Regressor)|SVM.*|Gemm|MatMul.*|Conv.*|QLinear.*|DeformConv|Einsum|Attention|RotaryEmbedding|LSTM|GRU|RNN|(Layer|Instance|Group|RMS|LpLayer)Normalization|LRN|.*Pool|Softmax|LogSoftmax|Hardmax|ArgMax|ArgMin|TopK|Scan|Loop|If|QuantizeLinear|DequantizeLinear|DynamicQuantizeLinear)$/;

const ML = 'ai.onnx.ml';

export function kindOfOperator({ domain, operator }: OnnxNode): OperatorKind {
  // What the runtime fuses for speed: matrix products, attention, distances.
  if (domain === 'com.microsoft') return 'model';
  if (domain !== DEFAULT_DOMAIN && domain !== ML) return 'unknown';
  return MODELS.test(operator) ? 'model' : 'plain';
}
