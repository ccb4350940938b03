// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.

/** The page of each rule, as Markdown. */
export const PAGES: Readonly<Record<string, string>> = {};
