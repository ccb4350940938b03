import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{rememberPassed,wasPassed}from"./chunk-ACKCIVNX.js";import"./chunk-ZTI7XAND.js";import"./chunk-W45FDE7X.js";import"./chunk-T2EYXN3I.js";export{rememberPassed,wasPassed};
