import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{gitEnvironment}from"./chunk-4XCMAREP.js";import{resolve}from"node:path";function placeOf(dir,env=process.env){return{cwd:resolve(dir),env:gitEnvironment(env)}}export{placeOf};
