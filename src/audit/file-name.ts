/** A file that is written or read. */
export interface FileName {
  /** As the code builds it, unknown parts as `*`: `models/scaler_*.pkl`; null where nothing is known. */
  text: string | null;
  /** Whether no part of it is unknown. */
  known: boolean;
  /** The paths from the repository root that it may be: from the root, from the file's folder, by its `__file__`. */
  candidates: readonly string[];
  /** A version that its name holds, as `2.1.0` in `scaler-v2.1.0.pkl`. */
  version: string | null;
  /** Of what is fetched by name: `google/vit-base-patch16-224` of `from_pretrained`, an MLflow or Weights & Biases artifact. */
  remote: string | null;
  /** What writes or reads it: `joblib.dump`, `pickle.load`, `keras.models.load_model`. */
  by: string;
}

/** A file's name without its folders. */
export function lastOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
