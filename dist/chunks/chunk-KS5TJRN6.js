import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import*as zlib from"node:zlib";var TABLE=Uint32Array.from({length:256},(_,byte)=>{let remainder=byte;for(let bit=0;bit<8;bit++)remainder=remainder>>>1^(remainder&1?3988292384:0);return remainder>>>0});function crc32ByTable(bytes){let crc=4294967295;for(let at=0;at<bytes.length;at++)crc=crc>>>8^(TABLE[(crc^(bytes[at]??0))&255]??0);return(crc^4294967295)>>>0}var crc322=typeof zlib.crc32=="function"?
bytes=>zlib.crc32(bytes):crc32ByTable;export{crc322 as crc32};
