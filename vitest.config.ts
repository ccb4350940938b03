import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// CI asks for the summary as JSON, to close with one plain line.
const summary = process.env.SCALERLOCK_TEST_SUMMARY;

/** Tests of functions alone: they change nothing that another test could see, and share what they import. */
const FUNCTIONS = 'functions';
const folders = [
  'artifacts',
  'lock',
  'pins',
  'policy',
  'report',
  'rules',
  'terminal',
  'transform',
  'validation',
];
const pure = folders.map((folder) => `test/${folder}/**/*.test.ts`);

/** The longest first, so that no worker is left alone with one; and those together, one after the other, that share a worker. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const kind = ({ moduleId, project }: TestSpecification): number =>
      project.name === FUNCTIONS ? 2 : moduleId.includes('/test/e2e/') ? 0 : 1;
    return sorted.sort((a, b) => kind(a) - kind(b));
  }
}

export default defineConfig({
  test: {
    reporters: summary ? ['default', ['json', { outputFile: summary }]] : ['default'],
    // Most tests wait for processes of their own, and these for git: more of them than there are cores keep all of them busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests that run git in temporary folders must not see the developer's own settings.
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', NO_COLOR: '1' },
    globalSetup: 'test/helpers/tools-ready.ts',
    setupFiles: ['test/helpers/clean-up.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: FUNCTIONS, include: pure, isolate: false } },
      { extends: true, test: { name: 'effects', include: ['test/**/*.test.ts'], exclude: pure } },
    ],
  },
});
