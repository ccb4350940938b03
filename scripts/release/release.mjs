// What the steps of a release share: how a release's tag is named, git, and how a step says that it stops.
import { execFileSync } from 'node:child_process';

/** `v1.4.2`, and nothing before or after: a release candidate is not what a major tag may lead to. */
const RELEASE_TAG = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** The numbers of a release's tag; null of any other name. */
export function releaseOf(tag) {
  const [, ...numbers] = RELEASE_TAG.exec(tag) ?? [];
  return numbers.length === 3 ? numbers.map(Number) : null;
}

/** Which of two releases is the newer: positive where `a` is. */
export function compareReleases(a, b) {
  const [first, second] = [releaseOf(a), releaseOf(b)];
  const step = first.findIndex((number, index) => number !== second[index]);
  return step === -1 ? 0 : first[step] - second[step];
}

/** The release that a step is run for. */
export function releaseArgument() {
  const tag = process.argv[2] ?? '';
  if (releaseOf(tag) === null) stop([`“${tag}” is not the tag of a release: it is named as v1.4.2`]);
  return tag;
}

/** Runs git where the step is run; gives what it prints, without the last newline. */
export function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trimEnd();
}

/** Says why there is no release, and ends. */
export function stop(problems) {
  for (const problem of problems) console.error(`✖ ${problem}`);
  process.exit(1);
}
