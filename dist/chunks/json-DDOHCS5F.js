import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-3QXJWOQ3.js";import"./chunk-TVEEOXC2.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
