import { declaredNames, type Names, quantityOf } from './columns.ts';
import { entry, isObject, type JsonObject, type JsonValue, textAt } from './values.ts';

/** A value as the object that says the same, and the order of its features where the shape itself has one. */
export interface Shaped {
  object: JsonObject;
  names: Names | null;
}

/**
 * The shapes that tables are written in, each as one object: by feature (`{"age": {"mean": …}}`) or by quantity
 * (`{"mean": {"age": …}}`). Null for what is no object and no such table.
 */
export function shaped(value: JsonValue): Shaped | null {
  if (Array.isArray(value)) return fromRecords(value);
  if (!isObject(value)) return null;
  return fromSplit(value) ?? fromTable(value) ?? { object: value, names: declaredNames(value) };
}

const NAME_OF_RECORD = ['name', 'feature', 'feature_name', 'column', 'field', 'key'];

/** `[{"name": "age", "mean": 1, "std": 2}, …]`. */
function fromRecords(records: JsonValue[]): Shaped | null {
  const [first] = records;
  if (!isObject(first)) return null;
  const key = NAME_OF_RECORD.find((name) => textAt(first, name) !== null);
  if (key === undefined || !Object.keys(first).some((name) => quantityOf(name) !== undefined)) return null;
  const features = new Map<string, JsonValue>();
  for (const record of records) {
    const name = isObject(record) ? textAt(record, key) : null;
    if (name === null || !isObject(record) || features.has(name)) return null;
    features.set(name, Object.fromEntries(Object.entries(record).filter(([inner]) => inner !== key)));
  }
  return { object: Object.fromEntries(features), names: { key, names: [...features.keys()] } };
}

/** pandas, `to_json(orient="split")`: columns, index and rows; which of the two names the quantities decides. */
function fromSplit(value: JsonObject): Shaped | null {
  const columns = strings(entry(value, 'columns'));
  const index = strings(entry(value, 'index'));
  const data = entry(value, 'data');
  if (!columns || !index || !Array.isArray(data) || data.length !== index.length) return null;
  const rows = data.filter((row) => Array.isArray(row) && row.length === columns.length);
  if (rows.length !== data.length) return null;
  const cells = rows as JsonValue[][];
  if (index.some((name) => quantityOf(name) !== undefined)) {
    const byQuantity = index.map((name, row): [string, JsonValue] => [name, cells[row] ?? []]);
    return { object: Object.fromEntries(byQuantity), names: { key: 'columns', names: columns } };
  }
  if (!columns.some((name) => quantityOf(name) !== undefined)) return null;
  const byQuantity = columns.map((name, column): [string, JsonValue] => [
    name,
    cells.map((row) => row[column] ?? null),
  ]);
  return { object: Object.fromEntries(byQuantity), names: { key: 'index', names: index } };
}

/** pandas, `to_json(orient="table")`: a schema, and a record a row. */
function fromTable(value: JsonObject): Shaped | null {
  const schema = entry(value, 'schema');
  const data = entry(value, 'data');
  if (!isObject(schema) || !Array.isArray(data) || !Array.isArray(entry(schema, 'fields'))) return null;
  const [key] = strings(entry(schema, 'primaryKey')) ?? [];
  const rows = data.filter(isObject);
  const [first] = rows;
  if (key === undefined || first === undefined || rows.length !== data.length) return null;
  const columns = Object.keys(first).filter((name) => name !== key);
  const index = rows.map((row) => textAt(row, key));
  const cells = rows.map((row) => columns.map((column) => entry(row, column) ?? null));
  return fromSplit({ columns, index, data: cells });
}

function strings(value: JsonValue | undefined): string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const texts = value.filter((item) => typeof item === 'string');
  return texts.length === value.length ? texts : null;
}
