import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{loadPolicy}from"./chunk-NRMARWYQ.js";import"./chunk-IHF26CUH.js";import"./chunk-2GDUO2OG.js";import"./chunk-ATDSM2S2.js";import"./chunk-57E2L4QJ.js";import"./chunk-JIHM45EP.js";import"./chunk-BMI3D7DI.js";import"./chunk-T2EYXN3I.js";export{loadPolicy};
