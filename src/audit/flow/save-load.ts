import { COMMANDS, FETCHES, readerOf, writerOf } from '../known/files.ts';
import { asData, dataValue, derive } from './data.ts';
import { fileNameOf } from './files.ts';
import { allGiven, argument } from './given.ts';
import { noteUse } from './parts.ts';
import { addPlace } from './places.ts';
import { type Frame, written } from './run.ts';
import { heldIn, newThing, thingsIn } from './things.ts';
import type { DataNode, Given, ThingNode, Value } from './values.ts';

type At = { from: number; to: number };

/** A function that writes things to a file: one place for each thing, by where it stands in what is written. */
export function saveBy(frame: Frame, name: string, given: Given, at: At): Value | null {
  if (COMMANDS.test(name)) return saveByCommand(frame, name, at);
  const writer = writerOf(name);
  if (!writer) return null;
  // `np.savez(path, mean=mean, std=std)` names all that it writes.
  const [first] = name.startsWith('numpy.savez') ? given.named.values() : [];
  const what = argument(given, ...writer.thing) ?? first;
  const file = fileNameOf(frame, argument(given, ...writer.file), name);
  noteUse(allGiven(given), 'leaves');
  if (what || writer.thing[1] === '') saveAll(frame, { what: what ?? { kind: 'none' }, file, at });
  return { kind: 'none' };
}

/** Another program fetches files, or trains: which files is not known. */
function saveByCommand(frame: Frame, name: string, at: At): Value | null {
  if (FETCHES.test(written(frame, at)))
    addPlace(frame, 'save', at, { file: fileNameOf(frame, null, name), sure: false });
  return null;
}

/** A method of a store's client that fetches a file: nothing is known of it but where it is put. */
export function saveByFetching(frame: Frame, name: string, given: Given, at: At): void {
  if (!/\.(?:download_file|download_to_filename|fget_object|download_blob_to_file)$/.test(name)) return;
  const where = argument(given, given.positional.length - 1, 'Filename', 'filename', 'file_path');
  saveAll(frame, { what: { kind: 'none' }, file: fileNameOf(frame, where, name), at });
}

/** `table.to_csv(path)` of what was normalized here by numbers that were learned here: another script may go on from it. */
export function saveTable(frame: Frame, data: DataNode, given: Given, at: At): void {
  const where = argument(given, 0, 'path_or_buf', 'path', 'excel_writer', 'fname', 'file');
  const isLearned = data.steps.some(({ kind, thing }) => kind !== 'constants' && thing?.origin === 'created');
  if (!where || !isLearned) return;
  const file = fileNameOf(frame, where, 'to_csv');
  if (file.known) addPlace(frame, 'save', at, { file, sure: false, data });
}

/** What a trained thing is kept in, by the end of its name. */
const ARTIFACT = /\.(?:pkl|pickle|joblib|sav|save|skops|h5|hdf5|keras|pt|pth|onnx|bin|npy|npz|json)$/i;

/** What is written to an open file by itself, as an answer of a server: where it is put. */
export function saveByWriting(frame: Frame, of: Value, given: Given, at: At): void {
  const file = fileNameOf(frame, of, 'write');
  const holding = given.positional.filter((what) => thingsIn(what).length > 0);
  for (const what of holding) saveAll(frame, { what, file, at });
  if (holding.length === 0 && ARTIFACT.test(file.text ?? ''))
    saveAll(frame, { what: { kind: 'none' }, file, at });
}

/** Notes that a value is saved, with all things that it holds. */
function saveAll(
  frame: Frame,
  { what, file, at }: { what: Value; file: ReturnType<typeof fileNameOf>; at: At },
): void {
  const parts = partsOf(what, []);
  const data = what.kind === 'data' || what.kind === 'list' ? asData(what) : null;
  if (parts.length === 0) addPlace(frame, 'save', at, { file, sure: false, data });
  for (const { thing, within } of parts) addPlace(frame, 'save', at, { thing, file, within });
}

/** Deeper than this nobody keeps a scaler. */
const mostDepth = 4;

function partsOf(value: Value, within: readonly string[]): { thing: ThingNode; within: readonly string[] }[] {
  if (within.length > mostDepth) return [];
  const inner = (entries: Iterable<[string, Value]>) =>
    [...entries].flatMap(([key, one]) => partsOf(one, [...within, key]));
  switch (value.kind) {
    case 'thing':
      return [{ thing: value.thing, within }];
    case 'dict':
      return inner([...value.entries].map(([key, one]) => [`["${key}"]`, one]));
    case 'list':
      return inner(value.items.slice(0, 20).map((one, index) => [`[${index}]`, one]));
    case 'instance':
    case 'object':
      return inner([...value.attributes].map(([key, one]) => [`.${key}`, one]));
    case 'either':
      return value.values.flatMap((one) => partsOf(one, within));
    default:
      return thingsIn(value).map((thing) => ({ thing, within }));
  }
}

/** A function that reads a file: a thing, or data. Null where it is none. */
export function loadBy(frame: Frame, name: string, given: Given, at: At): Value | null {
  const reader = readerOf(name);
  if (!reader) return null;
  const file = fileNameOf(frame, argument(given, ...reader.file) ?? allGiven(given)[0] ?? null, name);
  if (reader.gives === 'data') {
    const evidence = `read by \`${name}\``;
    const source = argument(given, ...reader.file);
    const from = source?.kind === 'data' ? [source.data] : [];
    const isTable =
      !/^(?:json|yaml|toml)/.test(name) &&
      !from.some(({ roles }) => roles.some(({ role }) => role === 'request'));
    return dataValue(
      derive(from, { complete: true, file, roles: isTable ? [{ role: 'whole', by: 'flow', evidence }] : [] }),
    );
  }
  // Bytes that come from elsewhere: of a store, of a message, of `dumps`.
  if (/\.loads$/.test(name) && file.text === null) return null;
  const isModel = reader.gives === 'model';
  const thing = newThing(frame.run, {
    family: isModel ? 'model' : 'loaded',
    origin: 'loaded',
    looksLike: isModel ? 'model' : looksByFile(file.text),
    file,
  });
  thing.born = addPlace(frame, 'load', at, { thing, file });
  return { kind: 'thing', thing };
}

function looksByFile(text: string | null): ThingNode['looksLike'] {
  const name = (text ?? '').slice((text ?? '').lastIndexOf('/') + 1).toLowerCase();
  if (/scal(?:er|ar)|normali[sz]|preproc|encoder|imputer|transform/.test(name)) return 'scaler';
  return /model|classifier|regressor|clf/.test(name) ? 'model' : null;
}

/** `bundle["scaler"]` of what was loaded: what it holds there, with a place of its own. */
export function partOfLoaded(frame: Frame, thing: ThingNode, key: string): Value {
  const held = heldIn(frame.run, thing, key);
  const born = thing.born;
  if (born && held.born === thing.born && born.id >= 0 && !frame.run.placeByKey.has(`held:${held.id}`)) {
    const place = { ...born, thing: held, within: held.within };
    place.id = frame.run.places.push(place) - 1;
    frame.run.placeByKey.set(`held:${held.id}`, place);
    held.born = place;
  }
  return { kind: 'thing', thing: held };
}
