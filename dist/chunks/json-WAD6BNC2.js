import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-DKXANIQX.js";import"./chunk-F67PP4JU.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
