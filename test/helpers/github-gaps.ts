import type { Answer, ApiCall } from './github-server.ts';

/**
 * What GitHub does and `emulate` does not: commit statuses, the events of a pull request, when a branch was pushed, a pull
 * request whose head follows its branch, and the words of a collaborator's permission. It keeps state as the rest does.
 */
export interface Gaps {
  /** The answer to a call, with the emulator's own where that is right. */
  answer(call: ApiCall, emulator: Emulated): Promise<Answer>;
  /** A branch was pushed, or created. */
  pushed(repository: string, branch: string, before: string, after: string, actor: string): Promise<void>;
  /** What was observed of a pull request, as its base was changed. */
  happened(repository: string, number: number, event: IssueEvent): void;
}

interface IssueEvent {
  event: string;
  actor: string | null;
  label?: string;
}

/** Asks the emulator, as whoever asks or as another. */
export type Emulated = (call: Pick<ApiCall, 'method' | 'path'> & Partial<ApiCall>) => Promise<Answer>;

interface State {
  events: Map<string, object[]>;
  labels: Map<string, Set<string>>;
  activities: Map<string, object[]>;
  statuses: Map<string, object[]>;
  /** The emulator's number of a pull request, where it is no longer its own. */
  numbers: Map<string, number>;
}

export function createGaps(asAdmin: Emulated): Gaps {
  const state: State = {
    events: new Map(),
    labels: new Map(),
    activities: new Map(),
    statuses: new Map(),
    numbers: new Map(),
  };
  let ticks = 0;
  // Each write is a second later than the one before, so that what came first is known without a wait.
  const now = (): string => new Date(Date.UTC(2026, 0, 1) + ticks++ * 1000).toISOString().replace('.000', '');

  function happened(repository: string, number: number, { event, actor, label }: IssueEvent): void {
    const key = `${repository}#${number}`;
    append(state.events, key, {
      id: ticks,
      event,
      actor: actor === null ? null : { login: actor, type: actor.endsWith('[bot]') ? 'Bot' : 'User' },
      created_at: now(),
      ...(label === undefined ? {} : { label: { name: label, color: 'ededed' } }),
    });
  }

  async function pushed(
    repository: string,
    branch: string,
    before: string,
    after: string,
    actor: string,
  ): Promise<void> {
    append(state.activities, repository, {
      id: ticks,
      node_id: `PSH_${ticks}`,
      before,
      after,
      ref: `refs/heads/${branch}`,
      timestamp: now(),
      activity_type: /^0+$/.test(before) ? 'branch_creation' : 'push',
      actor: { login: actor },
    });
    await moveHeads(repository, branch);
  }

  /** The emulator's pull requests stay at the commit that they were opened with: a new one takes the place of each. */
  async function moveHeads(repository: string, branch: string): Promise<void> {
    const { body } = await asAdmin({
      method: 'GET',
      path: `/repos/${repository}/pulls`,
      query: 'state=open&per_page=100',
    });
    for (const pull of objects(body).filter(({ head }) => object(head).ref === branch)) {
      const inner = Number(pull.number);
      const outer =
        [...state.numbers].find(([, number]) => number === inner)?.[0] ?? `${repository}#${inner}`;
      const close = { state: 'closed' };
      await asAdmin({ method: 'PATCH', path: `/repos/${repository}/pulls/${inner}`, body: close });
      const again = { title: pull.title, head: branch, base: object(pull.base).ref };
      const opened = await asAdmin({ method: 'POST', path: `/repos/${repository}/pulls`, body: again });
      state.numbers.set(outer, Number(object(opened.body).number));
    }
  }

  async function answer(call: ApiCall, emulator: Emulated): Promise<Answer> {
    const [, , owner = '', name = '', , fifth = ''] = call.path.split('/');
    const repository = `${owner}/${name}`;
    const issue = `${repository}#${fifth}`;
    switch (call.operation) {
      case 'GET /user':
        if (call.permissions) return refusal(403, 'Resource not accessible by integration');
        return emulator(call);
      case 'POST /repos/{owner}/{repo}/statuses/{sha}': {
        if (call.permissions && call.permissions.statuses !== 'write')
          return refusal(403, 'Resource not accessible by integration');
        const status = { id: ticks, ...object(call.body), creator: { login: call.login }, created_at: now() };
        append(state.statuses, `${repository}@${fifth}`, status);
        return { status: 201, headers: {}, body: status };
      }
      case 'GET /repos/{owner}/{repo}/commits/{ref}/statuses':
        return page(call, (state.statuses.get(`${repository}@${fifth}`) ?? []).toReversed());
      case 'GET /repos/{owner}/{repo}/activity': {
        const ref = new URLSearchParams(call.query).get('ref');
        const all = (state.activities.get(repository) ?? []) as { ref: string }[];
        return page(call, all.filter((activity) => ref === null || activity.ref === ref).toReversed());
      }
      case 'GET /repos/{owner}/{repo}/issues/{issue_number}/events':
        return page(call, state.events.get(issue) ?? []);
      case 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels':
      case 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': {
        const answered = await emulator(call);
        if (answered.status < 300) relabel(repository, Number(fifth), names(answered.body), call.login);
        return answered;
      }
      case 'GET /repos/{owner}/{repo}/collaborators/{username}/permission':
        return inGitHubsWords(await emulator(call));
      case 'GET /repos/{owner}/{repo}/pulls/{pull_number}':
      case 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge': {
        const inner = state.numbers.get(issue) ?? fifth;
        const path = call.path.replace(/\/pulls\/\d+/, `/pulls/${inner}`);
        const answered = await emulator({ ...call, path });
        if (call.method === 'GET' && answered.status === 200) {
          answered.body = { ...object(answered.body), number: Number(fifth) };
        }
        return answered;
      }
      case 'PATCH /repos/{owner}/{repo}/git/refs/{ref}':
      case 'POST /repos/{owner}/{repo}/git/refs': {
        const ref = await refOf(call, repository);
        const answered = await emulator(call);
        if (answered.status < 300 && ref.branch !== null)
          await pushed(repository, ref.branch, ref.before, String(object(call.body).sha), call.login);
        return answered;
      }
      default:
        return emulator(call);
    }
  }

  async function refOf(
    call: ApiCall,
    repository: string,
  ): Promise<{ branch: string | null; before: string }> {
    const ref =
      call.method === 'POST' ? String(object(call.body).ref) : `refs/${call.path.split('/refs/')[1]}`;
    if (!ref.startsWith('refs/heads/')) return { branch: null, before: '' };
    const branch = ref.slice('refs/heads/'.length);
    const { status, body } = await asAdmin({
      method: 'GET',
      path: `/repos/${repository}/git/ref/heads/${branch}`,
    });
    const before = status === 200 ? String(object(object(body).object).sha) : '0'.repeat(40);
    return { branch, before };
  }

  function relabel(repository: string, number: number, labels: string[], actor: string): void {
    const key = `${repository}#${number}`;
    const before = state.labels.get(key) ?? new Set();
    const after = new Set(labels);
    for (const label of after)
      if (!before.has(label)) happened(repository, number, { event: 'labeled', actor, label });
    for (const label of before)
      if (!after.has(label)) happened(repository, number, { event: 'unlabeled', actor, label });
    state.labels.set(key, after);
  }

  return { answer, pushed, happened };
}

/** GitHub has four permissions and names the finer role beside them; whoever is nobody can read what is public. */
function inGitHubsWords(answered: Answer): Answer {
  if (answered.status === 404)
    return { ...answered, status: 200, body: { permission: 'read', role_name: 'read' } };
  const words: Record<string, string> = { push: 'write', maintain: 'write', pull: 'read', triage: 'read' };
  const { permission, ...rest } = object(answered.body);
  return { ...answered, body: { ...rest, permission: words[String(permission)] ?? permission } };
}

export function refusal(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: { message, documentation_url: 'https://docs.github.com/rest' } };
}

function page({ query, url }: ApiCall, all: object[]): Answer {
  const asked = new URLSearchParams(query);
  const perPage = Number(asked.get('per_page') ?? 30);
  const number = Number(asked.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const link = (to: number, rel: string): string => {
    asked.set('page', String(to));
    return `<${url}?${asked}>; rel="${rel}"`;
  };
  const links = number < last ? [link(number + 1, 'next'), link(last, 'last')] : [];
  return {
    status: 200,
    headers: links.length > 0 ? { link: links.join(', ') } : {},
    body: all.slice((number - 1) * perPage, number * perPage),
  };
}

function append(lists: Map<string, object[]>, key: string, item: object): void {
  lists.set(key, [...(lists.get(key) ?? []), item]);
}

function names(labels: unknown): string[] {
  return objects(labels).map(({ name }) => String(name));
}

function objects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(object) : [];
}

function object(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}
