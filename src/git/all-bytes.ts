/** All bytes of a content that is read in chunks. Whoever asks has looked at how many these are. */
export async function allBytes({ chunks }: { chunks: AsyncIterable<Uint8Array> }): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const [first] = parts;
  return parts.length === 1 && first
    ? Buffer.from(first.buffer, first.byteOffset, first.length)
    : Buffer.concat(parts);
}
