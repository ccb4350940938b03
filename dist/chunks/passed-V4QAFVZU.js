import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-BLPQKPZN.js";import"./chunk-ZTI7XAND.js";import"./chunk-H3L47JR4.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
