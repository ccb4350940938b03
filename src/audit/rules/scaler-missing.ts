import { lastOfPath } from '../file-name.ts';
import type { Place } from '../place.ts';
import { type ProjectMap, placesOf } from '../project-map.ts';
import type { AuditFinding, AuditRule } from '../rule.ts';
import { isWrittenBy } from './shared/files.ts';
import { learns } from './shared/learners.ts';
import { dataOf, isOnCondition, stepsBefore, thingOf } from './shared/look-up.ts';
import { at, whySide } from './shared/words.ts';

export const scalerMissing: AuditRule = {
  id: 'audit/scaler-missing',
  summary: 'The inference side loads a scaler that is not in the tree and that no code writes.',
  level: 'error',
  judge(map) {
    return [...scalersLoaded(map), ...numbersRead(map)]
      .filter((load) => isMissing(map, load))
      .flatMap((load): AuditFinding[] => {
        const path = load.file?.text ?? '';
        const written = savesOfScalers(map).filter((save) => save.side.side !== 'test');
        const [other] = written.filter(({ file, thing }) => file?.known && thing !== null);
        const isIgnored =
          load.file?.candidates.some((candidate) => map.tree.ignored(candidate) === true) ?? false;
        // Where the model is not there either, the artifacts are kept elsewhere, and the code is right as far as can be seen.
        const isKeptElsewhere = isModelMissingToo(map, load);
        if (isKeptElsewhere && !other) return [];
        return [
          {
            rule: 'audit/scaler-missing',
            severity: isKeptElsewhere ? 'warning' : 'error',
            confidence: isKeptElsewhere ? 'likely' : 'certain',
            message: `${path} is ${load.kind === 'load' ? 'loaded here' : 'where the numbers here are from'}, ${isIgnored ? 'git ignores it' : 'is not in the tree'}, and no code writes it${other ? `: training writes ${other.file?.text} at ${at(other)}` : ''}`,
            fix: other
              ? `load ${other.file?.text}, or save the scaler as ${path}`
              : 'save the fitted scaler in training and commit it (or its pointer in Git LFS or DVC)',
            evidence: [
              `looked for ${load.file?.candidates.slice(0, 3).join(', ')}`,
              ...whySide(load),
              ...(isKeptElsewhere ? ['the model that is loaded beside it is not in the tree either'] : []),
            ],
            at: load.id,
            training: other ? [other.id] : [],
            inference: [load.id, ...uses(map, load)],
          },
        ];
      });
  },
};

function scalersLoaded(map: ProjectMap): Place[] {
  return placesOf(map, ['load'], 'inference').filter((load) => learns(map, thingOf(map, load)));
}

/** Where mean and deviation are out of a file (`np.load("mean.npy")`): each file once, at the first place that goes by it. */
function numbersRead(map: ProjectMap): Place[] {
  const loaded = new Set(placesOf(map, ['load']).map(({ file }) => file?.text));
  const byPath = new Map<string, Place>();
  for (const place of placesOf(map, ['constants'], 'inference')) {
    for (const numbers of [place.constants?.offset, place.constants?.scale]) {
      const file = numbers?.source === 'loaded' ? numbers.file : null;
      // Of tables it is not followed what writes them.
      if (!file || !/^(?:numpy|json)\./.test(file.by)) continue;
      if (file.text && !loaded.has(file.text) && !byPath.has(file.text))
        byPath.set(file.text, { ...place, file });
    }
  }
  return [...byPath.values()];
}

/** Whether a load in full names a file of the repository that is nowhere. */
function isMissing(map: ProjectMap, load: Place): boolean {
  const { file } = load;
  if (!file?.known || file.remote !== null || file.candidates.length === 0) return false;
  if (isOnCondition(load)) return false;
  // An absolute path is one of the machine that serves.
  if (/^(?:[\\/~]|[A-Za-z]:)/.test(file.text ?? '')) return false;
  if (file.candidates.some((candidate) => isThere(map, candidate))) return false;
  const saves = placesOf(map, ['save']);
  if (saves.some((save) => isWrittenBy(file, save.file))) return false;
  // A scaler that is saved where the code does not say may be this one; one that is saved, or lies, under the same name in another
  // folder is copied there by whatever builds the service.
  if (savesOfScalers(map).some((save) => !save.file?.known)) return false;
  const name = lastOfPath(file.text ?? '');
  if (saves.some((save) => lastOfPath(save.file?.text ?? '') === name)) return false;
  return map.tree.matching(`**/${name}`).every((path) => map.tree.ignored(path) === true);
}

/** In the tree, or kept by DVC, of which the tree has the pointer. */
function isThere({ tree }: ProjectMap, path: string): boolean {
  return (tree.has(path) && tree.ignored(path) !== true) || tree.has(`${path}.dvc`);
}

function savesOfScalers(map: ProjectMap): Place[] {
  return placesOf(map, ['save']).filter((save) => {
    const thing = thingOf(map, save);
    return thing === null || learns(map, thing);
  });
}

function isModelMissingToo(map: ProjectMap, load: Place): boolean {
  const models = placesOf(map, ['load'], 'inference').filter(({ site, file, thing }) => {
    const looks = thing === null ? null : map.things[thing];
    return (
      site.path === load.site.path &&
      file?.known &&
      (looks?.family === 'model' || looks?.looksLike === 'model')
    );
  });
  return (
    models.length > 0 &&
    models.every(({ file }) => {
      return (
        !file?.candidates.some((candidate) => isThere(map, candidate)) &&
        !placesOf(map, ['save']).some((save) => file && isWrittenBy(file, save.file))
      );
    })
  );
}

/** The places where what was loaded is used: what else is wrong with them comes of this. */
function uses(map: ProjectMap, load: Place): number[] {
  const applied = map.places.filter(
    ({ thing, kind }) => thing !== null && thing === load.thing && kind === 'apply',
  );
  const asked = placesOf(map, ['predict']).filter(
    (predict) =>
      dataOf(map, predict) &&
      stepsBefore(map, predict).some(({ thing }) => thing !== null && thing === load.thing),
  );
  return [...applied, ...asked].map(({ id }) => id);
}
