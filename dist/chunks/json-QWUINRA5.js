import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-UUDXWTCU.js";import"./chunk-SXU6IVCX.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
