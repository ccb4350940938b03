/**
 * Ends the process once all that was written has gone through. Left to itself it would stay for what nobody waits for any more:
 * simple-git's timer, 50 ms after the last git.
 */
export async function leave(exitCode: number): Promise<never> {
  await Promise.all([process.stdout, process.stderr].map(flushed));
  process.exit(exitCode);
}

/** A reader that went away has all that it wants. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
