import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{ALL_STAGED,renderScreen,rowsOf}from"./chunk-YEJ63ZAU.js";import"./chunk-33OMBQW5.js";import"./chunk-6U5EHURR.js";import{wrap}from"./chunk-EJSNUV7D.js";import{dist_default}from"./chunk-77GQ4UQY.js";import{require_picocolors}from"./chunk-F6GTR6RR.js";import"./chunk-MJ5ATBOB.js";import{count}from"./chunk-UMARTU6E.js";import{list}from"./chunk-TEPWHHQU.js";
import{forTerminal}from"./chunk-VLRDS6CJ.js";import{__toESM}from"./chunk-T2EYXN3I.js";var import_picocolors=__toESM(require_picocolors(),1);function renderFix(fix,found,screen){let{bold,dim,green,yellow}=import_picocolors.default.createColors(screen.color),withReport=(report,around)=>renderScreen(report,{...screen,rows:screen.rows-rowsOf(around,screen.width),showAll:ALL_STAGED});if("reason"in fix){let why=wrap(`not mended by --fix: ${forTerminal(fix.reason)}`,screen.width,"  ","⚠ ").join(`
`);return`${withReport(found,why)}${why.replace("⚠",yellow("⚠"))}
`}let lines=fix.sealed.flatMap(({outcome:{pair,lockPath,scalers}})=>{let versions=scalers.map(({version,before,reused})=>`scaler ${before!==null&&before!==version?`${before} → ${version}`:version}${reused?", used again":""}`),name=forTerminal(pair),said=forTerminal(`sealed, ${list(versions)}`),staged=`staged ${forTerminal(lockPath)}`,fits=dist_default(`✔ ${name} ${said}  ${staged}`)<=screen.width;
return[`${green("✔")} ${bold(name)} ${said}${fits?"  ":`
    `}${dim(staged)}`]}),room=Math.max(1,Math.floor(screen.rows/2)-1),rest=lines.splice(room).length,done=[...lines,...rest>0?[dim(`… and ${count(rest,"more pair")}`)]:[]].join(`
`);return`${done}
${fix.report.findings.length>0?withReport(fix.report,done):""}`}export{renderFix};
