import picocolors from 'picocolors';
import { type Stage, setStage } from '../demo/stage.ts';
import { type Day, type Scene, WEEK } from '../demo/story.ts';
import { wrap } from '../report/wrap.ts';
import { shellWord } from '../rules/words.ts';
import { type CommonOptions, EXIT, type Io } from './command.ts';
import { packageRoot } from './package-root.ts';

/** Before what a command prints. */
const INDENT = '  ';

/**
 * `demo`: lives through a team's week in a throw-away repository, by real git commands and real scikit-learn artifacts.
 * Exits with 1 where something is not refused, or not let through, as it must be.
 */
export async function demoCommand(
  { keep = false }: CommonOptions & { keep?: boolean },
  io: Io,
): Promise<number> {
  const stage = await setStage({
    packageRoot: packageRoot(),
    color: io.color,
    width: io.width - INDENT.length,
  });
  const { bold, dim, green } = picocolors.createColors(io.color);
  try {
    let refusals = 0;
    for (const day of WEEK) {
      const played = await play(day, stage, io);
      if (played === null) return EXIT.findings;
      refusals += played;
    }
    io.out(
      `\n${green('✔')} ${bold(`${refusals} refusals, each mended`)}: every commit that parted the pair was stopped.\n`,
    );
    io.out(`  ${dim('→')} In your own repository: scalerlock init, then scalerlock install\n`);
    return EXIT.pass;
  } finally {
    if (keep) io.out(`  ${dim('→')} The repository is kept in ${stage.folder}\n`);
    else await stage.clear();
  }
}

/** Plays a day; gives how many commands were refused, or null where the story went another way. */
async function play(day: Day, stage: Stage, io: Io): Promise<number | null> {
  const { bold, cyan } = picocolors.createColors(io.color);
  io.out(`\n${bold(cyan(`── ${day.title} `.padEnd(Math.min(76, io.width), '─')))}\n`);
  let refusals = 0;
  for (const scene of day.scenes) {
    const went = await act(scene, stage, io);
    if (went === 'astray') return null;
    if (went === 'refused') refusals += 1;
  }
  return refusals;
}

async function act(scene: Scene, stage: Stage, io: Io): Promise<'done' | 'refused' | 'astray'> {
  const { dim, bold, red, green } = picocolors.createColors(io.color);
  if ('say' in scene) io.out(`\n${wrap(scene.say, io.width, '').join('\n')}\n`);
  if ('train' in scene) {
    for (const [path, fixture] of Object.entries(scene.train)) {
      await stage.copy(fixture, path);
      io.out(dim(`  (python train.py writes ${path})\n`));
    }
  }
  if ('write' in scene) {
    await stage.write(scene.write, scene.text);
    io.out(dim(`  (writes ${scene.write})\n`));
  }
  if ('edit' in scene) {
    await stage.edit(scene.edit, scene.from, scene.to);
    io.out(dim(`  (edits ${scene.edit}: ${oneLine(scene.from)} becomes ${oneLine(scene.to)})\n`));
  }
  if (!('run' in scene)) return 'done';

  io.out(`${dim('$')} ${bold(scene.run.map(shellWord).join(' '))}\n`);
  const { code, output } = await stage.run(scene.run);
  io.out(output.replaceAll(/^(?=.)/gm, INDENT));
  const isRefused = code !== 0;
  if (isRefused !== (scene.refused === true)) {
    io.err(
      `${red('✖')} this should have been ${scene.refused ? 'refused' : 'let through'} (exit code ${code})\n`,
    );
    return 'astray';
  }
  if (isRefused) io.out(red('  refused: nothing was committed\n'));
  else if (scene.run[1] === 'commit') io.out(green('  committed\n'));
  return isRefused ? 'refused' : 'done';
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ⏎ ');
}
