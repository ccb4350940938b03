import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText,renderJson,reportOfProblem}from"./chunk-UHLSJ4RM.js";import"./chunk-E2EJK3HO.js";import"./chunk-T2EYXN3I.js";export{jsonText,renderJson,reportOfProblem};
