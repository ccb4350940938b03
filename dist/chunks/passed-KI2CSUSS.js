import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-IJYJ5TGJ.js";import"./chunk-D2453A4P.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
