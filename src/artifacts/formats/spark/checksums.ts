import { crc32 } from '../../containers/crc32.ts';
import { ArtifactError } from '../../error.ts';
import { HADOOP_CHUNK } from '../../folder-identity.ts';
import type { FolderFiles } from '../folder-format.ts';

/** `crc\0` and the size of a chunk, 512. */
const HEAD = Uint8Array.of(0x63, 0x72, 0x63, 0, 0, 0, 2, 0);

/**
 * Holds each file against the checksums that Hadoop left beside it (`.part-00000.crc`): the CRC-32 of every 512 bytes,
 * big-endian. Where they differ, Spark does not load the file either. Checksums in another shape are left alone, as
 * Hadoop does.
 *
 * Source: org.apache.hadoop.fs.ChecksumFileSystem.
 */
export function checkChecksums(files: FolderFiles): void {
  for (const [name, checksums] of files) {
    const [, folder = '', file = ''] = /^(.*\/)?\.([^/]+)\.crc$/s.exec(name) ?? [];
    const bytes = files.get(folder + file);
    if (file === '' || !bytes || !HEAD.every((byte, index) => checksums[index] === byte)) continue;
    const view = new DataView(checksums.buffer, checksums.byteOffset, checksums.byteLength);
    for (let at = 0, sum = HEAD.length; at < bytes.length; at += HADOOP_CHUNK, sum += 4) {
      const isRight =
        sum + 4 <= checksums.length &&
        view.getUint32(sum) === crc32(bytes.subarray(at, Math.min(at + HADOOP_CHUNK, bytes.length)));
      if (isRight) continue;
      throw new ArtifactError(`holds ${folder}${file}, which does not match its checksum in ${name}`, {
        offset: at,
      });
    }
  }
}
