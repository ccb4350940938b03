import { posix } from 'node:path';
import lt from 'semver/functions/lt.js';
import { stemOf, wordsOf } from '../artifacts/name-words.ts';
import { FIRST_VERSION } from '../lock/versions.ts';
import { list, sealCommand } from '../rules/words.ts';
import type { ConfigPin } from './config-pins.ts';
import { folderKeyOf, keyOf } from './key-words.ts';
import type { ProposedPair, ProposedReference, Undecided } from './proposal.ts';

/** Gives each pair the configs that name its scaler; those of which that cannot be told are undecided. */
export function attachReferences(
  pairs: readonly ProposedPair[],
  pins: readonly ConfigPin[],
): { pairs: ProposedPair[]; undecided: Undecided[] } {
  const undecided: Undecided[] = [];
  const byPair = new Map<ProposedPair, ConfigPin[]>();
  for (const pin of pins) {
    const pair = pairOf(pin, pairs);
    if (pair && pin.side) byPair.set(pair, [...(byPair.get(pair) ?? []), pin]);
    else undecided.push({ path: pin.path, why: openPin(pin, pair) });
  }
  return { pairs: pairs.map((pair) => withPins(pair, byPair.get(pair) ?? [])), undecided };
}

function openPin({ line, version, selector }: ConfigPin, pair: ProposedPair | null): string {
  const named = `names a scaler version, ${version}, at line ${line} (${selector})`;
  return pair === null
    ? `${named}, but not of which pair`
    : `${named}, but not whether it is of training or of inference`;
}

/** The one pair that a config is about: by the name it gives, or by the words that path and keys share with the pair. */
function pairOf(pin: ConfigPin, pairs: readonly ProposedPair[]): ProposedPair | null {
  const [only, ...others] = pairs;
  const named = pairs.filter((pair) => pin.name !== null && namesOf(pair).includes(pin.name));
  if (named.length === 1) return named[0] ?? null;
  if (pin.name !== null && named.length === 0) return null;
  if (only && others.length === 0) return only;
  const said = new Set([
    ...posix.dirname(pin.path).split('/').flatMap(folderKeyOf),
    ...keyOf(pin.path),
    ...pin.keys,
  ]);
  const scored = pairs.map((pair) => ({
    pair,
    shared: wordsOfPair(pair).filter((word) => said.has(word)).length,
  }));
  const most = Math.max(...scored.map(({ shared }) => shared));
  const best = scored.filter(({ shared }) => shared === most);
  return most > 0 && best.length === 1 ? (best[0]?.pair ?? null) : null;
}

function namesOf({ name, scalers, models }: ProposedPair): string[] {
  return [name, ...(scalers === 'embedded' ? models : scalers).map((path) => posix.parse(path).name)];
}

function wordsOfPair({ name, models, scalers }: ProposedPair): string[] {
  const paths = scalers === 'embedded' ? models : [...models, ...scalers];
  const folders = paths.flatMap((path) => posix.dirname(path).split('/').flatMap(folderKeyOf));
  return [...new Set([...wordsOf(name), ...paths.flatMap(keyOf), ...folders])];
}

function withPins(pair: ProposedPair, pins: readonly ConfigPin[]): ProposedPair {
  if (pins.length === 0) return pair;
  const ofSide = (side: ConfigPin['side']): ProposedReference[] =>
    labelled(pins.filter((pin) => pin.side === side));
  const note = aboutVersions(pair, [...new Set(pins.map(({ version }) => version))]);
  return {
    ...pair,
    training: ofSide('training'),
    inference: ofSide('inference'),
    notes: note === null ? pair.notes : [...pair.notes, note],
  };
}

/** References with labels that are unique in their side. */
function labelled(pins: readonly ConfigPin[]): ProposedReference[] {
  const taken = new Set<string>();
  return pins.map(({ path, selector, label }) => {
    const candidates = [
      label,
      stemOf(path).replace(/^\.+/, ''),
      `${label}-${posix.basename(posix.dirname(path))}`,
    ];
    const free =
      candidates.find((name) => name !== '' && name !== '.' && !taken.has(name)) ??
      `${label}-${taken.size + 1}`;
    taken.add(free);
    return { label: free, reference: `${path}#${selector}` };
  });
}

/** A first seal gives the scaler its first version: what to do where the configs name another. */
function aboutVersions(pair: ProposedPair, versions: readonly string[]): string | null {
  const [version, ...others] = versions;
  if (version === undefined || (version === FIRST_VERSION && others.length === 0)) return null;
  if (others.length > 0)
    return `its configs name different versions, ${list(versions)}: \`check\` will report it`;
  if (lt(version, FIRST_VERSION))
    return `its configs name ${version}, and a first seal is ${FIRST_VERSION}: \`check\` will report it until they name that`;
  return `its configs name ${version}, and a first seal is ${FIRST_VERSION}: \`${sealCommand(pair)} --version ${version}\` seals what they name`;
}
