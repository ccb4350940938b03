import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-2UY5IC53.js";import"./chunk-KJBC4Q6H.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
