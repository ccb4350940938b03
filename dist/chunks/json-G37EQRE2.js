import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-ICLD2IFD.js";import"./chunk-WI3MBBFO.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
