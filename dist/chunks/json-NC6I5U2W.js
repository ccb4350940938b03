import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-F7STHIFR.js";import"./chunk-SYO6YINN.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
