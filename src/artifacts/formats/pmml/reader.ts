import { fingerprint } from '../../../transform/fingerprint.ts';
import type { Artifact } from '../../artifact.ts';
import { UNKNOWN } from '../../read.ts';
import type { Source } from '../format.ts';
import { type DerivedField, type PmmlDocument, readDocument, type Scope } from './document.ts';
import { groupsOf, together } from './merge.ts';
import { find, type Resolved, resolver, startOf } from './resolve.ts';
import type { XmlElement } from './xml.ts';

/** What is in a PMML document. Throws an ArtifactError. */
export function read({ bytes }: Source): Artifact {
  const document = readDocument(bytes);
  const [model] = document.models;
  const fields = activeFields(document);
  const derived = lastFields(document);
  const groups = groupsOf([...derived, ...filledOnly(document, fields, derived)]);
  const transform = together(groups, model ? fields : []);
  return {
    ...UNKNOWN,
    format: 'pmml',
    class: model ? `PMML ${model.element}` : 'PMML',
    library: libraryOf(document),
    features: fields.length,
    featureNames: fields,
    role: model ? (transform ? 'both' : 'model') : transform ? 'scaler' : 'other',
    scalers: groups.flatMap(({ scalers }) => scalers),
    transform,
    fingerprint: transform && fingerprint(transform),
  };
}

/** The fields that go in, in the order of the data dictionary. */
function activeFields({ fields, models }: PmmlDocument): string[] {
  const [model] = models;
  if (!model) return fields;
  const isActive = (usage: string | undefined) => usage === undefined || usage === 'active';
  return fields.filter((field) => {
    const mining = model.miningFields.get(field);
    return mining !== undefined && isActive(mining.get('usageType'));
  });
}

/** What becomes of the fields in the end: derived fields that no other one is made of. */
function lastFields(document: PmmlDocument): Resolved[] {
  const all: DerivedField[] = [];
  const used = new Set<DerivedField>();
  const scopes: Scope[] = [document.scope];
  for (const scope of scopes) {
    for (const derived of scope.list) {
      all.push(derived);
      noteUses(derived, derived.expression, used);
    }
    for (const inner of scope.inner) scopes.push(inner);
  }
  const resolve = resolver(document);
  return all.flatMap((derived) => {
    const resolved = used.has(derived) ? null : resolve(derived);
    return resolved ? [resolved] : [];
  });
}

function noteUses(derived: DerivedField, element: XmlElement, used: Set<DerivedField>): void {
  const name = element.attributes.get('field');
  const found = name === undefined ? null : find(derived.scope, name, derived);
  if (found) used.add(found);
  for (const child of element.children) noteUses(derived, child, used);
}

/** Fields that only the schema changes: what is missing is filled, and nothing is derived from them. */
function filledOnly(
  document: PmmlDocument,
  fields: readonly string[],
  derived: readonly Resolved[],
): Resolved[] {
  const sources = new Set<string>();
  for (const each of derived) {
    for (const { field } of each.kind === 'route' ? [each] : each.inner) sources.add(field);
  }
  return fields.filter((field) => !sources.has(field)).map((field) => startOf(document, field));
}

const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['SkLearn2PMML package', 'sklearn2pmml'],
  ['Nyoka', 'nyoka'],
]);

/** The writer, under the name of its package where that is known, and the version of PMML. */
function libraryOf({ application, version }: PmmlDocument): Record<string, string> {
  const library: [string, string][] = [];
  if (application?.name)
    library.push([PACKAGES.get(application.name) ?? application.name, application.version]);
  if (version !== '') library.push(['PMML', version]);
  return Object.fromEntries(library);
}
