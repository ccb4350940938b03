import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{EXIT}from"./chunk-KH2XEQDJ.js";import{nearest}from"./chunk-57E2L4QJ.js";import{Problem}from"./chunk-ZLB4E5B3.js";import{PAGES,pageText}from"./chunk-4CSYJPMN.js";import{AUDIT_IDS}from"./chunk-F43DQIBL.js";import"./chunk-WGFU7OTS.js";import{docsUrl}from"./chunk-QJ3AUSAU.js";import{wrap}from"./chunk-ORBW2ODO.js";import"./chunk-77GQ4UQY.js";
import{require_picocolors}from"./chunk-F6GTR6RR.js";import{RULES}from"./chunk-YE6LLIXA.js";import"./chunk-L3SRJJKX.js";import"./chunk-R3OER3ET.js";import"./chunk-TRWVDEHB.js";import"./chunk-ZLYWLFT2.js";import"./chunk-WWJRAGR4.js";import"./chunk-TEPWHHQU.js";import{__toESM}from"./chunk-T2EYXN3I.js";var import_picocolors=__toESM(require_picocolors(),1);var ALL=[...RULES,...AUDIT_IDS];async function explainCommand(id,options,io){return io.out(id===null?listRules(options.format,io):explain(ruleOf(id),options.format,io)),EXIT.pass}function ruleOf(id){let rule=ALL.find(candidate=>candidate.id===id);if(rule)return rule;let meant=ALL.filter(candidate=>candidate.id.endsWith(`/${id}`)),[only,...others]=meant;if(only&&others.length===0)return only;if(only)
throw new Problem(`more than one rule is called \`${id}\``,{fix:`name one: ${meant.map(rule2=>`\`${rule2.id}\``).join(" or ")}`});let guess=nearest(id,ALL.map(candidate=>candidate.id));throw new Problem(`there is no rule \`${id}\``,{fix:guess?`did you mean \`${guess}\`?`:"`scalerlock explain` lists the rules"})}function explain(rule,format,{color,width}){let{id,level,summary}=rule,page=PAGES[id]??
"";return format==="json"?`${JSON.stringify({rule:id,level,summary,docs:docsUrl(id),page},null,2)}
`:format==="markdown"?page:pageText(page,{colors:import_picocolors.default.createColors(color),width})}function listRules(format,{color,width}){if(format==="json"){let rules=ALL.map(({id,level,summary})=>({rule:id,level,summary,docs:docsUrl(id)}));return`${JSON.stringify({rules},null,2)}
`}if(format==="markdown")return`${["| rule | level | finds |","| --- | --- | --- |",...ALL.map(({id,level,summary})=>`| [\`${id}\`](${docsUrl(id)}) | ${level} | ${summary} |`)].join(`
`)}
`;let{bold,dim}=import_picocolors.default.createColors(color),longest=Math.max(...ALL.map(({id})=>id.length)),rows=ALL.map(({id,level,summary})=>({head:`${bold(id.padEnd(longest))}  ${dim(level.padEnd(7))}`,summary})),isWide=ALL.every(({summary})=>longest+11+summary.length<=width);return`${rows.flatMap(({head,summary})=>isWide?[`${head}  ${summary}`]:[head.trimEnd(),...wrap(summary,width,"  ")]).join(
`
`)}

${dim("scalerlock explain RULE tells more of one.")}
`}export{explainCommand};
