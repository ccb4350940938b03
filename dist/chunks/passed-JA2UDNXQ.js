import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-6R7XJLBG.js";import"./chunk-5AY7ZKZ7.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
