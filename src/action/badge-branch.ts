import { setTimeout as wait } from 'node:timers/promises';
import type { Report } from '../generated/report.ts';
import { blobId } from '../git/blob-id.ts';
import { Problem } from '../problem.ts';
import { badgeFiles, MARKER, PAIRS_FOLDER } from './badge-files.ts';
import { type BadgeHome, badgeReadme } from './badge-markdown.ts';
import type { WorkflowEvent } from './event-payload.ts';
import { failureOf, type GitHub } from './github.ts';
import { textAt } from './payload.ts';

/** Others that publish at the same time get before us so often, at most. */
const MOST_TRIES = 6;
const LONGEST_PAUSE = 400;

/** What became of the badges; `older`: the default branch has gone on, and who judges its tip publishes. */
export type Published = { as: 'published' | 'unchanged'; home: BadgeHome } | { as: 'older' };

/** Whether the event is about the default branch, whose state a badge tells: a pull request never writes one. */
export function isOfDefaultBranch({ name, payload }: WorkflowEvent): boolean {
  if (name !== 'push') return ['schedule', 'workflow_dispatch', 'repository_dispatch'].includes(name);
  return textAt(payload, 'ref') === `refs/heads/${textAt(payload, 'repository', 'default_branch')}`;
}

/**
 * Publishes the badges on a branch that holds nothing else and has no history in common with others: all that changed in one
 * commit, and none where nothing did. Where two runs do so at once, each builds on what the other left.
 *
 * @throws {Problem} where the branch is somebody else's; and whatever GitHub's API says.
 */
export async function publishBadges(github: GitHub, branch: string, report: Report): Promise<Published> {
  for (let tries = 1; ; tries++) {
    try {
      return await publishOnce(github, branch, report);
    } catch (error) {
      // Somebody else moved the branch since we read it, or made it.
      const { status } = failureOf(error);
      if ((status !== 422 && status !== 409) || tries === MOST_TRIES) throw error;
      await wait(Math.random() * LONGEST_PAUSE);
    }
  }
}

async function publishOnce(
  { owner, repo, rest }: GitHub,
  branch: string,
  report: Report,
): Promise<Published> {
  const repository = { owner, repo };
  const { data: about } = await rest.repos.get(repository);
  if (branch === about.default_branch) throw notOurs(branch, 'is the default branch');
  const tip = await rest.git.getRef({ ...repository, ref: `heads/${about.default_branch}` });
  if (report.head !== tip.data.object.sha) return { as: 'older' };
  const isPublic = !about.private && about.html_url.startsWith('https://github.com/');
  const home: BadgeHome = { ...repository, branch, isPublic };

  const parent = await commitAt(repository, branch, rest);
  const before = parent === null ? null : await treeOf(repository, branch, parent, rest);
  const changes = changesOf(before?.files ?? new Map(), report, home);
  if (changes.length === 0) return { as: 'unchanged', home };
  const base = before === null ? {} : { base_tree: before.oid };
  const tree = await rest.git.createTree({ ...repository, ...base, tree: changes });
  const commit = await rest.git.createCommit({
    ...repository,
    message: `Badges of ${tip.data.object.sha.slice(0, 12)}`,
    tree: tree.data.sha,
    parents: parent === null ? [] : [parent],
  });
  const { sha } = commit.data;
  if (parent === null) await rest.git.createRef({ ...repository, ref: `refs/heads/${branch}`, sha });
  else await rest.git.updateRef({ ...repository, ref: `heads/${branch}`, sha, force: false });
  return { as: 'published', home };
}

type Repository = Pick<GitHub, 'owner' | 'repo'>;

/** The commit that the branch is at; null where there is no such branch. */
async function commitAt(
  repository: Repository,
  branch: string,
  rest: GitHub['rest'],
): Promise<string | null> {
  try {
    const { data } = await rest.git.getRef({ ...repository, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    if (failureOf(error).status === 404) return null;
    throw error;
  }
}

/** What the branch holds: git's id of each file, by path. */
async function treeOf(
  repository: Repository,
  branch: string,
  commit: string,
  rest: GitHub['rest'],
): Promise<{ oid: string; files: Map<string, string> }> {
  const { data } = await rest.git.getCommit({ ...repository, commit_sha: commit });
  const oid = data.tree.sha;
  const { data: listed } = await rest.git.getTree({ ...repository, tree_sha: oid, recursive: 'true' });
  const files = new Map(listed.tree.map(({ path, sha }) => [path ?? '', sha ?? '']));
  if (!files.has(MARKER.path) || listed.truncated) throw notOurs(branch, 'holds other things than badges');
  return { oid, files };
}

/** One entry of a new tree; a file without an id goes. */
interface TreeChange {
  path: string;
  mode: '100644';
  type: 'blob';
  content?: string;
  sha?: null;
}

function changesOf(before: ReadonlyMap<string, string>, report: Report, home: BadgeHome): TreeChange[] {
  const wanted = badgeFiles(report);
  const isJudged = report.status !== 'error';
  if (isJudged || before.size === 0) wanted.set('README.md', badgeReadme(report, home));
  const file = { mode: '100644', type: 'blob' } as const;
  const written = [...wanted]
    .filter(([path, content]) => before.get(path) !== blobId(Buffer.from(content), 'sha1'))
    .map(([path, content]) => ({ path, ...file, content }));
  // Where nobody could judge, nobody knows which pairs are gone.
  const gone = [...before.keys()].filter((path) => {
    const isBadge = path.startsWith(PAIRS_FOLDER) && /\.(svg|json)$/.test(path);
    return isJudged && isBadge && !wanted.has(path);
  });
  return [...written, ...gone.map((path) => ({ path, ...file, sha: null }))];
}

function notOurs(branch: string, why: string): Problem {
  return new Problem(`the branch \`${branch}\` ${why}: it is not written to`, {
    fix: 'name a branch in `badge-branch` that does not exist yet',
  });
}
