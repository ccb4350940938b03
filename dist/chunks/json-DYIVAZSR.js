import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-45ERMH5I.js";import"./chunk-A2KMK6SP.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
