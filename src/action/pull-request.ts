import type { WorkflowEvent } from './event-payload.ts';
import { textAt, valueAt } from './payload.ts';
import { type RepositoryName, repositoryName } from './workflow-run.ts';

/** The pull request that started the workflow. */
export interface PullRequest {
  number: number;
  head: {
    sha: string;
    ref: string;
    /** Where the head's branch lies; null where its repository is gone. */
    repository: RepositoryName | null;
  };
  /** Whether it comes from another repository, and the token only reads for that, whatever the workflow asks for. */
  isReadOnly: boolean;
}

/** The event's pull request; null where the event is about something else. */
export function pullRequestOf({ name, payload }: WorkflowEvent): PullRequest | null {
  if (name !== 'pull_request' && name !== 'pull_request_target') return null;
  const number = valueAt(payload, 'pull_request', 'number');
  const sha = textAt(payload, 'pull_request', 'head', 'sha');
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1 || sha === null) return null;
  const from = textAt(payload, 'pull_request', 'head', 'repo', 'full_name');
  const into = textAt(payload, 'pull_request', 'base', 'repo', 'full_name');
  return {
    number,
    head: {
      sha,
      ref: textAt(payload, 'pull_request', 'head', 'ref') ?? '',
      repository: from === null ? null : repositoryName(from),
    },
    // The workflow of `pull_request_target` is the base's, and may write.
    isReadOnly: name === 'pull_request' && from !== into,
  };
}

/** The commit that the event is about where people look at it: of a pull request its head, not the merge that is tried. */
export function commitShown(event: WorkflowEvent): string {
  return (
    pullRequestOf(event)?.head.sha ??
    textAt(event.payload, 'merge_group', 'head_sha') ??
    textAt(event.payload, 'after') ??
    event.sha
  );
}
