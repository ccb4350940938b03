import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-42DQKCYS.js";import"./chunk-ZTI7XAND.js";import"./chunk-3QCTUW7S.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
