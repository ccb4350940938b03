import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// CI asks for the summary as JSON, to close with one plain line.
const summary = process.env.SCALERLOCK_TEST_SUMMARY;

/** Tests of functions alone: they change nothing that another test could see, and share what they import. */
const pure = [
  'artifacts',
  'lock',
  'pins',
  'policy',
  'report',
  'rules',
  'terminal',
  'transform',
  'validation',
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    reporters: summary ? ['default', ['json', { outputFile: summary }]] : ['default'],
    // Most tests wait for processes of their own, and these for git: more of them than there are cores keep all of them busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests that run git in temporary folders must not see the developer's own settings.
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', NO_COLOR: '1' },
    setupFiles: ['test/helpers/clean-up.ts'],
    projects: [
      { extends: true, test: { name: 'functions', include: pure, isolate: false } },
      { extends: true, test: { name: 'effects', include: ['test/**/*.test.ts'], exclude: pure } },
    ],
  },
});
