import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-UQCY5IYD.js";import"./chunk-ZHMAS2JF.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
