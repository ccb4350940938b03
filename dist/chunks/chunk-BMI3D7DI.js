import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var Problem=class extends Error{name="Problem";path;line;column;fix;constructor(message,options){super(message,{cause:options.cause}),this.fix=options.fix,this.path=options.path??null,this.line=options.line??null,this.column=options.column??null}};export{Problem};
