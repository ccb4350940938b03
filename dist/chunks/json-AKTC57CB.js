import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-ZRIUKLFZ.js";import"./chunk-U77V43B4.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
