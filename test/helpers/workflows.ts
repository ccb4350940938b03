import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './scalerlock.ts';

/** The workflow that the README tells users to write, as they copy it. */
export function readmeWorkflow(): { path: string; text: string } {
  const page = readFileSync(join(PROJECT, 'README.md'), 'utf8');
  const [, path = '', text = ''] =
    /`(\.github\/workflows\/[\w-]+\.yml)`:\n\n```yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
  if (text === '') throw new Error('the README has no complete workflow any more');
  return { path, text };
}

/** Every complete workflow that the README and the pages show: those blocks of YAML that have `on:` and `jobs:`. */
export function documentedWorkflows(): { page: string; text: string }[] {
  const docs = readdirSync(join(PROJECT, 'docs'), { recursive: true, encoding: 'utf8' });
  const pages = [
    'README.md',
    ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  ];
  return pages.flatMap((page) => {
    const blocks = readFileSync(join(PROJECT, page), 'utf8').matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm);
    return [...blocks]
      .map(([, text = '']) => ({ page, text }))
      .filter(({ text }) => /^on:/m.test(text) && /^jobs:/m.test(text));
  });
}

/** The project's own workflows, by their file's name. */
export function ownWorkflows(): { name: string; text: string }[] {
  const folder = join(PROJECT, '.github/workflows');
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
