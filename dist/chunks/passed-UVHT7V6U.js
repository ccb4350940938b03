import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-H6CMK657.js";import"./chunk-ZTI7XAND.js";import"./chunk-7YEUS7EG.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
