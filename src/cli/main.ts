import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { VERSION } from '../version.ts';
import { EXIT, type Io } from './command.ts';
import { asUsageProblem, explainFailure } from './failure.ts';
import { withOutput } from './output.ts';
import { REPORT_FORMATS, type ReportFile, renderReport } from './render.ts';

/**
 * Runs one command line and gives its exit code. Each command lives in a file of its own, which is loaded when it is
 * asked for: a commit does not pay for what only `init` needs.
 */
export async function main(argv: readonly string[], terminal: Io): Promise<number> {
  let exitCode: number = EXIT.pass;
  const io: Io = { ...terminal };
  const program = buildProgram(io, async (command, options) => {
    io.color = options.color ?? terminal.color;
    io.screen = { ...terminal.screen, color: options.color ?? terminal.screen.color };
    exitCode = await withOutput(options.output ?? null, io, command);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.pass;
      const format = formatOfReport(argv);
      if (format !== null) {
        const { reportOfProblem } = await import('../report/json.ts');
        const report = reportOfProblem(asUsageProblem(error), { base: null, head: null });
        io.out(await renderReport(report, { format }, io));
      }
      return EXIT.problem;
    }
    io.err(explainFailure(error, io.screen));
    return EXIT.problem;
  }
}

/** The format that a program reads what this command line prints in: it gets a report of what was not understood, too. */
function formatOfReport([command, ...options]: readonly string[]): string | null {
  if (command !== 'check') return null;
  return /(?:^| )--format[ =](json|sarif|junit|gitlab)(?: |$)/.exec(options.join(' '))?.[1] ?? null;
}

/** Runs a command under the options that all commands take. */
type Run = (
  command: (io: Io) => Promise<number>,
  options: { output?: string; color?: boolean },
) => Promise<void>;

function buildProgram(io: Io, run: Run): Command {
  const program = new Command('scalerlock')
    .description(
      'Locks every model to the scaler it was trained with, and refuses the commit or the merge that parts them.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .enablePositionalOptions()
    .showHelpAfterError('(`scalerlock --help` lists the commands)')
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.screen.width,
    })
    .exitOverride();
  addJudging(program, run);
  addLooking(program, run);
  addSettingUp(program, run);
  return program;
}

function addJudging(program: Command, run: Run): void {
  const judging = 'judge the work tree against HEAD, or what the options say';
  command(program, 'check [pairs...]', judging, REPORT_FORMATS)
    .option('--staged', 'judge what is staged: what the next commit would hold')
    .option('--worktree', 'judge the files as they lie on disk (the default)')
    .option('--base <rev>', 'compare against this commit; its policy judges')
    .option('--head <rev>', 'judge this commit')
    .option('--shard <n/m>', 'judge one part of the pairs, as 3/8: `report merge` joins the parts')
    .option('--all', 'tell every finding in full, however many there are')
    .option(
      '--report <format=file>',
      'write the report there as well; may be given more than once',
      addReport,
    )
    .action((pairs: string[], options) =>
      run(async (io) => (await import('./check.ts')).checkCommand(pairs, options, io), options),
    );
  const report = program.command('report').description('work with reports that `check` wrote');
  command(report, 'merge <files...>', "join all shards' reports into one verdict", REPORT_FORMATS)
    .option('--all', 'tell every finding in full, however many there are')
    .option(
      '--report <format=file>',
      'write the report there as well; may be given more than once',
      addReport,
    )
    .action((files: string[], options) =>
      run(async (io) => (await import('./report-merge.ts')).reportMergeCommand(files, options, io), options),
    );
  command(program, 'seal [pairs...]', 'write the locks from the artifacts as they are now', ['text', 'json'])
    .option('--all', 'seal every pair again, also those whose lock is right')
    .option('--version <version>', 'a version for the scaler, higher than its meaning asks for')
    .option('--allow-scaler-change', 'seal over a scaler that changed alone; needs --reason')
    .option('--reason <text>', 'why that is right; the lock records it')
    .action((pairs: string[], options) =>
      run(async (io) => (await import('./seal.ts')).sealCommand(pairs, options, io), options),
    );
  command(program, 'badge', 'write the badge: an SVG and a shields endpoint', ['text', 'json', 'svg'])
    .option('--svg <file>', 'write the picture there')
    .option('--endpoint <file>', 'write the endpoint JSON for shields there')
    .action((options) => run(async (io) => (await import('./badge.ts')).badgeCommand(options, io), options));
  program
    .command('hook <name>', { hidden: true })
    .description('what hooks/ hand over to')
    .argument('[arguments...]')
    .allowUnknownOption()
    .action((name: string, rest: string[]) =>
      run(async (io) => (await import('./hook.ts')).hookCommand(name, rest, io), {}),
    );
}

function addLooking(program: Command, run: Run): void {
  command(program, 'inspect <files...>', 'say what is in an artifact, without running it', [
    'text',
    'json',
    'markdown',
  ]).action((files: string[], options) =>
    run(async (io) => (await import('./inspect.ts')).inspectCommand(files, options, io), options),
  );
  command(program, 'compare <a> <b>', 'compare two scalers of any two formats, feature by feature', [
    'text',
    'json',
    'markdown',
  ])
    .option('--rtol <r>', 'relative tolerance', parseTolerance)
    .option('--atol <a>', 'absolute tolerance', parseTolerance)
    .action((a: string, b: string, options) =>
      run(async (io) => (await import('./compare.ts')).compareCommand(a, b, options, io), options),
    );
  command(program, 'audit [paths...]', 'find where code and notebooks normalize, and where they differ', [
    'text',
    'json',
    'markdown',
    'sarif',
    'junit',
    'gitlab',
    'mermaid',
  ])
    .option('--map', 'show which places fit, save, load and apply which scaler')
    .option('--staged', 'look at what is staged')
    .option('--worktree', 'look at the files as they lie on disk (the default)')
    .option('--base <rev>', 'tell only what is new since this commit; its policy and baseline count')
    .option('--head <rev>', 'look at this commit')
    .option('--write-baseline', 'write down what is found now, so that only new findings count')
    .action((paths: string[], options) =>
      run(async (io) => (await import('./audit.ts')).auditCommand(paths, options, io), options),
    );
  command(program, 'explain [rule]', 'say what a rule means and how to mend what it finds', [
    'text',
    'json',
    'markdown',
  ]).action((rule: string | undefined, options) =>
    run(async (io) => (await import('./explain.ts')).explainCommand(rule ?? null, options, io), options),
  );
}

function addSettingUp(program: Command, run: Run): void {
  command(program, 'init', 'look through the repository, propose pairs, write the policy, seal', [
    'text',
    'json',
  ])
    .option('--yes', 'take the proposal without asking')
    .option('--dry-run', 'print the policy and write nothing')
    .action((options) => run(async (io) => (await import('./init.ts')).initCommand(options, io), options));
  command(program, 'install', 'install the git hooks, keeping those that are there', ['text', 'json'])
    .option('--pre-commit', 'only this hook, or those that are named: what git runs before a commit')
    .option('--pre-merge-commit', 'the hook that git runs before a merge commit')
    .option('--pre-push', 'the hook that git runs before a push; only where it is named')
    .option('--fix', 'let the pre-commit hook seal and stage what lacks nothing but its seal')
    .action((options) =>
      run(async (io) => (await import('./install.ts')).installCommand(options, io), options),
    );
  command(program, 'uninstall', 'take the git hooks out again and put back what was there', [
    'text',
    'json',
  ]).action((options) =>
    run(async (io) => (await import('./uninstall.ts')).uninstallCommand(options, io), options),
  );
  command(program, 'demo', "live through a team's week in a throw-away repository", ['text'])
    .option('--keep', 'keep the repository and say where it is')
    .action((options) => run(async (io) => (await import('./demo.ts')).demoCommand(options, io), options));
}

/** A command with the options that all commands take. */
function command(program: Command, usage: string, description: string, formats: string[]): Command {
  return program
    .command(usage)
    .description(description)
    .option('--repo <dir>', 'the repository to work in', '.')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option('--output <file>', 'write to this file instead of the terminal')
    .option('--color', 'colours, also where there is no terminal')
    .option('--no-color', 'no colours (so does NO_COLOR)')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ sortOptions: false });
}

/** `junit=report.xml`, beside those that were given before. */
function addReport(text: string, before: ReportFile[] = []): ReportFile[] {
  const [, format = '', file = ''] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (REPORT_FORMATS.includes(format)) return [...before, { format, file }];
  throw new InvalidArgumentError(`it is FORMAT=FILE, and a format is one of ${REPORT_FORMATS.join(', ')}.`);
}

function parseTolerance(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError('a tolerance is a number from 0');
}
