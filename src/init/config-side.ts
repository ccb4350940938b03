import { posix } from 'node:path';
import { stemOf, wordSet, wordsOf } from '../artifacts/name-words.ts';
import type { Side } from '../generated/report.ts';
import { formatOf } from '../policy/configs/formats.ts';

const TRAINING = wordSet('train training trainer fit experiment experiments params hydra dvc');

const INFERENCE = wordSet(`
  deploy deployment deployments prod production staging stage live canary release runtime serve
  serving server service services inference infer predict prediction predictor api k8s kubernetes helm
  charts chart kustomize overlays docker compose argocd ecs lambda
`);

const ENVIRONMENTS = new Map([
  ...['prod', 'production', 'live'].map((word) => [word, 'production'] as const),
  ...['stage', 'staging', 'stg'].map((word) => [word, 'staging'] as const),
  ...['dev', 'development'].map((word) => [word, 'development'] as const),
  ...['canary', 'qa', 'test', 'preview', 'edge'].map((word) => [word, word] as const),
]);

/** Folders and names of configs; a word is enough. */
const CONFIGS = wordSet(`
  config configs conf cfg configuration settings params values env envs environments infra ops
  pipeline pipelines manifests base models model ml
`);

/** Files of tools that no one keeps a scaler's version in. */
const OF_TOOLS =
  /^(package(-lock)?|composer|tsconfig.*|jsconfig.*|.*\.lock|pipfile|\.eslintrc|\.prettierrc|\.pre-commit-config|mkdocs|\.readthedocs|setup|tox|pyrightconfig|renovate|biome|scalerlock)\.\w+$/i;

/** Whether a file may be a config that names the version of a scaler, by its path. */
export function mayBeConfig(path: string): boolean {
  const format = formatOf(path);
  if (format === null || OF_TOOLS.test(posix.basename(path)) || path.endsWith('.lock.json')) return false;
  if (format === 'dotenv' || posix.dirname(path) === '.') return true;
  const folders = posix.dirname(path).split('/');
  return [...folders, stemOf(path)].some((part) =>
    wordsOf(part).some((word) => [CONFIGS, TRAINING, INFERENCE].some((set) => set.has(word))),
  );
}

/** Whether a config is of training or of inference: its name says it, else its keys, else the nearest folder that does. */
export function sideOf(path: string, keys: readonly string[]): Side | null {
  const folders = posix.dirname(path).split('/').reverse();
  const said = [stemOf(path), ...[...keys].reverse(), ...folders]
    .map(sideOfWord)
    .find((side) => side !== null);
  return said ?? (formatOf(path) === 'dotenv' ? 'inference' : null);
}

function sideOfWord(name: string): Side | null {
  const words = wordsOf(name);
  const isTraining = words.some((word) => TRAINING.has(word));
  const isInference = words.some((word) => INFERENCE.has(word) || ENVIRONMENTS.has(word));
  if (isTraining === isInference) return null;
  return isTraining ? 'training' : 'inference';
}

/** What to call the place that a config is for: `production` of `deploy/prod.yaml`, else the config's own name. */
export function environmentOf(path: string, keys: readonly string[]): string {
  const parts = [posix.basename(path), ...keys, ...posix.dirname(path).split('/').reverse()];
  const environment = parts.flatMap(wordsOf).flatMap((word) => ENVIRONMENTS.get(word) ?? []);
  const name = stemOf(path)
    .replace(/^\.+/, '')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-');
  return environment[0] ?? (name || 'default');
}
