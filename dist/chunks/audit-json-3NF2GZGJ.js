import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{jsonText}from"./chunk-45ERMH5I.js";import"./chunk-A2KMK6SP.js";import"./chunk-T2EYXN3I.js";function renderAuditJson(report,map){return`${jsonText(map?{...report,map:plainMap(map)}:report)}
`}function plainMap({places,things,data,links,files}){let copies=items=>items.map(item=>({...item}));return{places:copies(places),things:copies(things),data:copies(data),links:copies(links),files:copies(files)}}export{renderAuditJson};
