import * as core from '@actions/core';

/** The inputs of action.yml. */
export interface Inputs {
  path: string;
  base: string | null;
  head: string | null;
}

export function readInputs(): Inputs {
  return {
    path: core.getInput('path') || '.',
    base: core.getInput('base') || null,
    head: core.getInput('head') || null,
  };
}
