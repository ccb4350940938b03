import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { type InitOptions, initCommand } from '../../src/cli/init.ts';
import { askForPairs } from '../../src/cli/init-ask.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { Problem } from '../../src/problem.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';
import { model, pairsOf, proposeFor, scaler } from '../init/scanned.ts';

const artifacts = join(import.meta.dirname, '../fixtures/artifacts/churn');

function artifact(path: string): Buffer {
  return readFileSync(join(artifacts, path));
}

/** A repository with one clear pair, one model that holds its scaler, and a model without a scaler. */
function repoWithModels(): TestRepo {
  const repo = createRepo();
  repo.write('models/churn/model.joblib', artifact('v1/model.joblib'));
  repo.write('models/churn/scaler.joblib', artifact('v1/scaler.joblib'));
  repo.write('models/price/model.joblib', artifact('embedded/v1/model.joblib'));
  repo.write('other/net.onnx', 'not read');
  repo.write('configs/churn/train.yaml', 'preprocessing:\n  scaler_version: 1.0.0\n');
  repo.commit();
  return repo;
}

interface Said {
  code: number;
  out: string;
  err: string;
}

async function init(repo: TestRepo, options: Partial<InitOptions> = {}): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isTerminal: false,
    color: false,
    width: 100,
    screen: { isTerminal: false, color: false, width: 80, rows: 23 },
  };
  const code = await initCommand({ repo: repo.dir, format: 'text', output: null, ...options }, io);
  return { code, out: out.join(''), err: err.join('') };
}

function newFiles(repo: TestRepo): string[] {
  return repo
    .git('status', '--porcelain', '--untracked-files=all')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3));
}

describe('init', () => {
  test('--yes writes the policy and the locks, and says what to do next', async () => {
    const repo = repoWithModels();
    const { code, out, err } = await init(repo, { yes: true });
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(newFiles(repo)).toEqual([
      'models/churn/scaler.lock.json',
      'models/price/model.lock.json',
      'scalerlock.yml',
    ]);
    const { policy } = loadPolicy(readFileSync(join(repo.dir, 'scalerlock.yml'), 'utf8'));
    expect(policy).toEqual({
      version: 1,
      pairs: {
        churn: {
          model: 'models/churn/model.joblib',
          scaler: 'models/churn/scaler.joblib',
          training: 'configs/churn/train.yaml#$.preprocessing.scaler_version',
        },
        price: { model: 'models/price/model.joblib', scaler: 'embedded' },
      },
    });
    expect(JSON.parse(readFileSync(join(repo.dir, 'models/churn/scaler.lock.json'), 'utf8'))).toMatchObject({
      pair: 'churn',
      scalers: [{ path: 'scaler.joblib', version: '1.0.0' }],
    });
    expect(out).toContain(
      'because   model.joblib and scaler.joblib lie together, and their names are plain; both take 8',
    );
    expect(out).toContain('other/net.onnx\n    no scaler that fits lies beside it or in a folder next to it');
    expect(out).toContain('✔ sealed 2 pairs');
    expect(out).toContain(
      '→ git add scalerlock.yml models/churn/scaler.lock.json models/price/model.lock.json',
    );
    expect(out).toContain('→ scalerlock install');
  });

  test('is the same twice over', async () => {
    const texts = [repoWithModels(), repoWithModels()].map(async (repo) => {
      await init(repo, { yes: true });
      return newFiles(repo).map((path) => readFileSync(join(repo.dir, path), 'utf8'));
    });
    const [first, second] = await Promise.all(texts);
    expect(second).toEqual(first);
  });

  test('looks at untracked files, and not at ignored ones', async () => {
    const repo = createRepo();
    repo.write('.gitignore', 'build/\n');
    repo.write('build/model.joblib', artifact('v1/model.joblib'));
    repo.write('build/scaler.joblib', artifact('v1/scaler.joblib'));
    expect((await init(repo, { dryRun: true })).code).toBe(2);
    repo.write('m/model.joblib', artifact('v1/model.joblib'));
    repo.write('m/scaler.joblib', artifact('v1/scaler.joblib'));
    expect((await init(repo, { dryRun: true })).out).toContain('model: m/model.joblib');
  });

  test('works from a folder below the root', async () => {
    const repo = repoWithModels();
    await init(repo, { yes: true, repo: join(repo.dir, 'models') });
    expect(newFiles(repo)).toContain('scalerlock.yml');
  });

  test('--dry-run prints a policy that loads, and writes nothing, even where there is one already', async () => {
    const repo = repoWithModels();
    repo.write('scalerlock.yml', 'mine\n');
    const { code, out } = await init(repo, { dryRun: true });
    expect(code).toBe(0);
    expect(Object.keys(loadPolicy(out).policy.pairs)).toEqual(['churn', 'price']);
    expect(newFiles(repo)).toEqual(['scalerlock.yml']);
  });

  test.each([{ yes: true }, {}, { yes: true, format: 'json' }])(
    'never writes over a policy: %j',
    async (options) => {
      const repo = repoWithModels();
      repo.write('scalerlock.yml', 'mine\n');
      await expect(init(repo, options)).rejects.toThrow(Problem);
      await expect(init(repo, options)).rejects.toMatchObject({
        message: 'there is a policy already',
        path: 'scalerlock.yml',
      });
      expect(readFileSync(join(repo.dir, 'scalerlock.yml'), 'utf8')).toBe('mine\n');
      expect(newFiles(repo)).toEqual(['scalerlock.yml']);
    },
  );

  test('never writes through a link, nor over an ignored policy', async () => {
    const linked = repoWithModels();
    symlinkSync('elsewhere.yml', join(linked.dir, 'scalerlock.yml'));
    await expect(init(linked, { yes: true })).rejects.toThrow('there is a policy already');
    expect(existsSync(join(linked.dir, 'elsewhere.yml'))).toBe(false);

    const ignored = repoWithModels();
    ignored.write('.gitignore', 'scalerlock.yml\n');
    ignored.write('scalerlock.yml', 'mine\n');
    await expect(init(ignored, { yes: true })).rejects.toThrow('there is a policy already');
  });

  test('does not follow links out of the repository', async () => {
    const outside = createRepo();
    outside.write('model.joblib', artifact('v1/model.joblib'));
    outside.write('scaler.joblib', artifact('v1/scaler.joblib'));
    const repo = createRepo();
    symlinkSync(outside.dir, join(repo.dir, 'models'));
    symlinkSync(join(outside.dir, 'model.joblib'), join(repo.dir, 'model.joblib'));
    symlinkSync(join(outside.dir, 'scaler.joblib'), join(repo.dir, 'scaler.joblib'));
    expect(await init(repo, { yes: true })).toMatchObject({ code: 2, out: '' });
  });

  test('without a terminal and without --yes it proposes, writes nothing and exits with 2', async () => {
    const repo = repoWithModels();
    const { code, out, err } = await init(repo);
    expect(code).toBe(2);
    expect(out).toContain('  churn\n    model     models/churn/model.joblib\n');
    expect(err).toContain('`scalerlock init --yes` takes the proposal');
    expect(newFiles(repo)).toEqual([]);
  });

  test.each([
    ['an empty repository', []],
    ['code alone', ['src/train.py', 'package.json', 'config.yaml']],
  ])('%s: says so, with a template to copy', async (_title, paths) => {
    const repo = createRepo();
    for (const path of paths) repo.write(path, '{}');
    const { code, out, err } = await init(repo, { yes: true });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^No model and scaler were found that belong together, and nothing was written/);
    const template = err
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.slice(2))
      .join('\n');
    expect(Object.keys(loadPolicy(template).policy.pairs)).toEqual(['churn']);
    expect(readdirSync(repo.dir)).not.toContain('scalerlock.yml');
  });

  test('what was found and fits nothing is said', async () => {
    const repo = createRepo();
    repo.write('m/scaler.joblib', artifact('v1/scaler.joblib'));
    const { code, err } = await init(repo, { yes: true });
    expect(code).toBe(2);
    expect(err).toContain('m/scaler.joblib\n    no model that fits lies beside it');
    expect(err).not.toContain('by then add its pair');
  });

  test('a pointer counts by its name, and a broken file is an open question', async () => {
    const repo = createRepo();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
    repo.write('a/model.onnx', '');
    repo.write('a/scaler.joblib', artifact('v1/scaler.joblib'));
    repo.write('b/model.joblib', pointer);
    repo.write('b/scaler.joblib', artifact('v1/scaler.joblib'));
    const { code, out } = await init(repo, { yes: true });
    expect(code).toBe(0);
    expect(out).toContain('a/model.onnx\n    cannot be read: is empty');
    expect(out).toContain('model     b/model.joblib');
  });

  test('a pair that must not be sealed: the policy is written, the exit is 1', async () => {
    const repo = repoWithModels();
    await init(repo, { yes: true });
    repo.commit();
    repo.remove('scalerlock.yml');
    repo.write('models/churn/scaler.joblib', artifact('v2/scaler.joblib'));
    const { code, out } = await init(repo, { yes: true });
    expect(code).toBe(1);
    expect(out).toContain('✖ churn is not sealed: models/churn/scaler.joblib changed alone');
    expect(out).toContain('✔ sealed 1 pair');
    expect(existsSync(join(repo.dir, 'scalerlock.yml'))).toBe(true);
  });

  test('--format json is one object, of what was proposed and of what was done', async () => {
    const repo = repoWithModels();
    const dry = JSON.parse((await init(repo, { format: 'json', dryRun: true })).out);
    expect(dry).toMatchObject({
      written: false,
      sealed: [],
      ignore: [],
      unread: 0,
      undecided: [{ path: 'other/net.onnx' }],
    });
    expect(dry.pairs.map(({ name }: { name: string }) => name)).toEqual(['churn', 'price']);
    const unasked = await init(repo, { format: 'json' });
    expect(unasked.code).toBe(2);
    expect(JSON.parse(unasked.out)).toEqual(dry);
    const done = await init(repo, { format: 'json', yes: true });
    expect(JSON.parse(done.out)).toEqual({
      ...dry,
      written: true,
      sealed: [
        { pair: 'churn', lock: 'models/churn/scaler.lock.json', status: 'sealed' },
        { pair: 'price', lock: 'models/price/model.lock.json', status: 'sealed' },
      ],
    });
  });

  test('names of files cannot write to the terminal', async () => {
    const repo = createRepo();
    repo.write('m/\u001b[31mred\n_model.joblib', artifact('v1/model.joblib'));
    repo.write('m/scaler.joblib', artifact('v1/scaler.joblib'));
    const { code, out } = await init(repo, { yes: true });
    expect(code).toBe(0);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('m/\\x1b[31mred\\n_model.joblib');
  });
});

describe('asking on a terminal', () => {
  const proposal = proposeFor([
    model('a/model.pkl'),
    scaler('a/scaler.pkl'),
    model('b/model.pkl'),
    scaler('b/scaler.pkl'),
  ]);

  const pairs = 'Which of these pairs';
  const sure = 'Write scalerlock.yml';

  /** Types each key once the question is there that it answers. */
  async function answer(...typed: [question: string, keys: string][]) {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
    let shown = '';
    output.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
    });
    const asked = askForPairs(proposal, { input, output });
    for (const [question, keys] of typed) {
      await vi.waitFor(() => expect(shown).toContain(question), { timeout: 10_000 });
      input.write(keys);
    }
    return { taken: await asked, shown };
  }

  const enter = '\r';
  const down = '\u001b[B';

  test('all are marked at first', async () => {
    const { taken, shown } = await answer([pairs, enter], [sure, enter]);
    expect(taken).toEqual(proposal);
    expect(shown).toContain('a/model.pkl ↔ a/scaler.pkl');
  });

  test('a pair that is taken out becomes an open question', async () => {
    const { taken } = await answer([pairs, down], [pairs, ' '], [pairs, enter], [sure, enter]);
    expect(taken && pairsOf(taken)).toEqual(['a: a/model.pkl <- a/scaler.pkl']);
    expect(taken?.undecided).toEqual([
      { path: 'b/model.pkl', why: 'was proposed as a pair and not taken' },
      { path: 'b/scaler.pkl', why: 'was proposed as a pair and not taken' },
    ]);
  });

  test('whoever says no or leaves has nothing written', async () => {
    expect((await answer([pairs, enter], [sure, 'n'])).taken).toBeNull();
    expect((await answer([pairs, '\u0003'])).taken).toBeNull();
  });
});
