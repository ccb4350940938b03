import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function knownNames(finding,pair){return[...pair?namesOf(pair):[],finding.pair??"",finding.path??""]}function namesOf({name,lock,models,scalers,references}){return[name,lock,...[...models,...scalers,...references].map(({path})=>path)]}export{knownNames};
