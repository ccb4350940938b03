import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-GAZTIXGJ.js";import"./chunk-CPNUB4WK.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
