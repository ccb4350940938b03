import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{loadPolicy}from"./chunk-725FHEQY.js";import"./chunk-ES274QLI.js";import"./chunk-KMEWUTZI.js";import"./chunk-57E2L4QJ.js";import"./chunk-JIHM45EP.js";import"./chunk-2GDUO2OG.js";import"./chunk-BMI3D7DI.js";import"./chunk-T2EYXN3I.js";export{loadPolicy};
