// Makes the README's pictures from what Scalerlock really prints: `npm run picture`.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const DAY = 'Thursday';
const [ADVANCE, LEADING, MARGIN, TOP] = [8.43, 21, 24, 56];
const COLORS = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#79c0ff' };

const cli = fileURLToPath(new URL('dist/cli.js', root));

const printed = execFileSync(process.execPath, [cli, 'demo', '--color'], {
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' },
});

/** The lines of one day, without the blank ones around them; durations vary, so they are left out. */
function linesOfDay(text) {
  const day = text.split(/(?=\n.*── )/).find((part) => part.includes(DAY));
  return day
    .trim()
    .replaceAll(/\x1b\[2m\(\d+\.\d+ s\)\x1b\[22m/g, '')
    .split('\n');
}

/** Text in the colours that the terminal would show: SGR bold, dim and foreground, which is all that we print. */
function spans(line, state) {
  return line.split(/(\x1b\[\d+m)/).flatMap((part) => {
    const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
    if (code === undefined) return part === '' ? [] : [{ ...state, text: part }];
    if (code === '1') state.bold = true;
    else if (code === '2') state.dim = true;
    else if (code === '22') state.bold = state.dim = false;
    else state.color = COLORS[code] ?? null;
    return [];
  });
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Each span stands at its own place, so that a font of another width cannot shift what follows. */
function draw(line, row, state) {
  let column = 0;
  return spans(line, state).map(({ text, bold, dim, color }) => {
    const x = MARGIN + column * ADVANCE;
    column += [...text].length;
    const lead = text.length - text.trimStart().length;
    const style = `${bold ? ' font-weight="bold"' : ''}${dim ? ' opacity="0.6"' : ''}${color ? ` fill="${color}"` : ''}`;
    const words = text.trim();
    if (words === '') return '';
    const width = ([...words].length * ADVANCE).toFixed(1);
    return `<text x="${(x + lead * ADVANCE).toFixed(1)}" y="${TOP + row * LEADING}" textLength="${width}"${style}>${escapeXml(words)}</text>`;
  });
}

const lines = linesOfDay(printed);
const state = { bold: false, dim: false, color: null };
const columns = Math.max(...lines.map((line) => [...line.replaceAll(/\x1b\[\d+m/g, '')].length));
const width = Math.ceil(columns * ADVANCE + 2 * MARGIN);
const height = TOP + lines.length * LEADING;
const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
  (fill, index) => `<circle cx="${MARGIN + index * 20}" cy="22" r="6" fill="${fill}"/>`,
);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Scalerlock refuses a commit in which a scaler was refitted without its model">
<rect width="100%" height="100%" rx="10" fill="#0d1117"/>
${dots.join('')}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3" xml:space="preserve">
${lines
  .flatMap((line, row) => draw(line, row, state))
  .filter(Boolean)
  .join('\n')}
</g>
</svg>
`;
writeFileSync(new URL('docs/demo.svg', root), svg);

/** The badge of a repository with twelve pairs. */
function badgeOfTwelve() {
  const folder = mkdtempSync(join(tmpdir(), 'scalerlock-badge-'));
  const run = (program, ...args) => execFileSync(program, args, { cwd: folder, encoding: 'utf8' });
  const pair = fileURLToPath(new URL('test/fixtures/artifacts/churn/v1', root));
  try {
    run('git', 'init', '--quiet');
    for (let number = 1; number <= 12; number += 1)
      cpSync(pair, join(folder, `services/s${number}`), { recursive: true });
    const patterns = '    model: services/{name}/model.joblib\n    scaler: services/{name}/scaler.joblib\n';
    writeFileSync(join(folder, 'scalerlock.yml'), `version: 1\npairs:\n  "{name}":\n${patterns}`);
    run(process.execPath, cli, 'seal');
    return run(process.execPath, cli, 'badge', '--format', 'svg');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
writeFileSync(new URL('docs/badge.svg', root), badgeOfTwelve());
