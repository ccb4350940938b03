// Whether a tag may be released: it is the commit that is checked out, it has the version that the sources and the README
// name, and what was built just now is what was committed. Run it after `npm run build`: node scripts/release/verify.mjs v1.4.2
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { git, releaseArgument, stop } from './release.mjs';

const tag = releaseArgument();
const version = tag.slice(1);
const problems = [];

const [head, tagged] = [git('rev-parse', 'HEAD'), git('rev-parse', `${tag}^{commit}`)];
if (head !== tagged) problems.push(`${tag} is ${tagged}, and ${head} is checked out: check out the tag`);

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const versions = {
  'package.json': manifest.version,
  'package-lock.json': lock.version,
  'dist/cli.js --version': execFileSync(process.execPath, ['dist/cli.js', '--version'], {
    encoding: 'utf8',
  }).trim(),
};
for (const [where, found] of Object.entries(versions)) {
  if (found !== version)
    problems.push(`${where} says ${found}, the tag ${version}: set it to what is released`);
}

// What a reader copies must be there: this release, or the major tag that leads to it.
const [major] = tag.split('.');
for (const page of git('ls-files', 'README.md', 'docs/*.md').split('\n')) {
  const named = readFileSync(page, 'utf8').matchAll(
    /scalerlock\/scalerlock@(v\d[\w.-]*\w|v\d)|rev: (v\d[\w.-]*\w)/g,
  );
  for (const [words, ref, rev] of named) {
    if (ref !== tag && ref !== major && rev !== tag)
      problems.push(`${page} has “${words}”: let it name ${tag}`);
  }
}

const changed = git('status', '--porcelain');
if (changed !== '') problems.push(`the build made other files than were committed: commit them\n${changed}`);

if (problems.length > 0) stop(problems);
console.log(`${tag} is ${head}, and built from it`);
