import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var POLICY_PATH="scalerlock.yml";export{POLICY_PATH};
