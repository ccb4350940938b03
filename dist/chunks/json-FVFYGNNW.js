import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-Q4Z3DSYG.js";import"./chunk-7YEUS7EG.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
