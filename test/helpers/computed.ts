/**
 * How long this process has computed, in milliseconds. What must end soon is held to this: on a busy machine a test takes longer, and
 * computes no more.
 */
export function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
