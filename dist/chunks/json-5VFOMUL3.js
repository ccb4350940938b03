import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-XBTGLSPO.js";import"./chunk-UHUF53OV.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
