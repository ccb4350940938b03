import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-ZFC62L74.js";import"./chunk-4HK4TMMY.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
