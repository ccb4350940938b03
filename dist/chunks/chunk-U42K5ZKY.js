import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{VERSION}from"./chunk-5AY7ZKZ7.js";var UNSEEN=/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]|#(?=#)/gu;function renderJson(report){return`${JSON.stringify(report,null,2).replace(UNSEEN,jsonEscape)}
`}function jsonEscape(character){return character.split("").map(unit=>`\\u${unit.charCodeAt(0).toString(16).padStart(4,"0")}`).join("")}function reportOfProblem(problem,{base,head}){let{message,path,line,column,fix}=problem;return{schemaVersion:1,tool:{name:"scalerlock",version:VERSION},status:"error",base,head,pairs:[],findings:[],error:{message,path,line,column,fix},stats:{pairs:0,filesHashed:0,
bytesHashed:0,durationMs:0}}}export{renderJson,reportOfProblem};
