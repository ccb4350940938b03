#!/usr/bin/env node
import { terminalIo } from './io.ts';
import { leave } from './leave.ts';
import { main } from './main.ts';

await leave(await main(process.argv.slice(2), terminalIo()));
