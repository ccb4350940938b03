import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-NKXH247B.js";import"./chunk-6RIQSQ6W.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
