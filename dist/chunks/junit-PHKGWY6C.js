import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJunit}from"./chunk-I6Q6CVMZ.js";import"./chunk-7PH7H64T.js";import"./chunk-Y365HL2K.js";import"./chunk-UMARTU6E.js";import"./chunk-TEPWHHQU.js";import"./chunk-YULHSETE.js";import"./chunk-T2EYXN3I.js";export{renderJunit};
