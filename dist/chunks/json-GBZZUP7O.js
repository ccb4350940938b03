import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-OIOFON55.js";import"./chunk-3M4XADMJ.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
