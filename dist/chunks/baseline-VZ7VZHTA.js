import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{BASELINE_PATH,baselineText,readBaseline}from"./chunk-I4QURF27.js";import"./chunk-BMI3D7DI.js";import"./chunk-T2EYXN3I.js";export{BASELINE_PATH,baselineText,readBaseline};
