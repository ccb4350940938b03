import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-KMI5Z4OF.js";import"./chunk-RGNHPTH4.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
