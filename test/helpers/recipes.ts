import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './scalerlock.ts';

/**
 * The files of a recipe in docs/hooks.md, by their names: under its heading each block of code comes after a paragraph that
 * begins with the file's name. Tests run what the page says, and nothing else.
 */
export function recipe(heading: string): Map<string, string> {
  const page = readFileSync(join(PROJECT, 'docs/hooks.md'), 'utf8');
  const [, section = ''] = page.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const [own = ''] = section.split(/^#+ /m);
  const files = [...own.matchAll(/^`([^`\n]+)`[^\n]*:\n\n```\w*\n([\s\S]*?)^```$/gm)];
  if (files.length === 0) throw new Error(`docs/hooks.md has no recipe under “${heading}”`);
  return new Map(files.map(([, name = '', text = '']) => [name, text]));
}
