import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function lazily(make){let made=null;return()=>(made??={value:make()},made.value)}function memoized(work){let known=new Map;return key=>{let found=known.get(key);return found||(found={value:work(key)},known.set(key,found)),found.value}}export{lazily,memoized};
