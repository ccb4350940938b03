import { looksLikeCatboost, looksLikeLightgbm, looksLikeUbjson } from './boosting/matches.ts';
import type { FormatEntry } from './format.ts';
import { looksLikeJson } from './json/matches.ts';
import { looksLikeHdf5, looksLikeKeras } from './keras/matches.ts';
import { looksLikeNpy, looksLikeNpz } from './numpy/matches.ts';
import { looksLikeOnnx } from './onnx/matches.ts';
import { looksLikePmml } from './pmml/matches.ts';
import { looksLikeOldTorch, looksLikeTorchZip } from './pytorch/matches.ts';
import { looksLikeSafetensors } from './safetensors/matches.ts';
import { looksLikeSkops } from './skops/matches.ts';
import { looksLikeYaml } from './yaml/matches.ts';

/**
 * The formats that have a reader of their own, asked in this order. Pickles and joblib files are read in ../read.ts,
 * when none of these takes the file.
 */
export const FORMATS: readonly FormatEntry[] = [
  { format: 'pytorch', matches: looksLikeTorchZip, load: () => import('./pytorch/reader.ts') },
  { format: 'pytorch', matches: looksLikeOldTorch, load: () => import('./pytorch/reader.ts') },
  { format: 'safetensors', matches: looksLikeSafetensors, load: () => import('./safetensors/reader.ts') },
  { format: 'keras', matches: looksLikeKeras, load: () => import('./keras/reader.ts') },
  { format: 'hdf5', matches: looksLikeHdf5, load: () => import('./keras/hdf5-reader.ts') },
  { format: 'skops', matches: looksLikeSkops, load: () => import('./skops/reader.ts') },
  { format: 'npz', matches: looksLikeNpz, load: () => import('./numpy/npz-reader.ts') },
  { format: 'npy', matches: looksLikeNpy, load: () => import('./numpy/npy-reader.ts') },
  { format: 'onnx', matches: looksLikeOnnx, load: () => import('./onnx/reader.ts') },
  { format: 'pmml', matches: looksLikePmml, load: () => import('./pmml/reader.ts') },
  { format: 'xgboost', matches: looksLikeUbjson, load: () => import('./boosting/xgboost.ts') },
  { format: 'lightgbm', matches: looksLikeLightgbm, load: () => import('./boosting/lightgbm.ts') },
  { format: 'catboost', matches: looksLikeCatboost, load: () => import('./boosting/catboost.ts') },
  { format: 'json', matches: looksLikeJson, load: () => import('./json/reader.ts') },
  // YAML has no signature: it comes last.
  { format: 'yaml', matches: looksLikeYaml, load: () => import('./yaml/reader.ts') },
];
