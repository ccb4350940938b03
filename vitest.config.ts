import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// CI asks for the summary as JSON, to close with one plain line.
const summary = process.env.SCALERLOCK_TEST_SUMMARY;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: summary ? ['default', ['json', { outputFile: summary }]] : ['default'],
    // Most tests wait for processes of their own, and these for git: more of them than there are cores keep all of them busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests that run git in temporary folders must not see the developer's own settings.
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', NO_COLOR: '1' },
  },
});
