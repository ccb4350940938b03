import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-2SHUHU5M.js";import"./chunk-DL2VU2IE.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
