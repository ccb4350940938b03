import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function documentOf(root){let find=location=>{let found={branch:root,keyAt:null};for(let key of location)found=found?.branch.children.get(key);return found};return{value:root.value,positionOf:(location,which="value")=>{let found=find(location);return(which==="key"?found?.keyAt:null)??found?.branch.at??null},sourceOf:location=>find(location)?.branch.source??null}}function emptyObject(){return Object.
create(null)}export{documentOf,emptyObject};
