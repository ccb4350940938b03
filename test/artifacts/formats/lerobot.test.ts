import { describe, expect, it } from 'vitest';
import { openArtifact } from '../../../src/artifacts/open.ts';
import { applied, bytesOf, damaged, farthest, open, type Probe, text, truthsOf } from './family.ts';

interface Truth {
  file: string;
  role: string;
  /** The state file, and the step that names it. */
  state?: string;
  step?: number;
  keys?: string[];
  probes?: Record<string, Probe>;
}

const truths = truthsOf<Truth>('lerobot');
const pipelines = truths.filter(({ state }) => state);

describe('LeRobot and openpi', () => {
  it.each(truths)('$file', async ({ file, role, step, probes = {} }) => {
    const artifact = await open('lerobot', file);
    expect(artifact).toMatchObject({ format: 'json', role, error: null });
    expect(artifact.fingerprint).toMatch(/^sha256:/);
    for (const [key, { x, y }] of Object.entries(probes)) {
      const path = step === undefined ? `/norm_stats/${key}` : `/steps/${step}/${key}`;
      const scaler = artifact.scalers.find((each) => each.path === path);
      expect(farthest(applied(scaler?.transform, x), y)).toBeLessThan(step === undefined ? 1e-13 : 2e-6);
    }
  });

  it('takes all statistics together where the file does not say which of them scale', async () => {
    for (const file of ['stats.json', 'norm_stats.json']) {
      const { transform } = await open('lerobot', file);
      if (transform?.kind !== 'branches') throw new Error('no branches');
      for (const branch of transform.branches)
        expect(branch.transform).toMatchObject({ kind: 'table', method: 'statistics' });
    }
    const changed = JSON.parse(bytesOf('lerobot', 'norm_stats.json').toString());
    changed.norm_stats.state.q99[0] += 1;
    const other = await open('lerobot', 'norm_stats.json', text(JSON.stringify(changed)));
    expect(other.fingerprint).not.toBe((await open('lerobot', 'norm_stats.json')).fingerprint);
  });

  it.each(pipelines)('$file is what its state file says', async ({ file, state = '' }) => {
    const before = await open('lerobot', file);
    const bytes = bytesOf('lerobot', state);
    bytes.writeFloatLE(bytes.readFloatLE(bytes.length - 4) + 1, bytes.length - 4);
    const all = bytesOf('lerobot', state);
    for (let at = all.length - 4; at > 8 + Number(all.readBigUInt64LE(0)); at -= 4)
      all.writeFloatLE(all.readFloatLE(at) * 2, at);
    const sibling = async (name: string) => (name === state ? all : null);
    const after = await openArtifact({ path: file, bytes: bytesOf('lerobot', file), sibling });
    expect(after.error).toBeNull();
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });

  it('needs the state file', async () => {
    const bytes = bytesOf('lerobot', 'spans.json');
    const without = await openArtifact({ path: 'spans.json', bytes, sibling: async () => null });
    expect(without.error).toBe(
      '/steps/0: its state file "spans_step_0_normalizer_processor.safetensors" is not beside it',
    );
    const cut = await openArtifact({
      path: 'spans.json',
      bytes,
      sibling: async (name) => bytesOf('lerobot', name).subarray(0, 300),
    });
    expect(cut).toMatchObject({ fingerprint: null, error: expect.stringContaining('/steps/0: ') });
  });

  const spans = JSON.parse(bytesOf('lerobot', 'spans.json').toString());
  const withStep = (changes: object, ...more: object[]) =>
    open(
      'lerobot',
      'spans.json',
      text(JSON.stringify({ ...spans, steps: [{ ...spans.steps[0], ...changes }, ...more] })),
    );
  const config = (changes: object) => ({ config: { ...spans.steps[0].config, ...changes } });

  it('leaves out what changes no number, and takes in what may', async () => {
    const plain = (await withStep({})).fingerprint;
    const idle = { registry_name: 'device_processor', config: { device: 'cpu' } };
    const off = { registry_name: 'relative_actions_processor', config: { enabled: false } };
    expect((await withStep({}, idle, off)).fingerprint).toBe(plain);
    const on = { registry_name: 'relative_actions_processor', config: { enabled: true } };
    const { transform, fingerprint } = await withStep({}, on);
    expect(fingerprint).not.toBe(plain);
    expect(transform).toMatchObject({
      kind: 'chain',
      steps: [{}, { kind: 'opaque', class: 'relative_actions_processor' }],
    });
    const own = {
      class: 'mine.Step',
      config: {},
      state_file: 'policy_postprocessor_step_0_unnormalizer_processor.safetensors',
    };
    expect((await withStep({}, own)).transform).toMatchObject({
      kind: 'chain',
      steps: [{}, { kind: 'opaque' }],
    });
  });

  it('respects the keys that are to be normalized', async () => {
    const { scalers } = await withStep(config({ normalize_observation_keys: [] }));
    expect(scalers.map(({ path }) => path)).toEqual(['/steps/0/action']);
    expect((await withStep(config({ norm_map: {} }))).role).toBe('other');
  });

  const broken: [string, object, string][] = [
    ['a mode that is not known', config({ norm_map: { STATE: 'MEDIAN' } }), 'a mode "MEDIAN"'],
    ['a prototype for a mode', config({ norm_map: { STATE: 'constructor' } }), 'a mode "constructor"'],
    ['a state file outside of the folder', { state_file: '../x.safetensors' }, 'is not beside it'],
    ['a normalizer without statistics', { state_file: null }, 'names no state file'],
  ];
  it.each(broken)('refuses %s', async (_, changes, message) => {
    const bytes = text(JSON.stringify({ ...spans, steps: [{ ...spans.steps[0], ...changes }] }));
    const sibling = async (name: string) => (name.includes('/') ? null : bytesOf('lerobot', name));
    expect((await openArtifact({ path: 'x.json', bytes, sibling })).error).toContain(message);
  });

  it('stays an artifact when its state file is damaged', async () => {
    const [file, state] = ['spans_back.json', 'spans_back_step_0_unnormalizer_processor.safetensors'];
    const bytes = bytesOf('lerobot', file);
    for (const part of damaged(bytesOf('lerobot', state), 2000)) {
      const { error, fingerprint } = await openArtifact({ path: file, bytes, sibling: async () => part });
      expect(error === null || fingerprint === null).toBe(true);
      if (part.length < bytesOf('lerobot', state).length) expect(error).not.toBeNull();
    }
  });
});
