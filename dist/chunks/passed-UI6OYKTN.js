import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-6NVQUNG3.js";import"./chunk-WQI5URYA.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
