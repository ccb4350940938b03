import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-MHH4XWPC.js";import"./chunk-I5RQ56FW.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
