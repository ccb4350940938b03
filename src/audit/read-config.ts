import type { Value } from '../policy/configs/document.ts';
import { readJson } from '../policy/configs/json.ts';
import { readToml } from '../policy/configs/toml.ts';
import { readYaml } from '../policy/configs/yaml.ts';
import { Problem } from '../problem.ts';

/** What a config holds, by the ending of its path. Nothing, where it does not parse: that is for those who read it. */
export function readConfig(path: string, text: string): Value | undefined {
  try {
    if (path.endsWith('.json')) return readJson(text).value;
    if (path.endsWith('.toml')) return readToml(text).value;
    const documents = readYaml(text);
    return documents.length === 1 ? documents[0]?.value : undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return undefined;
  }
}
