import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-F4S3ON64.js";import"./chunk-4H7I5DWX.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
