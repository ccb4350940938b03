import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-2H2YR5IN.js";import"./chunk-DL2VU2IE.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
