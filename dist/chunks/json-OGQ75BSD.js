import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-OOQ4LW5V.js";import"./chunk-TWGV7J62.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
