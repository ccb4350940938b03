import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{readReference}from"./chunk-JSGNYMGJ.js";import"./chunk-RV6XTO3M.js";import"./chunk-MABZXGQY.js";import"./chunk-GG5O4SKK.js";import"./chunk-DZMYLCH2.js";import"./chunk-NDRWIOYQ.js";import"./chunk-57E2L4QJ.js";import"./chunk-T2447QO3.js";import"./chunk-GDD3X5HA.js";import"./chunk-KYI6UAIT.js";import"./chunk-BMI3D7DI.js";import"./chunk-R3OER3ET.js";
import"./chunk-T2EYXN3I.js";export{readReference};
