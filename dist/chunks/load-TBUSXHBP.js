import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{loadPolicy}from"./chunk-K4IDMGAR.js";import"./chunk-IHF26CUH.js";import"./chunk-2GDUO2OG.js";import"./chunk-KBX2TDQC.js";import"./chunk-57E2L4QJ.js";import"./chunk-JIHM45EP.js";import"./chunk-BMI3D7DI.js";import"./chunk-T2EYXN3I.js";export{loadPolicy};
