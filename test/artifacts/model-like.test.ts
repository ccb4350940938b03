import { describe, expect, test } from 'vitest';
import {
  isClearlyNamedModel,
  isNamedLikeModel,
  isNamedLikeScaler,
  mayBeModel,
  mayBeScaler,
} from '../../src/artifacts/model-like.ts';
import { wordsOf } from '../../src/artifacts/name-words.ts';

describe('the words of a name', () => {
  test.each([
    ['ChurnModel-v2', 'churn model v2'],
    ['AutoEncoder_optimized', 'ae optimized'],
    ['ae_minmax_scaler', 'ae minmax scaler'],
    ['MinMaxScaler', 'minmax scaler'],
    ['standardscaler', 'standard scaler'],
    ['tcn_turbo_100k', 'tcn turbo 100k'],
    ['model2', 'model 2'],
    ['model_int8', 'model int8'],
    ['XGBoost_v2', 'xgb v2'],
    ['isolation_forest', 'iforest'],
    ['isoforest', 'iforest'],
    ['logistic_regression_model', 'logreg model'],
    ['pre-processor', 'preprocessor'],
    ['cluster_autoscaler', 'cluster autoscaler'],
    ['upscaler', 'upscaler'],
    ['net_scaler', 'net scaler'],
    ['min_price_max', 'min price max'],
    ['Москва_model', 'москва model'],
    ['__proto__', 'proto'],
    ['', ''],
  ])('%s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words);
  });
});

describe('what a name speaks of', () => {
  test.each([
    ['models/churn_model.joblib', 'model'],
    ['models/isoforest.joblib', 'model'],
    ['autoencoder.pkl', 'model'],
    ['net.onnx', 'model'],
    ['weights/best.pt', 'model'],
    ['pipeline.pkl', 'model'],
    ['sentence_transformer.pt', 'model'],
    ['text_encoder.onnx', 'model'],
    ['model.pkl.gz', 'model'],
    ['scaler.pkl', 'scaler'],
    ['rf_scaler.joblib', 'scaler'],
    ['feature_scaler.pkl', 'scaler'],
    ['preprocessor.onnx', 'scaler'],
    ['preprocessing_pipeline.pkl', 'scaler'],
    ['pca.pkl', 'scaler'],
    ['label_encoder.pkl', 'scaler'],
    ['scaler.json', 'scaler'],
    ['scaler_columns.pkl', 'neither'],
    ['train_features.h5', 'neither'],
    ['feature_names.pkl', 'neither'],
    ['data.bin', 'neither'],
    ['grad_scaler.pt', 'neither'],
    ['autoscaler.json', 'neither'],
    ['threshold.pkl', 'neither'],
  ])('%s: %s', (path, kind) => {
    const isModel = mayBeModel(path) && isNamedLikeModel(path) && !isNamedLikeScaler(path);
    const isScaler = mayBeScaler(path) && isNamedLikeScaler(path);
    expect(isModel ? 'model' : isScaler ? 'scaler' : 'neither').toBe(kind);
  });

  test('a scaler is out of place only under a name that is clearly a model’s', () => {
    const names = [
      'isoforest.joblib',
      'model.pkl',
      'pipeline.pkl',
      'pca_model.pkl',
      'model_data.pkl',
      'x.pkl',
    ];
    expect(names.filter(isClearlyNamedModel)).toEqual(['isoforest.joblib', 'model.pkl']);
  });

  test('statistics in JSON may be a scaler, other JSON may not', () => {
    const names = ['norm_stats.json', 'normalization.json', 'package.json', 'models/scaler.lock.json'];
    expect(names.filter(mayBeScaler)).toEqual(['norm_stats.json', 'normalization.json']);
  });
});
