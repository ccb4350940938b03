import { importsOf } from '../../imports.ts';
import type { Imported } from '../../pickle/names.ts';
import { isObject, type JsonValue, textAt } from '../json/values.ts';

/** What loading a model's configuration would import, and what of it runs code. */
export interface Code {
  imports: string[];
  unsafe: string[];
}

/** Modules of Keras itself, whose classes are made by name. */
const OWN =
  /^(keras|tf_keras|tensorflow\.keras|tensorflow\.python\.keras|keras_hub|keras_cv|keras_nlp)(\.|$)/;

/**
 * The classes and functions of other modules that a configuration names, and Lambda: its layer and its functions are
 * bytecode in the file, which runs when the model is loaded and used.
 */
export function codeIn(config: JsonValue): Code {
  const globals: Imported[] = [];
  const lambdas = new Set<string>();
  const open: JsonValue[] = [config];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const inner of Object.values(next)) open.push(inner);
    if (!isObject(next)) continue;
    const [module, name] = [textAt(next, 'module'), textAt(next, 'class_name')];
    if (name === 'Lambda' || name === '__lambda__') lambdas.add('keras.layers.Lambda');
    if (module !== null && name !== null && !OWN.test(module))
      globals.push({ module, name: functionNamed(next, name), offset: 0, called: true });
  }
  const { imports, unsafe } = importsOf({ globals });
  return { imports: [...imports, ...lambdas], unsafe: [...unsafe, ...lambdas] };
}

/** A function stands as `{"module": …, "class_name": "function", "config": its name}`. */
function functionNamed(value: JsonValue, className: string): string {
  return (className === 'function' && isObject(value) ? textAt(value, 'config') : null) ?? className;
}
