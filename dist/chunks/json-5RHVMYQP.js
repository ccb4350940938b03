import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-TMCN4Z6H.js";import"./chunk-MG4RDD6F.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
