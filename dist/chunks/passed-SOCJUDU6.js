import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-VUW7VGR2.js";import"./chunk-TEW5EDQY.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
