import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-QPNOVEAU.js";import"./chunk-AROPW63D.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
