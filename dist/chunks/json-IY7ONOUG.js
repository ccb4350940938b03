import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-YA4EM77A.js";import"./chunk-D2453A4P.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
