import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-YL6B3ADM.js";import"./chunk-ZTI7XAND.js";import"./chunk-F67PP4JU.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
