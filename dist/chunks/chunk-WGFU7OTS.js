import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function lastOfPath(path){return path.slice(path.lastIndexOf("/")+1)}export{lastOfPath};
