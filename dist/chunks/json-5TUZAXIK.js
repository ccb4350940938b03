import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-ENG4NYQC.js";import"./chunk-YEH5B6IR.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
