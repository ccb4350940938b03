import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-ZRMUYUJW.js";import"./chunk-R22C6CDW.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
