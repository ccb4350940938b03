import type { Position } from '../policy/pairs.ts';

/** What one file says of the version of one library. */
export interface Pin extends Position {
  /** The library's name on PyPI, normalized (PEP 503). */
  library: string;
  /** The constraint as the file spells it; empty where any version will do. */
  written: string;
  /** The one version that it names, where it names one. */
  exact: string | null;
  /** Sets of PEP 440 specifiers (`>=1.3,<2`), one of which must hold; the empty text allows any version. */
  ranges: string[];
}

/** What a file of requirements says, and which files it takes in (`-r base.txt`), as they are written there. */
export interface Requirements {
  pins: Pin[];
  includes: string[];
}

/** PEP 503: case and the separators do not tell two projects apart. */
export function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
