import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderMarkdown}from"./chunk-JJF27UCS.js";import"./chunk-ICUFHALY.js";import"./chunk-5UGKBLVK.js";import"./chunk-QAXSZU2I.js";import"./chunk-UMARTU6E.js";import"./chunk-TEPWHHQU.js";import"./chunk-YULHSETE.js";import"./chunk-T2EYXN3I.js";export{renderMarkdown};
