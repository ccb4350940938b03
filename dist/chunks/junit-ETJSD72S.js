import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJunit}from"./chunk-7BBI2FHU.js";import"./chunk-M7RHGV57.js";import"./chunk-BWXSQ4LM.js";import"./chunk-4RQ76LVX.js";import"./chunk-TEPWHHQU.js";import"./chunk-HW5Y64OL.js";import"./chunk-T2EYXN3I.js";export{renderJunit};
