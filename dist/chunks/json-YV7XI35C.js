import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-4COK7LFY.js";import"./chunk-YEAMKYMQ.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
