import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function looksLikeZip(bytes){return bytes[0]===80&&bytes[1]===75&&bytes[2]===3&&bytes[3]===4}export{looksLikeZip};
