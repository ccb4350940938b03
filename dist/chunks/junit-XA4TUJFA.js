import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderJunit}from"./chunk-FZMVTCKU.js";import"./chunk-7PH7H64T.js";import"./chunk-MJ5ATBOB.js";import"./chunk-UMARTU6E.js";import"./chunk-TEPWHHQU.js";import"./chunk-VLRDS6CJ.js";import"./chunk-T2EYXN3I.js";export{renderJunit};
