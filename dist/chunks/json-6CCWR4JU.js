import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-RVD6INL5.js";import"./chunk-SJVOB6IN.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
