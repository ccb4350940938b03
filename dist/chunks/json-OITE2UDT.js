import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-26RLHXKG.js";import"./chunk-QWYJU6MZ.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
