import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './repo.ts';

/** What the packaged hook handed over. */
interface HandedOver {
  args: string[];
  /** What git said. */
  stdin: string;
}

/** An installed Scalerlock whose bundle writes down what it was given, and exits as it is told. */
export interface FakePackage {
  folder: string;
  /** The hooks' runs since the last time this was asked. */
  runs(): HandedOver[];
  exitWith(code: number): void;
}

const HOOKS = fileURLToPath(new URL('../../hooks', import.meta.url));

/** The real hooks/ with a fake bundle beside them. `name` is that of its folder: it may need quoting. */
export function fakePackage(name = 'scalerlock'): FakePackage {
  const folder = join(temporaryFolder(), name);
  const log = join(folder, 'runs');
  const exit = join(folder, 'exit');
  cpSync(HOOKS, join(folder, 'hooks'), { recursive: true });
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const record = (load: string): string => `${load}
const run = { args: process.argv.slice(2), stdin: readFileSync(0, 'utf8') };
appendFileSync(${JSON.stringify(log)}, JSON.stringify(run) + '\\n');
process.exitCode = Number(readFileSync(${JSON.stringify(exit)}, 'utf8'));
`;
  // As the real one begins.
  const isRecent = 'if (parseInt(process.versions.node) < 20) process.exit(75);';
  writeFileSync(
    join(folder, 'dist/hook.cjs'),
    record(`${isRecent}\nconst { appendFileSync, readFileSync } = require('node:fs');`),
  );
  writeFileSync(exit, '0');
  writeFileSync(log, '');
  return {
    folder,
    runs() {
      const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
      writeFileSync(log, '');
      return lines.map((line) => JSON.parse(line) as HandedOver);
    },
    exitWith: (code) => writeFileSync(exit, String(code)),
  };
}
