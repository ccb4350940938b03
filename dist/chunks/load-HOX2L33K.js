import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{loadPolicy}from"./chunk-DZM4QLQ4.js";import"./chunk-NISYOTS6.js";import"./chunk-XWKWPGUR.js";import"./chunk-SRSKE7CU.js";import"./chunk-KYI6UAIT.js";import"./chunk-LPHX32MO.js";import"./chunk-7YIAEOR7.js";import"./chunk-57E2L4QJ.js";import"./chunk-3H3M5TGO.js";import"./chunk-5D6AOKQL.js";import"./chunk-2J6K7BZ3.js";import"./chunk-BMI3D7DI.js";
import"./chunk-GSAPDEIM.js";import"./chunk-T2EYXN3I.js";export{loadPolicy};
