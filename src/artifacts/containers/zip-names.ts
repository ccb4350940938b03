import { ArtifactError } from '../error.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The name of an entry; an ArtifactError for one that would leave the folder it is unpacked into. */
export function checkName(raw: Uint8Array, offset: number): string {
  const name = decode(raw, offset);
  const mistake = mistakeOf(name);
  if (mistake !== null) {
    throw new ArtifactError(`is a ZIP archive with an entry whose name ${mistake}: ${quoted(name)}`, {
      offset,
    });
  }
  return name;
}

function mistakeOf(name: string): string | null {
  if (name === '') return 'is empty';
  if (name.includes('\0')) return 'holds a NUL';
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'is an absolute path';
  return name.split(/[/\\]/).includes('..') ? 'leads out of the archive' : null;
}

/** Python, torch and Keras write ASCII or UTF-8; the old code page 437 is not guessed at. */
function decode(raw: Uint8Array, offset: number): string {
  try {
    return UTF8.decode(raw);
  } catch (cause) {
    throw new ArtifactError('is a ZIP archive with a name that is not UTF-8', {
      offset,
      unsupported: true,
      cause,
    });
  }
}

/** A name for a message. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name);
}
