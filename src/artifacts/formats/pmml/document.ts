import { ArtifactError } from '../../error.ts';
import { childrenOf, type Keep, parseXml, type XmlElement } from './xml.ts';

/** What of a PMML document matters here. Source: dmg.org/pmml/v4-4-1/GeneralStructure.html. */
export interface PmmlDocument {
  version: string;
  application: { name: string; version: string } | null;
  /** The names of the fields that go in, in order. */
  fields: string[];
  /** The values that stand for a missing one, by field. */
  missing: ReadonlyMap<string, string[]>;
  /** Its derived fields, and those of the models with theirs. */
  scope: Scope;
  /** The models at the top. */
  models: Model[];
  /** Functions that it defines itself; what they do is known by their hash. */
  functions: XmlElement[];
}

/** Where derived fields can be seen: in the model that declares them, and in all within it. */
export interface Scope {
  parent: Scope | null;
  /** By name; those without a name are used where they stand. */
  derived: Map<string, DerivedField>;
  /** All of them in order. */
  list: DerivedField[];
  inner: Scope[];
}

export interface DerivedField {
  name: string;
  /** Where it is, as `/PMML/TransformationDictionary/DerivedField[1]`. */
  path: string;
  expression: XmlElement;
  /** Its result is a whole number: `integer`, `boolean` and the like. */
  isWhole: boolean;
  scope: Scope;
}

interface Model {
  /** As `RegressionModel`. */
  element: string;
  path: string;
  /** The attributes of its MiningFields, by name. */
  miningFields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const MODELS = new Set([
  ...[
    'AnomalyDetectionModel',
    'AssociationModel',
    'BayesianNetworkModel',
    'BaselineModel',
    'ClusteringModel',
  ],
  ...[
    'GaussianProcessModel',
    'GeneralRegressionModel',
    'MiningModel',
    'NaiveBayesModel',
    'NearestNeighborModel',
  ],
  ...[
    'NeuralNetwork',
    'RegressionModel',
    'RuleSetModel',
    'Scorecard',
    'SequenceModel',
    'SupportVectorMachineModel',
  ],
  ...['TextModel', 'TimeSeriesModel', 'TreeModel'],
]);

const WHOLE = new Set([
  ...[
    'Header',
    'DataDictionary',
    'TransformationDictionary',
    'LocalTransformations',
    'MiningSchema',
    'NeuralInputs',
  ],
]);

function keep(child: string, parent: string | null): Keep {
  if (parent === null) return 'open';
  if (WHOLE.has(child)) return 'whole';
  return MODELS.has(child) || child === 'Segmentation' || child === 'Segment' ? 'open' : 'skip';
}

/** Reads a PMML document's fields and transformations; of its models nothing else. Throws an ArtifactError. */
export function readDocument(bytes: Uint8Array): PmmlDocument {
  const root = parseXml(bytes, keep);
  if (root.name !== 'PMML') throw new ArtifactError('is XML of another kind', { unsupported: true });
  const scope = scopeOf(root, null, '/PMML');
  const models = root.children.filter(({ name }) => MODELS.has(name));
  const fields = childrenOf(root, 'DataDictionary').flatMap((dictionary) =>
    childrenOf(dictionary, 'DataField'),
  );
  return {
    version: root.attributes.get('version') ?? '',
    application: applicationOf(root),
    functions: childrenOf(root, 'TransformationDictionary').flatMap((each) =>
      childrenOf(each, 'DefineFunction'),
    ),
    fields: fields.map(nameOf),
    missing: new Map(fields.map((field) => [nameOf(field), missingValues(field)])),
    scope,
    models: models.map((model) => ({
      element: model.name,
      path: `/PMML/${model.name}`,
      miningFields: new Map(
        childrenOf(model, 'MiningSchema')
          .flatMap((schema) => childrenOf(schema, 'MiningField'))
          .map((field) => [nameOf(field), field.attributes]),
      ),
    })),
  };
}

function nameOf({ attributes }: XmlElement): string {
  return attributes.get('name') ?? '';
}

function missingValues(field: XmlElement): string[] {
  const missing = childrenOf(field, 'Value').filter(
    ({ attributes }) => attributes.get('property') === 'missing',
  );
  return missing.map(({ attributes }) => attributes.get('value') ?? '');
}

function applicationOf(root: XmlElement): PmmlDocument['application'] {
  const [application] = childrenOf(root, 'Header').flatMap((header) => childrenOf(header, 'Application'));
  return application
    ? { name: nameOf(application), version: application.attributes.get('version') ?? '' }
    : null;
}

/** The derived fields of an element, and those of the models in it. */
function scopeOf(element: XmlElement, parent: Scope | null, path: string): Scope {
  const scope: Scope = { parent, derived: new Map(), list: [], inner: [] };
  for (const child of element.children) {
    const below = `${path}/${child.name}`;
    if (child.name === 'TransformationDictionary' || child.name === 'LocalTransformations')
      declare(child, below, scope);
    else if (child.name === 'NeuralInputs') {
      for (const input of childrenOf(child, 'NeuralInput')) declare(input, `${below}/NeuralInput`, scope);
    } else if (MODELS.has(child.name) || child.name === 'Segmentation' || child.name === 'Segment') {
      scope.inner.push(scopeOf(child, scope, below));
    }
  }
  return scope;
}

function declare(element: XmlElement, path: string, scope: Scope): void {
  const isNamed = element.name !== 'NeuralInput';
  childrenOf(element, 'DerivedField').forEach((derived, index) => {
    const expression = derived.children.find(({ name }) => name !== 'Extension' && name !== 'Value');
    const place = isNamed ? `${path}/DerivedField[${index + 1}]` : path;
    if (!expression) throw new ArtifactError(`has a DerivedField without an expression, at ${place}`);
    const type = derived.attributes.get('dataType') ?? 'double';
    const isWhole = type !== 'double' && type !== 'float';
    const field = { name: isNamed ? nameOf(derived) : '', path: place, expression, isWhole, scope };
    if (isNamed && scope.derived.has(field.name)) {
      throw new ArtifactError(
        `has a second DerivedField ${JSON.stringify(field.name.slice(0, 200))}, at ${place}`,
      );
    }
    if (isNamed) scope.derived.set(field.name, field);
    scope.list.push(field);
  });
}
