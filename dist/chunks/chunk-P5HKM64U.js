import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{whyNotWritten}from"./chunk-QXATM5G3.js";import{dropStale}from"./chunk-ZTI7XAND.js";import{hooksPath,workTreeRoot}from"./chunk-XWM4JQD5.js";import{git,runGit}from"./chunk-GS6NQQ7J.js";import{Problem}from"./chunk-ZLB4E5B3.js";import{createHash}from"node:crypto";var HOOK_NAMES=["pre-commit","pre-merge-commit","pre-push"],KEPT_SUFFIX=".before-scalerlock",FIRST_LINE=`#!/bin/sh
`,MARK="# scalerlock-hook sha256:",DIGEST_LENGTH=64,SKIP={"pre-commit":"git commit --no-verify","pre-merge-commit":"git merge --no-verify","pre-push":"git push --no-verify"},KEEP_INPUT=`
refs=
while IFS= read -r ref; do
  refs="$refs$ref
"
done
`;function hookScript(hook,{packaged,node,fix=!1}){let options=fix?" --fix":"",isFed=hook==="pre-push",feed=isFed?`printf '%s' "$refs" | `:"",run=command=>isFed?`${feed}${command}
  exit`:`exec ${command}`,body=`# \`scalerlock install\` wrote this file, \`scalerlock uninstall\` takes it away. Do not edit it.
${isFed?KEEP_INPUT:""}
# The hook that was here before; where it fails, so does this one.
before="\${0%/*}/${hook}${KEPT_SUFFIX}"
if [ -x "$before" ]; then
  ${feed}"$before" "$@" || exit
fi

packaged=${quoted(packaged)}
if [ -f "$packaged" ]; then
  SCALERLOCK_INSTALLED_NODE=${quoted(node??"")}
  export SCALERLOCK_INSTALLED_NODE
  ${run(`/bin/sh "$packaged"${options} "$@"`)}
fi
if command -v scalerlock >/dev/null; then
  ${run(`scalerlock hook ${hook}${options} "$@"`)}
fi
printf 'scalerlock: it is neither at %s nor on the PATH: install it again, or delete %s; meanwhile: %s\\n' \\
  "$packaged" "$0" '${SKIP[hook]}' >&2
exit 2
`;return`${FIRST_LINE}${MARK}${digest(body)}
${body}`}function whoseHook(text){if(!text.includes(MARK))return"foreign";let start=FIRST_LINE.length+MARK.length,written=`${FIRST_LINE}${MARK}${digest(text.slice(start+DIGEST_LENGTH+1))}
`;return text.startsWith(written)?"ours":"edited"}function digest(text){return createHash("sha256").update(text).digest("hex")}function quoted(word){return`'${(process.platform==="win32"?word.replaceAll("\\","/"):word).replaceAll("'","'\\''")}'`}import{randomBytes}from"node:crypto";import{access,constants,link,lstat,mkdir,readFile,rename,rm,stat,writeFile}from"node:fs/promises";import{dirname,join}from"node:path";var LARGEST_READ=1024*1024,MOVED_SUFFIXES=[".legacy",".old"],TEMPORARY=/^(pre|post)-[a-z-]+\.[0-9a-f]{12}\.tmp$/;async function readHook(folder,hook,moved=""){let path=join(folder,`${hook}${moved}`),keptPath=join(folder,`${hook}${KEPT_SUFFIX}`),[exists,isExecutable,keptIsThere,keptIsExecutable,isLinked]=await Promise.all([isThere(path),canRun(path),isThere(keptPath),canRun(keptPath),isOneFile(path,
keptPath)]),keptExists=keptIsThere&&!isLinked,text=exists?await readText(path):"",state=exists?whoseHook(text):"free";return{hook,path,state,text,isExecutable,kept:{path:keptPath,exists:keptExists,isExecutable:keptIsExecutable}}}function mustBePlaceable({hook,path,state,kept}){if(state==="edited")throw new Problem("this hook of Scalerlock\u2019s was edited by hand",{path,fix:`move your lines to \`${hook}${KEPT_SUFFIX}\
\` beside it, which runs first; delete this file and install again`});if(state==="foreign"&&kept.exists)throw new Problem(`there are two hooks from before: this one and \`${kept.path}\``,{path,fix:"only one can be kept: bring them together in this file, delete the other, and install again"})}async function placeHook(place,script){if(place.text===script&&place.isExecutable)return"unchanged";let temporary=`${place.
path}.${randomBytes(6).toString("hex")}.tmp`,movedAside=!1;try{await mkdir(dirname(place.path),{recursive:!0}),dropStale(dirname(place.path),{named:TEMPORARY}),await writeFile(temporary,script,{flag:"wx",mode:511}),place.state==="foreign"&&(await giveSecondName(place.path,place.kept.path),movedAside=!0),await rename(temporary,place.path)}catch(error){throw movedAside&&(await rename(place.kept.path,
place.path),await isOneFile(place.kept.path,place.path)&&await rm(place.kept.path,{force:!0})),await rm(temporary,{force:!0}).catch(()=>{}),notChanged(place.path,error)}return place.state==="ours"?"updated":"installed"}async function giveSecondName(path,second){if(!await isOneFile(path,second)){if((await lstat(path)).isSymbolicLink())return rename(path,second);await link(path,second).catch(()=>rename(
path,second))}}async function isOneFile(path,other){let[a,b]=await Promise.all([path,other].map(each=>lstat(each,{bigint:!0}).catch(()=>null)));return a!=null&&b!=null&&a.ino!==0n&&a.ino===b.ino&&a.dev===b.dev}async function removeHook(folder,hook){let[place,...moved]=await Promise.all(["",...MOVED_SUFFIXES].map(suffix=>readHook(folder,hook,suffix))),removals=[];for(let other of moved)(other.state===
"ours"||other.state==="edited")&&removals.push(await takeOut(other));return place&&(place.state!=="free"||removals.length===0)&&removals.unshift(await takeOut(place)),removals}async function takeOut({hook,path,state,kept}){if(state==="edited"||state==="foreign")return{hook,path,did:`left-${state}`};if(state==="free"&&!kept.exists)return{hook,path,did:"nothing"};try{kept.exists?await rename(kept.path,
path):await rm(path)}catch(error){throw notChanged(path,error)}return{hook,path,did:kept.exists?"restored":"removed"}}async function isThere(path){let stats=await lstat(path).catch(()=>null);if(stats===null||stats.isFile()||stats.isSymbolicLink())return stats!==null;throw new Problem("where a hook should be is something else",{path,fix:"move it away, and run this again"})}async function canRun(path){
return access(path,constants.X_OK).then(()=>!0,()=>!1)}async function readText(path){let stats=await stat(path).catch(()=>null);if(!stats?.isFile()||stats.size>LARGEST_READ)return"";try{return await readFile(path,"utf8")}catch(error){throw notChanged(path,error)}}function notChanged(path,error){let{why,fix}=whyNotWritten(error);return new Problem(`the hook could not be read or written: ${why}`,{path,
fix,cause:error})}import{realpath,stat as stat2}from"node:fs/promises";import{isAbsolute,join as join2,relative}from"node:path";async function hooksFolder(repo){workTreeRoot(repo);let folder=await hooksPath(repo),{code,stdout}=await runGit(repo,["config","--get","core.hooksPath"]),configured=stdout.toString().trim(),stats=await stat2(folder).catch(()=>null);if(code===0&&configured===""||stats!==null&&!stats.isDirectory())throw new Problem(`hooks are switched off here: \`core.hooksPath\` is \`${configured}\`, which is no fol\
der`,{fix:"`git config --show-origin core.hooksPath` says where that is set; unset it, or name a folder"});return folder}async function hooksReach(repo,folder,hooks){let[root,commonDir,real]=await Promise.all([realPath(workTreeRoot(repo)),realPath(repo.commonDir),realPath(folder)]);if(isInside(commonDir,real))return"clone";if(!isInside(root,real))return"everywhere";let paths=hooks.map(hook=>join2(
real,hook));return(await git(repo,["ls-files","--cached","--others","--exclude-standard","--",...paths])).length===0?"clone":"committed"}async function realPath(path){return realpath(path).catch(()=>path)}function isInside(folder,path){let way=relative(folder,path);return way===""||!way.startsWith("..")&&!isAbsolute(way)}import{isAbsolute as isAbsolute2,relative as relative2,sep}from"node:path";function pathFrom(root,path){let way=relative2(root,path);return way===""||way.startsWith("..")||isAbsolute2(way)?path:way.replaceAll(sep,"/")}export{HOOK_NAMES,KEPT_SUFFIX,hookScript,readHook,mustBePlaceable,placeHook,removeHook,hooksFolder,hooksReach,pathFrom};
