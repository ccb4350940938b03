import { posix } from 'node:path';
import type { Artifact } from '../artifacts/artifact.ts';
import { isClearlyNamedModel, isNamedLikeModel, isNamedLikeScaler } from '../artifacts/model-like.ts';
import { publicClass } from '../artifacts/names.ts';
import { isTimeWord, keyOf, modelFamily, partOf } from './key-words.ts';
import type { ScannedFile, Undecided } from './proposal.ts';

/** A model or a scaler, as pairing sees it. */
export interface Piece {
  path: string;
  /** `.` for the root. */
  folder: string;
  sha256: string | null;
  artifact: Artifact | null;
  /** What the name says beside its kind: words, each once. */
  key: string[];
  /** The key without dates and numbers. */
  undated: string[];
  /** Files of one trained model have the same. */
  family: string;
  /** Which part of one preprocessing it is by its name. */
  part: string;
  /** How many features go in, as far as the file says so. */
  features: number | null;
  /** Whether the name says one thing and the content another. */
  misplaced: boolean;
  /** What its owner should know of it. */
  note: string | null;
}

/** The files by what they are for. */
export interface Pieces {
  models: Piece[];
  /** Models that hold their scaler. */
  embedded: Piece[];
  scalers: Piece[];
  undecided: Undecided[];
}

/** Says of each file what it is for: by what is inside, and where that cannot be told, by its name. Others are left out. */
export function sortFiles(files: readonly ScannedFile[]): Pieces {
  const pieces: Pieces = { models: [], embedded: [], scalers: [], undecided: [] };
  for (const file of files) sortFile(file, pieces);
  return pieces;
}

function sortFile(file: ScannedFile, pieces: Pieces): void {
  const { path, artifact } = file;
  const undecided = (why: string): void => void pieces.undecided.push({ path, why });
  if (artifact?.error) {
    if (isNamedLikeModel(path) || isNamedLikeScaler(path)) undecided(`cannot be read: ${artifact.error}`);
    return;
  }
  switch (artifact?.role ?? 'unknown') {
    case 'both':
      if (artifact?.transform) pieces.embedded.push(pieceOf(file));
      else undecided(`holds its own preprocessing, but none that can be read (${shownClass(artifact)})`);
      return;
    case 'model':
      if (isNamedLikeScaler(path)) pieces.scalers.push(misplaced(file, 'scaler', 'the scaler'));
      else pieces.models.push(pieceOf(file));
      return;
    case 'scaler':
      if (isTargetEncoder(artifact))
        undecided(
          `holds ${aOrAn(shownClass(artifact))}, which scales nothing: where a model is trained with it, add it to \`scaler\` of its pair`,
        );
      else if (isClearlyNamedModel(path)) pieces.models.push(misplaced(file, 'model', 'the model'));
      else pieces.scalers.push(pieceOf(file));
      return;
    case 'other':
      if (isClearlyNamedModel(path))
        undecided(`is named like a model, but holds neither a model nor a scaler (${shownClass(artifact)})`);
      else if (isNamedLikeScaler(path))
        undecided(`is named like a scaler, but holds none that can be read (${shownClass(artifact)})`);
      return;
    default:
      if (isNamedLikeScaler(path)) pieces.scalers.push(pieceOf(file));
      else if (isNamedLikeModel(path)) pieces.models.push(pieceOf(file));
  }
}

/** A file whose name says one thing and whose content another is declared by its name: `check` then reports it. */
function misplaced(file: ScannedFile, name: string, right: string): Piece {
  const held = aOrAn(shownClass(file.artifact));
  const note = `${file.path} is named like a ${name}, but holds ${held}: \`check\` will refuse it until ${right} is put there`;
  return { ...pieceOf(file), misplaced: true, note };
}

function pieceOf({ path, sha256, artifact }: ScannedFile): Piece {
  return {
    path,
    folder: posix.dirname(path),
    sha256,
    artifact,
    key: keyOf(path),
    undated: keyOf(path).filter((word) => !isTimeWord(word)),
    family: modelFamily(path),
    part: partOf(path),
    features: artifact?.features ?? null,
    misplaced: false,
    note: null,
  };
}

/** The class that tells most: of a dict around one scaler, the scaler's. */
function shownClass(artifact: Artifact | null): string {
  const [first] = artifact?.scalers ?? [];
  const isObject = artifact?.class?.includes('.') ?? false;
  const name = isObject ? artifact?.class : (first?.class ?? artifact?.class);
  return name ? (publicClass(name).split('.').at(-1) ?? name) : 'no class that is named';
}

function isTargetEncoder(artifact: Artifact | null): boolean {
  return /^(LabelEncoder|LabelBinarizer|MultiLabelBinarizer)$/.test(shownClass(artifact));
}

function aOrAn(name: string): string {
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}
