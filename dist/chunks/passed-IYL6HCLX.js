import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-DV2REYRB.js";import"./chunk-ZTI7XAND.js";import"./chunk-UPUG2IE7.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
