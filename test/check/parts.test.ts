import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { createFiles } from '../../src/check/files.ts';
import { sealAndWrite } from '../../src/cli/seal.ts';
import { withChange } from '../../src/cli/with-change.ts';
import type { Report } from '../../src/generated/report.ts';
import { openRepository } from '../../src/git/repository.ts';
import { indexTree, workTree } from '../../src/git/trees.ts';
import { createRepo, type TestRepo } from '../helpers/repo.ts';

const fixture = (file: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../fixtures/artifacts/${file}`, import.meta.url)));

const STATE = 'policy_preprocessor_step_3_normalizer_processor.safetensors';
const POLICY = `version: 1
pairs:
  arm:
    model: arm/policy.json
    scaler: arm/policy_preprocessor.json
  other:
    model: other/model.joblib
    scaler: other/scaler.joblib
`;

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A state file with other numbers under the same header. */
function otherState(): Buffer {
  const bytes = Buffer.from(fixture(`lerobot/${STATE}`));
  for (let at = bytes.length - 4; at >= bytes.length - 400; at -= 4)
    bytes.writeFloatLE(bytes.readFloatLE(at) * 2, at);
  return bytes;
}

async function sealedRepo(): Promise<TestRepo> {
  const repo = createRepo();
  repo.write('scalerlock.yml', POLICY);
  repo.write('arm/policy.json', fixture('boosting/xgboost-named.json'));
  repo.write('arm/policy_preprocessor.json', fixture('lerobot/policy_preprocessor.json'));
  repo.write(`arm/${STATE}`, fixture(`lerobot/${STATE}`));
  repo.write('other/model.joblib', fixture('churn/v1/model.joblib'));
  repo.write('other/scaler.joblib', fixture('churn/v1/scaler.joblib'));
  await sealAndWrite(repo.dir, { only: [], all: true, version: null, reason: null });
  repo.commit();
  return repo;
}

function staged(repo: TestRepo): Promise<Report> {
  repo.git('add', '-A');
  return withChange(repo.dir, { staged: true }, (change) =>
    check(change, { baseJudges: false, touchedOnly: true, only: [] }),
  );
}

describe('an artifact of several files', () => {
  it('is told apart by all of them', async () => {
    const repo = await sealedRepo();
    const lock = JSON.parse(readFileSync(`${repo.dir}/arm/policy_preprocessor.lock.json`, 'utf8'));
    const [json, state] = [fixture('lerobot/policy_preprocessor.json'), fixture(`lerobot/${STATE}`)];
    expect(lock.scalers[0].sha256).toBe(sha256(`${sha256(json)}\n${sha256(state)}\n`));
    expect(lock.scalers[0].size).toBe(json.length + state.length);
    expect((await staged(repo)).status).toBe('pass');
  });

  it('is another where only the file beside it changed', async () => {
    const repo = await sealedRepo();
    repo.write(`arm/${STATE}`, otherState());
    const { findings, pairs } = await staged(repo);
    expect(pairs.map(({ name }) => name)).toEqual(['arm']);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(['pair/scaler-changed-alone']);
  });

  it('takes a part with the name of a model for a part, and any other file beside it for a model', async () => {
    const repo = await sealedRepo();
    const state = 'policy_preprocessor_step_3.safetensors';
    const json = fixture('lerobot/policy_preprocessor.json').toString().replace(STATE, state);
    repo.write('arm/policy_preprocessor.json', json);
    repo.write(`arm/${state}`, fixture(`lerobot/${STATE}`));
    repo.write('arm/policy_preprocessor_model.pkl', fixture('churn/v1/model.joblib'));
    const { findings } = await staged(repo);
    const unpaired = findings.filter(({ rule }) => rule === 'pair/unpaired-model');
    expect(unpaired.map(({ path }) => path)).toEqual(['arm/policy_preprocessor_model.pkl']);
  });

  it('is no other where files beside it changed that it does not name', async () => {
    const repo = await sealedRepo();
    repo.write('arm/policy_preprocessor_notes.txt', 'words');
    const { status, pairs } = await staged(repo);
    expect({ status, names: pairs.map(({ name }) => name) }).toEqual({ status: 'pass', names: ['arm'] });
  });

  it('cannot be read without one of them', async () => {
    const repo = await sealedRepo();
    repo.remove(`arm/${STATE}`);
    expect((await staged(repo)).findings.map(({ rule }) => rule)).toContain('artifact/unreadable');
  });

  it('never follows a link to one of them', async () => {
    const repo = await sealedRepo();
    const oid = repo.gitWith({ input: '../other/scaler.joblib' }, 'hash-object', '-w', '--stdin');
    repo.git('update-index', '--cacheinfo', `120000,${oid},arm/${STATE}`);
    const tree = indexTree(await openRepository(repo.dir, repo.env));
    const found = await createFiles().artifacts(tree, ['arm/policy_preprocessor.json']);
    await tree.close();
    expect(found.get('arm/policy_preprocessor.json')?.artifact?.error).toContain('is not beside it');
  });

  it('is known by its hash where a pointer stands for one of them', async () => {
    const repo = await sealedRepo();
    const state = fixture(`lerobot/${STATE}`);
    repo.write(
      `arm/${STATE}`,
      `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(state)}\nsize ${state.length}\n`,
    );
    expect((await staged(repo)).status).toBe('pass');
  });

  it('is read anew in each folder and each tree', async () => {
    const repo = await sealedRepo();
    repo.write('copy/policy_preprocessor.json', fixture('lerobot/policy_preprocessor.json'));
    repo.write(`copy/${STATE}`, otherState());
    repo.git('add', '-A');
    const opened = await openRepository(repo.dir, repo.env);
    const files = createFiles();
    const prints = new Set<string | null | undefined>();
    for (const tree of [indexTree(opened), workTree(opened)]) {
      const paths = ['arm/policy_preprocessor.json', 'copy/policy_preprocessor.json'];
      for (const { artifact } of (await files.artifacts(tree, paths)).values())
        prints.add(artifact?.fingerprint);
      await tree.close();
    }
    expect(prints.size).toBe(2);
  });
});
