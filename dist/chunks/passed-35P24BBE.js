import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-7C2Y33JY.js";import"./chunk-MG4RDD6F.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
