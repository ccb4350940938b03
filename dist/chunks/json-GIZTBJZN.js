import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-U42K5ZKY.js";import"./chunk-5AY7ZKZ7.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
