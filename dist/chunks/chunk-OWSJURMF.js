import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function shortName(name){return name.slice(name.lastIndexOf(".")+1)}export{shortName};
