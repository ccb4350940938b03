import type { Branch, Transform } from '../../../generated/lock.ts';
import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact, Role } from '../../artifact.ts';
import { importsOf } from '../../imports.ts';
import { UNKNOWN } from '../../read.ts';
import type { FolderSource } from '../folder-format.ts';
import { librariesOf } from './libraries.ts';
import { isMap, mapAt, parseMlmodel, textAt } from './mlmodel.ts';
import { type InnerPart, openParts } from './parts.ts';
import { inputsOf } from './signature.ts';

/** Reads a folder that MLflow saved: the artifact inside, with what MLflow knows of its inputs and its libraries. */
export async function read({ files }: FolderSource): Promise<Artifact> {
  const model = parseMlmodel(files.get('MLmodel') ?? new Uint8Array());
  const flavors = mapAt(model, 'flavors');
  const parts = await openParts(flavors, files);
  const inner = combine(parts);
  const own = importsOf({ globals: loaders(textAt(mapAt(flavors, 'python_function'), 'loader_module')) });
  const library = librariesOf(model, flavors, files, inner.library);
  const inputs = inputsOf(textAt(mapAt(model, 'signature'), 'inputs'));
  const isOfSameWidth = inner.features === null || inner.features === inputs.features;
  return {
    ...inner,
    format: 'mlflow',
    class: inner.class ?? namedClass(Object.values(flavors).filter(isMap)),
    library,
    features: inner.features ?? inputs.features,
    featureNames: inner.featureNames ?? (isOfSameWidth ? inputs.featureNames : null),
    imports: [...new Set([...own.imports, ...inner.imports])],
    unsafe: [...new Set([...own.unsafe, ...inner.unsafe])],
  };
}

/** The parts as one: those with preprocessing side by side, called by where they are. */
function combine(parts: readonly InnerPart[]): Artifact {
  const artifacts = parts.map(({ artifact }) => artifact);
  const broken = parts.find(({ artifact }) => artifact.error !== null);
  const [root] = artifacts;
  const scaling = parts.filter(({ artifact }) => artifact.transform !== null);
  const transform = sideBySide(scaling);
  const told = ['model', 'both', 'scaler'].flatMap((role) => artifacts.filter((each) => each.role === role));
  const widest = told.find(({ features }) => features !== null);
  const { unsafeAt: _, parts: __, ...first } = root ?? UNKNOWN;
  return {
    ...first,
    library: Object.assign({}, ...artifacts.map(({ library }) => library).reverse()),
    features: widest?.features ?? null,
    featureNames: widest?.featureNames ?? null,
    role: roleOfParts(artifacts.map(({ role }) => role)),
    scalers: parts.flatMap(({ path, artifact }) =>
      artifact.scalers.map((scaler) => ({ ...scaler, path: path + scaler.path })),
    ),
    unfitted: parts.flatMap(({ path, artifact }) =>
      artifact.unfitted.map((scaler) => ({ ...scaler, path: path + scaler.path })),
    ),
    transform,
    fingerprint: transform && fingerprint(transform),
    imports: artifacts.flatMap(({ imports }) => imports),
    unsafe: artifacts.flatMap(({ unsafe }) => unsafe),
    error: broken ? `holds ${broken.name}, which ${broken.artifact.error}` : null,
  };
}

/** A model of a user's own class may hold the same scaler that lies beside it. */
function sideBySide(parts: readonly InnerPart[]): Transform | null {
  const distinct = new Map(parts.map((part) => [part.artifact.fingerprint, part]));
  const branches = [...distinct.values()].flatMap(({ path, artifact }): Branch[] => {
    return artifact.transform === null ? [] : [{ columns: path, transform: artifact.transform }];
  });
  const [only] = parts;
  if (branches.length > 1) return { kind: 'branches', branches };
  return only?.artifact.transform ?? null;
}

function roleOfParts(roles: readonly Role[]): Role {
  const [models, scalers] = [roles.includes('model'), roles.includes('scaler')];
  if (roles.includes('both') || (models && scalers)) return 'both';
  if (models) return 'model';
  if (roles.length === 0 || roles.includes('unknown')) return 'unknown';
  return scalers ? 'scaler' : 'other';
}

/** The class that a flavor names, where the file inside does not. */
function namedClass(flavors: readonly ReturnType<typeof mapAt>[]): string | null {
  return flavors.map((flavor) => textAt(flavor, 'model_class')).find((name) => name !== null) ?? null;
}

/** The module that MLflow imports to load the model. */
function loaders(module: string | null) {
  return module === null ? [] : [{ module, name: '_load_pyfunc', called: true, offset: 0 }];
}
