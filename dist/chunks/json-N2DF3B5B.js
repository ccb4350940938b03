import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-MLKDKCDQ.js";import"./chunk-P3R4JD52.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
