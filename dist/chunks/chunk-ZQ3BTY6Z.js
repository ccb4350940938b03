import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
async function allBytes({chunks}){let parts=[];for await(let chunk of chunks)parts.push(chunk);let[first]=parts;return parts.length===1&&first?Buffer.from(first.buffer,first.byteOffset,first.length):Buffer.concat(parts)}export{allBytes};
