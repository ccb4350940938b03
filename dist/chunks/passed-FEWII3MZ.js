import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-CWYRZUVS.js";import"./chunk-CQQN45PT.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
