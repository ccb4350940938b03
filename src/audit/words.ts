/** Words without which a file neither fits, saves, loads nor applies anything: it is parsed only where another one imports it. */
export const WORDS =
  /\bfit\b|\b(?:partial_fit|fit_transform|inverse_transform|transform|adapt|standardize)\s*\(|predict|scal(?:er|ing)|normali[sz]|standardi[sz]|preprocess|Rescal|ToTensor|ToFloat|\b(?:255|127\.5|65535|32768)\b|_split\s*\(|load_model|InferenceSession|\.std\s*\(|\bstd\b|zscore|from_pretrained|joblib|pickle|skops|torch\.(?:load|save)|_pipeline\b|Pipeline|ColumnTransformer/i;
