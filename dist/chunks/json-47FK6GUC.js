import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-DGTG6XUM.js";import"./chunk-4Q4IB2SB.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
