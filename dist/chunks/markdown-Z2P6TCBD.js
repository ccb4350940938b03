import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{renderMarkdown}from"./chunk-5UWUCCKS.js";import"./chunk-ICUFHALY.js";import"./chunk-5A4PA67Q.js";import"./chunk-UMARTU6E.js";import"./chunk-O4N5T3MI.js";import"./chunk-6FQ3XZGZ.js";import"./chunk-T2EYXN3I.js";export{renderMarkdown};
