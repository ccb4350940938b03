import type { Pickle } from '../../pickle/machine.ts';

/** What one file of torch holds, whichever way it was written. */
export interface Saved {
  pickle: Pickle;
  littleEndian: boolean;
  /** The raw bytes of a storage by its key; throws an ArtifactError where there is none. */
  storage: (key: string) => Uint8Array;
  /** Written by `torch.jit.save`: its classes are code in the archive, and no module of Python is imported. */
  isScript: boolean;
}
