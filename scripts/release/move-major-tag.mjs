// Moves the major tag (v1) of a remote to a release (v1.4.2) that is there. An older release, mended after a newer one came
// out, leaves it where it is. node scripts/release/move-major-tag.mjs v1.4.2 [REMOTE]
import { compareReleases, git, releaseArgument, releaseOf, stop } from './release.mjs';

const tag = releaseArgument();
const remote = process.argv[3] ?? 'origin';
const [major] = tag.split('.');

/** The remote's tags as they are now: the object that each is, and the commit that it leads to. */
function remoteTags() {
  const tags = new Map();
  for (const line of git('ls-remote', '--tags', remote).split('\n').filter(Boolean)) {
    const [object, ref] = line.split('\t');
    const name = ref.replace(/^refs\/tags\//, '').replace(/\^\{\}$/, '');
    // The line of what an annotated tag leads to comes after its own.
    tags.set(name, { object: tags.get(name)?.object ?? object, commit: object });
  }
  return tags;
}

const tags = remoteTags();
const head = git('rev-parse', 'HEAD');
const released = tags.get(tag);
if (released === undefined) stop([`${remote} has no ${tag}: push the tag first`]);
if (released.commit !== head) {
  stop([`${tag} is ${released.commit} at ${remote}, and ${head} is checked out: check out the tag`]);
}

const newest = [...tags.keys()]
  .filter((name) => releaseOf(name) !== null && name.startsWith(`${major}.`))
  .sort(compareReleases)
  .at(-1);
const current = tags.get(major);
if (newest !== tag) {
  console.log(`${major} stays: ${newest} is newer than ${tag}`);
} else if (current?.commit === head) {
  console.log(`${major} is ${tag} already`);
} else {
  // Only from where it was seen: who moved it meanwhile is not overruled.
  const lease = `--force-with-lease=refs/tags/${major}:${current?.object ?? ''}`;
  const moved = `${head}:refs/tags/${major}`;
  try {
    git('push', '--quiet', lease, remote, moved);
  } catch {
    // GitHub lets no job's token push a commit whose workflows are not those of a branch, as where main went on meanwhile.
    stop([
      `${remote} refuses to move ${major}: a maintainer can, by \`git push --force ${remote} ${moved}\``,
    ]);
  }
  console.log(`${major} is ${tag} now`);
}
