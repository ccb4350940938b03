import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{Problem}from"./chunk-ZLB4E5B3.js";import{wrap}from"./chunk-ORBW2ODO.js";import{require_picocolors}from"./chunk-F6GTR6RR.js";import{forTerminal}from"./chunk-IIGED6BO.js";import{__toESM}from"./chunk-T2EYXN3I.js";var import_picocolors=__toESM(require_picocolors(),1);function explainFailure(error,screen){let line=failureLine(error,screen);return screen.isTerminal&&error instanceof Problem?`${wrap(line.trimEnd(),screen.width,"  ","").join(`
`)}
`:line}function failureLine(error,{color}){let{red,dim,bold}=import_picocolors.default.createColors(color);if(error instanceof Problem){let line=error.line===null?"":`:${error.line}${error.column===null?"":`:${error.column}`}`,where=error.path===null?"":` ${dim("\xB7")} ${bold(forTerminal(`${error.path}${line}`))}`;return`${red("\u2716")} ${forTerminal(error.message)}${where} ${dim("\xB7")} ${forTerminal(
error.fix)}
`}let{message,fix}=asProblem(error),trace=process.env.SCALERLOCK_DEBUG&&error instanceof Error?`${error.stack}
`:"";return`${red("\u2716")} ${forTerminal(message)} ${dim("\xB7")} ${fix}
${trace}`}function asProblem(error){if(error instanceof Problem)return error;let message=error instanceof Error?error.message:String(error);return new Problem(`this is a fault in Scalerlock: ${message}`,{fix:"please report it with the output of SCALERLOCK_DEBUG=1",cause:error})}function asUsageProblem({message}){let[what="",...more]=message.replace(/^error: /,"").split(`
`);return new Problem(what,{fix:more.find(line=>line.startsWith("(Did you"))?.replace(/[()]/g,"")??"`scalerlock check --help` lists the options"})}export{explainFailure,asProblem,asUsageProblem};
