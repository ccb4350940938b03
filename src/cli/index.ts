#!/usr/bin/env node
import { terminalIo } from './io.ts';
import { main } from './main.ts';

// The exit code is set, not forced, so that what was written to a pipe still gets through.
process.exitCode = await main(process.argv.slice(2), terminalIo());
