import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{loadPolicy}from"./chunk-EXBZDZDN.js";import"./chunk-2GJ4CALF.js";import"./chunk-XWKWPGUR.js";import"./chunk-SRSKE7CU.js";import"./chunk-KYI6UAIT.js";import"./chunk-LPHX32MO.js";import"./chunk-4LHM3CM2.js";import"./chunk-57E2L4QJ.js";import"./chunk-3H3M5TGO.js";import"./chunk-5D6AOKQL.js";import"./chunk-2J6K7BZ3.js";import"./chunk-ZLB4E5B3.js";
import"./chunk-GSAPDEIM.js";import"./chunk-T2EYXN3I.js";export{loadPolicy};
