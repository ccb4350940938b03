import { afterAll } from 'vitest';
import { removeTemporaryFolders } from './repo.ts';

// vitest.config.ts has this run for each test file: in a worker that files share, a module's own hooks count for the first alone.
afterAll(removeTemporaryFolders);
