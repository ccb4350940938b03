import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-FSYKZW5W.js";import"./chunk-ZTI7XAND.js";import"./chunk-TVEEOXC2.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
