import type { Data, DataRole } from '../../data.ts';
import { lastOfPath } from '../../file-name.ts';
import { rolesByName } from '../../known/role-names.ts';
import type { Place } from '../../place.ts';
import type { ProjectMap } from '../../project-map.ts';
import { placesOf } from '../../project-map.ts';
import { fitOf, isUsedFor } from '../shared/fits.ts';
import { derivesFrom, roleOf, stepsBefore } from '../shared/look-up.ts';

/** What says that data is a test or validation set, and nothing else. */
export function heldOut(data: Data | null): DataRole | null {
  const role = roleOf(data, ['test', 'validation']);
  if (!data || !role || roleOf(data, ['request', 'window'])) return null;
  // Rows of both parts joined are for a last fit on everything; but the first part of a second split that is called `X_val` is held out.
  if (roleOf(data, ['train']) === null) return role;
  const isNamedSo = rolesByName(data.name).some((named) => named.role === 'validation');
  return isNamedSo && data.roles[0]?.role === 'train' ? { ...role, role: 'validation' } : null;
}

/** What the names of all files that data was read from say: that it is a test or a validation. */
export function heldOutByFile(data: Data | null): DataRole | null {
  const roles = data?.files.map((file) => (file === null ? null : roleOfFile(file))) ?? [];
  const [first] = roles;
  return first && roles.every((role) => role !== null) ? first : null;
}

function roleOfFile(file: string): DataRole | null {
  const [role] = rolesByName(lastOfPath(file).replace(/\.\w+$/, ''));
  if (role?.role !== 'test' && role?.role !== 'validation') return null;
  return { ...role, evidence: `it is read from \`${file}\`` };
}

/** Whether data is a part to train with, and nothing else. */
export function isOfTraining(data: Data | null): boolean {
  return roleOf(data, ['train']) !== null && roleOf(data, ['test', 'validation']) === null;
}

/** Whether a model learns from what a place gave, or by what was fitted there. */
export function isTrainedBehind(map: ProjectMap, place: Place): boolean {
  return placesOf(map, ['train']).some((train) =>
    stepsBefore(map, train).some((step) => step.id === place.id || fitOf(map, step)?.id === place.id),
  );
}

/** Whether a model is trained with these very rows as they come out: to it they are the training, as to one that stacks others. */
export function isForOwnModel(map: ProjectMap, fit: Place): boolean {
  return placesOf(map, ['train']).some(
    (train) => isUsedFor(map, fit, train) && derivesFrom(map, train.data, fit.data),
  );
}
