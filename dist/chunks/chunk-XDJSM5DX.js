import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function takeFitting(rows,{rows:most,characters}){let taken=[],used=0;for(let row of rows.slice(0,most)){if(used+=row.length+1,used>characters)break;taken.push(row)}return{taken,left:rows.length-taken.length}}export{takeFitting};
