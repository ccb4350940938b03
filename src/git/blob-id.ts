import { createHash } from 'node:crypto';
import type { Repository } from './repository.ts';

/** The id that git gives to a file of these bytes. */
export function blobId(bytes: Uint8Array, objectFormat: Repository['objectFormat']): string {
  return createHash(objectFormat).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
