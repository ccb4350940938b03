import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{readReference}from"./chunk-E4MOTLTB.js";import"./chunk-QX5DXLES.js";import"./chunk-EDDPMGN3.js";import"./chunk-W5JOP6ZN.js";import"./chunk-QX4GR56O.js";import"./chunk-FURSY3YB.js";import"./chunk-EAW2TSZO.js";import"./chunk-57E2L4QJ.js";import"./chunk-TK4V5IQ7.js";import"./chunk-2GDUO2OG.js";import"./chunk-BMI3D7DI.js";import"./chunk-D6ZELJP5.js";
import"./chunk-T2EYXN3I.js";export{readReference};
