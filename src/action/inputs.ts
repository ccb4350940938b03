import * as core from '@actions/core';
import { parseShard, type Shard } from '../check/shard.ts';
import { Problem } from '../problem.ts';
import { EACH_PAIR, type EachPair } from './each-pair.ts';
import { isBranchName } from './event-payload.ts';

/** The inputs of action.yml. */
export interface Inputs {
  path: string;
  base: string | null;
  head: string | null;
  /** For GitHub's API; null where there is none, and nothing can be asked or posted. */
  token: string | null;
  comment: boolean;
  eachPair: EachPair | null;
  approveLabel: string | null;
  /** Which part of the pairs to judge. */
  shard: Shard | null;
  /** Reports of shards, or folders of them, to be joined instead of judging. */
  mergeReports: string[];
  /** Where the badges are published. */
  badgeBranch: string | null;
  /** Seconds that all calls of GitHub's API may take together. */
  apiTimeout: number;
}

/** @throws {Problem} where an input is not one of those that it can be. */
export function readInputs(): Inputs {
  const token = core.getInput('github-token') || null;
  if (token !== null && process.env.GITHUB_ACTIONS === 'true') core.setSecret(token);
  return {
    path: core.getInput('path') || '.',
    base: core.getInput('base') || null,
    head: core.getInput('head') || null,
    token,
    comment: yesOrNo('comment', core.getInput('comment') || 'true'),
    eachPair: eachPair(core.getInput('each-pair')),
    approveLabel: core.getInput('approve-label') || null,
    shard: inputAs('shard', parseShard),
    mergeReports: core.getMultilineInput('merge-reports'),
    badgeBranch: inputAs('badge-branch', branchOf),
    apiTimeout: seconds('api-timeout', core.getInput('api-timeout') || '60'),
  };
}

/** An input that may be left away. */
function inputAs<Value>(name: string, read: (value: string) => Value): Value | null {
  const value = core.getInput(name);
  return value === '' ? null : read(value);
}

function branchOf(value: string): string {
  if (isBranchName(value)) return value;
  throw wrong('badge-branch', value, 'write the name of a branch, as `badges`');
}

function yesOrNo(name: string, value: string): boolean {
  const word = value.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  throw wrong(name, value, 'write `true` or `false`');
}

function eachPair(value: string): EachPair | null {
  if (value === '') return null;
  const found = EACH_PAIR.find((known) => known === value);
  if (found) return found;
  throw wrong(
    'each-pair',
    value,
    `write ${EACH_PAIR.map((known) => `\`${known}\``).join(' or ')}, or nothing`,
  );
}

function seconds(name: string, value: string): number {
  if (/^\d{1,4}(\.\d+)?$/.test(value) && Number(value) > 0) return Number(value);
  throw wrong(name, value, 'write a number of seconds, as `60`');
}

function wrong(name: string, value: string, fix: string): Problem {
  return new Problem(`the input \`${name}\` cannot be \`${value}\``, { fix });
}
