import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function showSite({path,cell,line}){return cell===null?`${path}:${line}`:`${path}, cell ${cell}, line ${line}`}export{showSite};
