import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-VINQ4MWF.js";import"./chunk-ZTI7XAND.js";import"./chunk-4H7I5DWX.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
