/** A line of an INI or .env file that gives a key a value; line and column are those of the value. */
export interface Assignment {
  /** The key as a selector names it: `SCALER_VERSION`, or `section.key`. */
  key: string;
  value: string;
  line: number;
  column: number;
}
