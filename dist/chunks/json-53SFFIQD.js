import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-EY3ITOWT.js";import"./chunk-KHRTMG64.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
