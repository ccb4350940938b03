import type { StandardError } from '../terminal/screen.ts';

/** What every command takes. */
export interface CommonOptions {
  /** The folder that the command works in: anywhere inside the repository. */
  repo: string;
  /** The output's format, as `text`; each command says which it has. */
  format: string;
  /** A file to write the output to instead of the terminal; null for the terminal. */
  output: string | null;
}

/** The terminal, as far as commands see it. */
export interface Io extends StandardError {
  /** Writes to standard output; the text ends its own lines. */
  out: (text: string) => void;
  /** Whether a person sits at it, who can be asked and who sees colours. */
  isTerminal: boolean;
  /** Whether to write colours. */
  color: boolean;
  /** Characters a line. */
  width: number;
}

/** Exit codes. */
export const EXIT = {
  /** Nothing at level error. */
  pass: 0,
  /** Findings at level error. */
  findings: 1,
  /** It could not judge, or could not do what it was asked. */
  problem: 2,
} as const;
