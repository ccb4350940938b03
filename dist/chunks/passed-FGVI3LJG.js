import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-QPOM6A57.js";import"./chunk-Q46FW5CJ.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
