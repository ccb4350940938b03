import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-FBL5KJ3A.js";import"./chunk-NAG3A6UV.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
