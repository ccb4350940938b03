import type { FormatEntry } from './format.ts';

/**
 * The formats that have a reader of their own, asked in this order. Pickles, joblib files and plain JSON scalers are
 * read in ../read.ts, when none of these takes the file.
 */
export const FORMATS: readonly FormatEntry[] = [];
