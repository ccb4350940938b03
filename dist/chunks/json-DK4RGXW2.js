import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-B7644AHP.js";import"./chunk-TEW5EDQY.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
