import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-IHRVHOM6.js";import"./chunk-3QCTUW7S.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
