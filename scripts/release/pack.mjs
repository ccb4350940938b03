// Puts what a release gives into a folder: the package, the digests of all that users run, and how to verify them.
// node scripts/release/pack.mjs FOLDER
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { git } from './release.mjs';

const folder = process.argv[2] ?? 'release';
mkdirSync(folder, { recursive: true });
const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
  encoding: 'utf8',
});
const [{ filename }] = JSON.parse(packed);

const run = git('ls-files', 'dist', 'hooks', 'action.yml').split('\n');
const digests = [...run, join(folder, filename)].map((path) => {
  const name = run.includes(path) ? path : basename(path);
  return `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${name}\n`;
});
writeFileSync(join(folder, 'SHA256SUMS'), digests.join(''));

writeFileSync(
  join(folder, 'NOTES.md'),
  `\`SHA256SUMS\` has the digests of the bundles in \`dist/\`, of what git and the Action run, and of the package. Each of them has
an attestation of where it was built. In a checkout of this tag, and beside the package:

\`\`\`sh
gh attestation verify dist/action.js --repo scalerlock/scalerlock
gh attestation verify ${filename} --repo scalerlock/scalerlock
sha256sum --check --ignore-missing SHA256SUMS
\`\`\`
`,
);
