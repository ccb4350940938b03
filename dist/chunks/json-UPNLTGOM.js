import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-2BLULL46.js";import"./chunk-5H5TIJYF.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
