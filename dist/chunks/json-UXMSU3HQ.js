import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-NWG7WSTB.js";import"./chunk-H3L47JR4.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
