import picomatch from 'picomatch';
import type { FileName } from '../../file-name.ts';

/** Whether a save may write the file that is loaded: a path of the one is a path of the other, or fits what is known of it. */
export function isWrittenBy(loaded: FileName, saved: FileName | null): boolean {
  if (!saved) return false;
  return saved.candidates.some((candidate) => {
    if (loaded.candidates.includes(candidate)) return true;
    if (!candidate.includes('*')) return false;
    const fits = picomatch(candidate.replaceAll('*', '**'), { dot: true, nobrace: true, noextglob: true });
    return loaded.candidates.some((other) => fits(other));
  });
}
