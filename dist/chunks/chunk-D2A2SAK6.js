import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function isSource(path){return/\.(?:py|pyw|ipynb)$/i.test(path)}export{isSource};
