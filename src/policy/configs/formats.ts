/** The formats of configs that a reference can read. */
export type ConfigFormat = 'yaml' | 'json' | 'jsonc' | 'toml' | 'ini' | 'dotenv';

const extensions = new Map<string, ConfigFormat>([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'jsonc'],
  ['toml', 'toml'],
  ['ini', 'ini'],
  ['cfg', 'ini'],
  ['env', 'dotenv'],
]);

/** The format of a config by its name, `.env.production` included; null where the name tells none. */
export function formatOf(path: string): ConfigFormat | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const format = extensions.get(name.slice(name.lastIndexOf('.') + 1));
  if (format && name.includes('.')) return format;
  return name.startsWith('.env.') ? 'dotenv' : null;
}

/** Whether a selector is a JSONPath there; else it is a key. */
export function isTree(format: ConfigFormat): boolean {
  return format !== 'ini' && format !== 'dotenv';
}

/** What to do about a config whose name tells no format. */
export const formatFix = 'name a config that ends in .yaml, .yml, .json, .jsonc, .toml, .ini, .cfg or .env';
