import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJunit}from"./chunk-PX54MDGO.js";import"./chunk-M7RHGV57.js";import"./chunk-SL7G2O23.js";import"./chunk-4RQ76LVX.js";import"./chunk-IIGED6BO.js";import"./chunk-TEPWHHQU.js";import"./chunk-T2EYXN3I.js";export{renderJunit};
