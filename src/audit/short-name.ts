/** The last name of a dotted one: `StandardScaler` of `sklearn.preprocessing.StandardScaler`, `scaler` of `self.scaler`. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
