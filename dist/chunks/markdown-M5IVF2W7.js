import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderMarkdown}from"./chunk-OANBOK52.js";import"./chunk-ICUFHALY.js";import"./chunk-QAXSZU2I.js";import"./chunk-UMARTU6E.js";import"./chunk-TEPWHHQU.js";import"./chunk-6FQ3XZGZ.js";import"./chunk-T2EYXN3I.js";export{renderMarkdown};
