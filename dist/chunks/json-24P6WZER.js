import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-FTY3ZFLM.js";import"./chunk-CPNUB4WK.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
