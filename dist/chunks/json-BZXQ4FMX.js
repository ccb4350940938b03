import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-HIPF2DFL.js";import"./chunk-BF72NL4I.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
