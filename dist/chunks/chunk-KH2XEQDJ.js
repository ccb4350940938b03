import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var EXIT={pass:0,findings:1,problem:2};export{EXIT};
