/** Where a repository keeps its policy, from its root. */
export const POLICY_PATH = 'scalerlock.yml';
