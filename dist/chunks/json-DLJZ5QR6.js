import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJson,reportOfProblem}from"./chunk-L2HFMLVK.js";import"./chunk-Q46FW5CJ.js";import"./chunk-T2EYXN3I.js";export{renderJson,reportOfProblem};
