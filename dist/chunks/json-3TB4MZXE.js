import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-O4UCBJCA.js";import"./chunk-KJBC4Q6H.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
