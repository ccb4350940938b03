import { configUnreadable } from './config-unreadable.ts';
import { constantFeature } from './constant-feature.ts';
import { contentMismatch } from './content-mismatch.ts';
import { featureCount } from './feature-count.ts';
import { featureOrder } from './feature-order.ts';
import { libraryVersion } from './library-version.ts';
import { lockInvalid } from './lock-invalid.ts';
import { lockMissing } from './lock-missing.ts';
import { missingArtifact } from './missing-artifact.ts';
import { modelChangedAlone } from './model-changed-alone.ts';
import { noMatch } from './no-match.ts';
import { notFinite } from './not-finite.ts';
import { notFitted } from './not-fitted.ts';
import { policyChanged } from './policy-changed.ts';
import type { Rule } from './rule.ts';
import { scalerChangeAllowed } from './scaler-change-allowed.ts';
import { scalerChangedAlone } from './scaler-changed-alone.ts';
import { scalerReused } from './scaler-reused.ts';
import { transformDiffers } from './transform-differs.ts';
import { unknownVersion } from './unknown-version.ts';
import { unpairedModel } from './unpaired-model.ts';
import { unreadable } from './unreadable.ts';
import { unsafeImport } from './unsafe-import.ts';
import { unverified } from './unverified.ts';
import { versionMismatch } from './version-mismatch.ts';
import { versionReused } from './version-reused.ts';
import { wrongRole } from './wrong-role.ts';

/** Every rule, in the order in which a person would ask. */
export const RULES: readonly Rule[] = [
  modelChangedAlone,
  scalerChangedAlone,
  scalerReused,
  missingArtifact,
  unpairedModel,
  wrongRole,
  featureCount,
  featureOrder,
  transformDiffers,
  notFitted,
  notFinite,
  constantFeature,
  lockMissing,
  lockInvalid,
  contentMismatch,
  versionReused,
  scalerChangeAllowed,
  libraryVersion,
  versionMismatch,
  unknownVersion,
  configUnreadable,
  unreadable,
  unverified,
  unsafeImport,
  policyChanged,
  noMatch,
];
