import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-UD37PL4R.js";import"./chunk-M3I3Y7SJ.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
