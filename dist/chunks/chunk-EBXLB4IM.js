import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function isBetweenCommits({base,head}){return base!==void 0||head!==void 0}function revisionOf({staged,...options}){return isBetweenCommits(options)?`${options.head??"HEAD"}^{commit}`:staged?"index":"worktree"}export{isBetweenCommits,revisionOf};
