/**
 * What a model is judged by. `{"f1": {"mean": 0.9, "std": 0.01}}` is a result of cross-validation and no scaler, though
 * it has just the shape of one.
 */
const METRICS = new Set([
  ...['accuracy', 'acc', 'balanced_accuracy', 'f1', 'f1_score', 'f1_macro', 'f1_micro', 'f1_weighted'],
  ...['precision', 'recall', 'auc', 'roc_auc', 'pr_auc', 'auroc', 'auprc', 'average_precision'],
  ...['loss', 'log_loss', 'logloss', 'cross_entropy', 'mcc', 'kappa', 'brier', 'brier_score'],
  ...['rmse', 'mse', 'mae', 'mape', 'smape', 'r2', 'r2_score', 'nll', 'perplexity', 'bleu'],
  ...['iou', 'dice', 'sensitivity', 'specificity', 'fit_time', 'score_time', 'reward', 'return'],
]);

/** Whether all names are those of metrics, on whatever part of the data. */
export function areMetrics(names: readonly string[]): boolean {
  return names.length > 0 && names.every(isMetric);
}

function isMetric(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[\s-]/g, '_');
  return METRICS.has(plain) || METRICS.has(plain.replace(/^(test|train|val|valid|validation|cv|eval)_/, ''));
}
