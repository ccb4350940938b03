import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{RULES}from"./chunk-YE6LLIXA.js";import"./chunk-L3SRJJKX.js";import"./chunk-R3OER3ET.js";import"./chunk-TRWVDEHB.js";import"./chunk-ZLYWLFT2.js";import"./chunk-WWJRAGR4.js";import"./chunk-TEPWHHQU.js";import"./chunk-T2EYXN3I.js";export{RULES};
