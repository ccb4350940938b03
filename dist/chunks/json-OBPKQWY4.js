import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-ZJLN4OIT.js";import"./chunk-W45FDE7X.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
