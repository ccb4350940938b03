import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-22Q2SUHE.js";import"./chunk-HZ4FN4PO.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
