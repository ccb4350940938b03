import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-VT7CQNOU.js";import"./chunk-M3I3Y7SJ.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
