import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-2K3OP4SO.js";import"./chunk-AHFJAADE.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
