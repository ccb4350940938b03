import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './scalerlock.ts';

/**
 * The files of a recipe on a page of docs/, by their names: under its heading each block of code comes after a paragraph that
 * begins with the file's name. Tests run what the page says, and nothing else.
 */
export function recipe(heading: string, page = 'docs/hooks.md'): Map<string, string> {
  const text = readFileSync(join(PROJECT, page), 'utf8');
  const [, section = ''] = text.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const [own = ''] = section.split(/^#+ /m);
  const files = [...own.matchAll(/^`([^`\n]+)`[^\n]*:\n\n```\w*\n([\s\S]*?)^```$/gm)];
  if (files.length === 0) throw new Error(`${page} has no recipe under “${heading}”`);
  return new Map(files.map(([, name = '', content = '']) => [name, content]));
}
