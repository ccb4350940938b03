import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-BNWO54M6.js";import"./chunk-G3BJRC2U.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
