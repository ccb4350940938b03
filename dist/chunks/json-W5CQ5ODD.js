import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-66TUQ6ZE.js";import"./chunk-6RSZLEKH.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
