import type { Plain, Transform } from '../../generated/lock.ts';
import { fingerprint } from '../../transform/fingerprint.ts';
import type { FittedScaler } from '../artifact.ts';
import { ArtifactError } from '../error.ts';
import { entriesOf, typeName } from '../pickle/access.ts';
import type { PyObject, PyValue } from '../pickle/values.ts';
import { type Budget, newBudget, toPlain } from './plain.ts';
import { transformOf } from './transforms.ts';
import { findScalers } from './walk.ts';

/** Every fitted object of `sklearn.preprocessing` in an artifact, with its parameters and what they do. */
export function fittedScalers(root: PyValue): FittedScaler[] {
  const budgets = { parameters: newBudget(), transforms: newBudget() };
  return findScalers(root).map(({ object, path }) => {
    const transform = unlessTooLarge(() => transformAt(object, path, budgets.transforms));
    return {
      path,
      class: object.class,
      parameters: parametersOf(object, budgets.parameters),
      transform,
      fingerprint: transform && fingerprint(transform),
    };
  });
}

/** Null in place of a transform that is too large to be written out: it counts by its bytes. */
export function unlessTooLarge(read: () => Transform | null): Transform | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof ArtifactError && error.unsupported) return null;
    throw error;
  }
}

function transformAt(object: PyObject, path: string, budget: Budget): Transform | null {
  try {
    return transformOf(object, budget);
  } catch (error) {
    if (!(error instanceof ArtifactError) || error.unsupported) throw error;
    const where = path === '' ? '' : ` at ${path}`;
    throw new ArtifactError(
      `holds a broken ${typeName(object).split('.').at(-1)}${where}: ${error.message}`,
      { cause: error },
    );
  }
}

/** All attributes under their own names; of what is too large, the class. */
function parametersOf(object: PyObject, budget: Budget): Record<string, Plain> {
  return Object.fromEntries(
    Array.from(entriesOf(object), ([name, value]) => [name, parameter(value, budget)]),
  );
}

function parameter(value: PyValue, budget: Budget): Plain {
  try {
    return toPlain(value, 'name', budget);
  } catch (error) {
    if (error instanceof ArtifactError) return { class: typeName(value) };
    throw error;
  }
}
