import type { Artifact, Role } from '../../src/artifacts/artifact.ts';
import type { Transform } from '../../src/generated/lock.ts';
import type { Proposal, ScannedConfig, ScannedFile } from '../../src/init/proposal.ts';
import { propose } from '../../src/init/propose.ts';

/** What a test says of an artifact; the rest is as a reader leaves it. */
export interface Content {
  role?: Role;
  class?: string;
  features?: number;
  names?: string[];
  /** Stands for the content: files with the same are copies. */
  sha256?: string;
  fingerprint?: string;
  error?: string;
  transform?: Transform;
}

const SCALER = 'sklearn.preprocessing._data.StandardScaler';
const MODEL = 'sklearn.ensemble._iforest.IsolationForest';

/** A file as `init` saw it; without content it is of a format that is not read. */
export function file(path: string, content: Content = {}): ScannedFile {
  return { path, sha256: content.sha256 ?? path, size: 1, artifact: artifactOf(path, content) };
}

export function scaler(path: string, features = 4, content: Content = {}): ScannedFile {
  return file(path, { role: 'scaler', class: SCALER, features, ...content });
}

export function model(path: string, features = 4, content: Content = {}): ScannedFile {
  return file(path, { role: 'model', class: MODEL, features, ...content });
}

function artifactOf(path: string, content: Content): Artifact {
  const { role = 'unknown', features = null, names = null, error = null } = content;
  const fingerprint = content.fingerprint ?? (role === 'scaler' || role === 'both' ? `sha256:${path}` : null);
  const held = content.class ?? SCALER;
  const transform = { kind: 'affine' as const, features: names, scale: [1], offset: [0] };
  const isFitted = role === 'scaler' || role === 'both';
  return {
    format: role === 'unknown' ? 'unknown' : 'joblib',
    class: content.class ?? null,
    library: {},
    features,
    featureNames: names,
    role,
    scalers: isFitted ? [{ path: '', class: held, parameters: {}, transform: null, fingerprint }] : [],
    unfitted: [],
    transform: content.transform ?? (isFitted && held.endsWith('StandardScaler') ? transform : null),
    fingerprint,
    imports: [],
    unsafe: [],
    error,
  };
}

export function proposeFor(files: readonly ScannedFile[], configs: readonly ScannedConfig[] = []): Proposal {
  return propose({ files, configs, paths: [...files, ...configs].map(({ path }) => path) });
}

/** Each pair in one line: `name: models <- scalers`. */
export function pairsOf({ pairs }: Proposal): string[] {
  return pairs.map(({ name, models, scalers }) => {
    return `${name}: ${models.join(' + ')} <- ${scalers === 'embedded' ? scalers : scalers.join(' + ')}`;
  });
}

/** Each open question in one line: `path: why`. */
export function openOf({ undecided }: Proposal): string[] {
  return undecided.map(({ path, why }) => `${path}: ${why}`);
}
