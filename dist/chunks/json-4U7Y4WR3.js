import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-ARNPFOX3.js";import"./chunk-WQI5URYA.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
