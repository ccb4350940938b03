// What a workflow pays for the Action: its start, pull requests of 1, 100 and 3,000 files among a thousand pairs, and ten thousand
// pairs as a whole and in shards; beside `node -e 0`. How often it calls GitHub's API is counted at a server for tests.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { push } from '../test/helpers/github-push.ts';
import { startGitHub } from '../test/helpers/github-server.ts';
import { makeMonorepo } from '../test/helpers/monorepo.ts';
import { medians, table } from './measure.mjs';
import { CLI, ENV, run } from './repositories.mjs';

const ACTION = join(import.meta.dirname, '../dist/action.js');
const SHARDS = 8;
const folder = mkdtempSync(join(tmpdir(), 'scalerlock-bench-'));

/** The Action as the runner starts it, on a pull request from `head` into `main`. */
function step(repo, head, inputs = {}, env = {}) {
  const temp = join(folder, 'runner');
  mkdirSync(temp, { recursive: true });
  const file = (name, text) => {
    writeFileSync(join(temp, name), text);
    return join(temp, name);
  };
  const sha = 'c'.repeat(40);
  const pull = { number: 1, head: { sha, ref: head, repo: null }, base: { sha, ref: 'main', repo: null } };
  const given = Object.entries({ base: 'main', head, comment: 'false', ...inputs });
  return {
    command: [process.execPath, ACTION],
    cwd: repo,
    env: {
      ...ENV,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: repo,
      GITHUB_REPOSITORY: 'acme/churn',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify({ pull_request: pull })),
      GITHUB_OUTPUT: file('output', ''),
      GITHUB_STEP_SUMMARY: file('summary', ''),
      RUNNER_TEMP: temp,
      ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env,
    },
  };
}

/** How often one run asks GitHub's API, where it has something to say in a comment, for the first time and again. */
async function callsOf(server, repo, head, number) {
  const token = await server.token({ contents: 'read', pull_requests: 'write' });
  const counts = [];
  for (let id = 1; id <= 2; id += 1) {
    server.forget();
    const { command, cwd, env } = step(repo, head, { comment: 'true', 'github-token': token });
    const event = { pull_request: { number, head: { sha: 'c'.repeat(40), ref: head, repo: null } } };
    writeFileSync(env.GITHUB_EVENT_PATH, JSON.stringify(event));
    const all = { ...env, GITHUB_API_URL: server.url, GITHUB_RUN_ID: String(id) };
    const [program, ...args] = command;
    // A finding makes it exit with 1.
    await new Promise((done) => execFile(program, args, { cwd, env: all, maxBuffer: 2 ** 26 }, done));
    counts.push(server.calls.length);
  }
  return counts;
}

try {
  const thousand = makeMonorepo(join(folder, 'thousand'), 1000, ENV);
  const pulls = {
    '1 file': { others: 1 },
    '100 files': { retrained: 20 },
    '3,000 files': { retrained: 600 },
  };
  const one = makeMonorepo(join(folder, 'one'), 1, ENV);
  one.branch('nothing', { others: 1 });
  const started = {
    'node -e 0': { command: [process.execPath, '-e', '0'] },
    'the Action, one pair': step(one.dir, 'nothing'),
  };
  console.log(table('The start', medians(started, 11)));
  const { command, cwd, env } = step(one.dir, 'nothing');
  const [program, script] = command;
  const preload = join(import.meta.dirname, 'loaded.mjs');
  const { stderr } = spawnSync(program, ['--import', preload, script], { cwd, env, encoding: 'utf8' });
  const { files, bytes } = JSON.parse(stderr);
  const entry = statSync(ACTION).size;
  console.log(
    `It loads ${files} files, ${kilobytes(bytes)} in all; ${kilobytes(entry)} are dist/action.js.\n`,
  );

  const requests = Object.entries(pulls).map(([name, change]) => {
    thousand.branch(name.replace(/\W/g, ''), change);
    return [`a pull request of ${name}`, step(thousand.dir, name.replace(/\W/g, ''))];
  });
  console.log(table('A thousand pairs', medians(Object.fromEntries(requests), 5)));

  const server = await startGitHub();
  const there = { ...one, git: (...args) => run(one.dir, 'git', ...args).trim() };
  await push(server, there, 'main', 'main');
  console.log('| calls of the API | one comment, new | edited |\n| --- | ---: | ---: |');
  for (const [name, { retrained = 0, others = 0 }] of Object.entries(pulls)) {
    const head = `parted${name.replace(/\W/g, '')}`;
    thousand.branch(head, {
      retrained: Math.max(0, retrained - 1),
      parted: 1,
      others: Math.max(0, others - 1),
    });
    // What is pushed there is of no matter: it is only for a pull request to be commented on.
    one.branch(head, { others: 1 });
    await push(server, there, head, head);
    const opened = await server.ask('POST', '/repos/acme/churn/pulls', { title: head, head, base: 'main' });
    const [first, again] = await callsOf(server, thousand.dir, head, opened.body.number);
    console.log(`| a pull request of ${name} | ${first} | ${again} |`);
  }
  console.log('');
  await server.close();

  const large = makeMonorepo(join(folder, 'large'), 10_000, ENV);
  large.branch('some', { retrained: 20 });
  const judged = { 'as a whole': step(large.dir, 'some') };
  const shards = join(folder, 'shards');
  for (let number = 1; number <= SHARDS; number += 1) {
    const shard = `${number}/${SHARDS}`;
    const args = ['check', '--base', 'main', '--head', 'some', '--shard', shard, '--format', 'json'];
    spawnSync(process.execPath, [CLI, ...args, '--output', join(shards, `${number}.json`)], {
      cwd: large.dir,
      env: ENV,
    });
    // The first judges the repository as a whole, too; all others do as much as the last.
    if (number === 1 || number === SHARDS) judged[`shard ${shard}`] = step(large.dir, 'some', { shard });
  }
  judged[`${SHARDS} reports joined`] = step(large.dir, 'some', { 'merge-reports': shards });
  console.log(table('Ten thousand pairs', medians(judged, 3)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
