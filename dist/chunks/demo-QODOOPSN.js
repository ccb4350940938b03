import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{packageRoot}from"./chunk-TH4V6OW2.js";import{EXIT}from"./chunk-KH2XEQDJ.js";import{Problem}from"./chunk-ZLB4E5B3.js";import{wrap}from"./chunk-ORBW2ODO.js";import"./chunk-77GQ4UQY.js";import{require_picocolors}from"./chunk-F6GTR6RR.js";import{shellWord}from"./chunk-TEPWHHQU.js";import{__toESM}from"./chunk-T2EYXN3I.js";var import_picocolors=__toESM(require_picocolors(),1);import{spawn}from"node:child_process";import{cp,mkdir,mkdtemp,readFile,rm,writeFile}from"node:fs/promises";import{tmpdir}from"node:os";import{dirname,join}from"node:path";async function setStage({packageRoot:packageRoot2,color,width}){let folder=await mkdtemp(join(tmpdir(),"scalerlock-demo-")),fixtures=join(packageRoot2,"test/fixtures/artifacts/churn"),env={...environment(color),COLUMNS:String(width)},at=path=>join(folder,path);async function write(path,text){await mkdir(dirname(at(path)),{recursive:!0}),await writeFile(at(path),text)}let stage={folder,write,async copy(fixture,path){
await mkdir(dirname(at(path)),{recursive:!0}),await cp(join(fixtures,fixture),at(path)).catch(cause=>{throw new Problem("the demo needs the artifacts that come with Scalerlock",{path:join(fixtures,fixture),fix:"run it from a clone of Scalerlock: `node dist/cli.js demo`",cause})})},async edit(path,from,to){let text=await readFile(at(path),"utf8");if(!text.includes(from))throw new Error(`the story e\
dits what ${path} does not have: ${from}`);await write(path,text.replace(from,()=>to))},run([program="",...args]){let isOurs=program==="scalerlock",own=[join(packageRoot2,"dist/cli.js"),...args,color?"--color":"--no-color"];return collect(isOurs?process.execPath:program,isOurs?own:args,folder,env)},clear:()=>rm(folder,{recursive:!0,force:!0})};return await stage.run(["git","init","--quiet"]),await stage.
run(["git","symbolic-ref","HEAD","refs/heads/main"]),stage}function environment(color){let kept=Object.entries(process.env).filter(([name2])=>!name2.startsWith("GIT_")),person={NAME:"Dana",EMAIL:"dana@example.com"};return{...Object.fromEntries(kept),GIT_CONFIG_GLOBAL:"/dev/null",GIT_CONFIG_NOSYSTEM:"1",GIT_TERMINAL_PROMPT:"0",GIT_MERGE_AUTOEDIT:"no",GIT_AUTHOR_NAME:person.NAME,GIT_AUTHOR_EMAIL:person.
EMAIL,GIT_COMMITTER_NAME:person.NAME,GIT_COMMITTER_EMAIL:person.EMAIL,...color?{FORCE_COLOR:"1"}:{NO_COLOR:"1"}}}function collect(program,args,cwd,env){return new Promise((resolve,reject)=>{let child=spawn(program,args,{cwd,env,stdio:["ignore","pipe","pipe"]}),chunks=[];child.stdout.on("data",chunk=>chunks.push(chunk)),child.stderr.on("data",chunk=>chunks.push(chunk)),child.on("close",code=>resolve(
{code:code??1,output:Buffer.concat(chunks).toString()})),child.on("error",cause=>{reject(new Problem(`\`${program}\` could not be run`,{fix:`install ${program} and put it on the PATH`,cause}))})})}var MODEL="models/churn/model.joblib",SCALER="models/churn/scaler.joblib",POLICY=`version: 1
pairs:
  churn:
    model: models/churn/model.joblib
    scaler: models/churn/scaler.joblib
    training: configs/train.yaml#$.preprocessing.scaler_version
    inference:
      staging: deploy/staging.yaml#$.scaler.version
      production: deploy/prod.yaml#$.scaler.version
`,git=(...args)=>({run:["git",...args]}),refused=(...args)=>({run:["git",...args],refused:!0}),scalerlock=(...args)=>({run:["scalerlock",...args]}),commit=message=>git("commit","--quiet","-m",message),retrain=version=>({train:{[MODEL]:`${version}/model.joblib`,[SCALER]:`${version}/scaler.joblib`}}),name=(file,from,to)=>({edit:file,from:`"${from}"`,to:`"${to}"`}),WEEK=[{title:"Monday: a model, its \
scaler, and a lock on the two",scenes:[{say:"A churn model (LogisticRegression) was trained on features that a StandardScaler normalized."},retrain("v1"),{write:"configs/train.yaml",text:`preprocessing:
  scaler_version: "1.0.0"
`},{write:"deploy/staging.yaml",text:`scaler:
  version: "1.0.0"
`},{write:"deploy/prod.yaml",text:`scaler:
  version: "1.0.0"
`},{write:"scalerlock.yml",text:POLICY},scalerlock("seal"),scalerlock("install"),git("add","--all"),commit("Churn model, sealed with its scaler")]},{title:"Tuesday: a good retrain passes",scenes:[{say:"New data: model and scaler are fitted again, sealed, and the configs name the new version."},retrain("v2"),scalerlock("seal"),name("configs/train.yaml","1.0.0","2.0.0"),name("deploy/staging.yaml","1\
.0.0","2.0.0"),name("deploy/prod.yaml","1.0.0","2.0.0"),git("add","--all"),commit("Retrain churn on the second quarter")]},{title:"Wednesday: a model is committed alone",scenes:[{say:"Somebody retrains the model and commits just that file."},{train:{[MODEL]:"v2-retrained/model.joblib"}},git("add",MODEL),refused("commit","-m","Better model"),{say:"It was trained with the scaler that is there. Seali\
ng says so, and the lock records it."},scalerlock("seal","churn"),git("add","models/churn"),commit("Better model, same scaler")]},{title:"Thursday: a scaler is refitted alone",scenes:[{say:"A notebook fits the scaler again and saves it over the old one. To git it is a changed binary."},{train:{[SCALER]:"v1-refit/scaler.joblib"}},git("add",SCALER),refused("commit","-m","Update artifacts"),{say:"No \
model was trained with it. The old one comes back."},git("restore","--staged","--worktree",SCALER)]},{title:"Friday morning: a deploy config stays behind",scenes:[{say:"A good retrain again, but production would still load the old scaler."},retrain("v3"),scalerlock("seal","churn"),name("configs/train.yaml","2.0.0","3.0.0"),name("deploy/staging.yaml","2.0.0","3.0.0"),git("add","--all"),refused("com\
mit","-m","Retrain churn on the third quarter"),{say:"The one line that was forgotten:"},name("deploy/prod.yaml","2.0.0","3.0.0"),git("add","deploy/prod.yaml"),commit("Retrain churn on the third quarter")]},{title:"Friday noon: two branches, each right, together wrong",scenes:[{say:"One branch adds a canary that serves what is locked today, 3.0.0."},git("switch","--quiet","--create","canary"),{write:"\
deploy/canary.yaml",text:`scaler:
  version: "3.0.0"
`},{edit:"scalerlock.yml",from:"      production:",to:`      canary: deploy/canary.yaml#$.scaler.version
      production:`},git("add","--all"),commit("Add a canary"),{say:"The other one, from the same main, retrains to 4.0.0."},git("switch","--quiet","--create","retrain","main"),retrain("v4"),scalerlock("seal","churn"),name("configs/train.yaml","3.0.0","4.0.0"),name("deploy/staging.yaml","3.0.0","4.0.0"),name("deploy/prod.yaml","3.0.0","4.0.0"),git("add","--all"),commit("Retrain churn on the fourth \
quarter"),{say:"Git merges them without a conflict. The hook looks at the result."},refused("merge","--no-edit","canary"),{say:"The canary moves with the retrain, and the merge goes through."},name("deploy/canary.yaml","3.0.0","4.0.0"),git("add","deploy/canary.yaml"),commit("Merge branch canary into retrain")]},{title:"Friday evening: a lock is edited by hand",scenes:[{say:"Somebody talks the lock\
 round: one number of the transform."},{edit:"models/churn/scaler.lock.json",from:'"scale": [',to:`"scale": [
          0.05,`},git("add","--all"),refused("commit","-m","Adjust lock"),{say:"A lock is sealed, not written."},scalerlock("seal","churn"),git("add","--all"),git("status","--short"),scalerlock("check")]}];var INDENT="  ";async function demoCommand({keep=!1},io){let stage=await setStage({packageRoot:packageRoot(),color:io.color,width:io.width-INDENT.length}),{bold,dim,green}=import_picocolors.default.createColors(io.color);try{let refusals=0;for(let day of WEEK){let played=await play(day,stage,io);if(played===null)return EXIT.findings;refusals+=played}return io.out(`
${green("\u2714")} ${bold(`${refusals} refusals, each mended`)}: every commit that parted the pair was stopped.
`),io.out(`  ${dim("\u2192")} In your own repository: scalerlock init, then scalerlock install
`),EXIT.pass}finally{keep?io.out(`  ${dim("\u2192")} The repository is kept in ${stage.folder}
`):await stage.clear()}}async function play(day,stage,io){let{bold,cyan}=import_picocolors.default.createColors(io.color);io.out(`
${bold(cyan(`\u2500\u2500 ${day.title} `.padEnd(Math.min(76,io.width),"\u2500")))}
`);let refusals=0;for(let scene of day.scenes){let went=await act(scene,stage,io);if(went==="astray")return null;went==="refused"&&(refusals+=1)}return refusals}async function act(scene,stage,io){let{dim,bold,red,green}=import_picocolors.default.createColors(io.color);if("say"in scene&&io.out(`
${wrap(scene.say,io.width,"").join(`
`)}
`),"train"in scene)for(let[path,fixture]of Object.entries(scene.train))await stage.copy(fixture,path),io.out(dim(`  (python train.py writes ${path})
`));if("write"in scene&&(await stage.write(scene.write,scene.text),io.out(dim(`  (writes ${scene.write})
`))),"edit"in scene&&(await stage.edit(scene.edit,scene.from,scene.to),io.out(dim(`  (edits ${scene.edit}: ${oneLine(scene.from)} becomes ${oneLine(scene.to)})
`))),!("run"in scene))return"done";io.out(`${dim("$")} ${bold(scene.run.map(shellWord).join(" "))}
`);let{code,output}=await stage.run(scene.run);io.out(output.replaceAll(/^(?=.)/gm,INDENT));let isRefused=code!==0;return isRefused!==(scene.refused===!0)?(io.err(`${red("\u2716")} this should have been ${scene.refused?"refused":"let through"} (exit code ${code})
`),"astray"):(isRefused?io.out(red(`  refused: nothing was committed
`)):scene.run[1]==="commit"&&io.out(green(`  committed
`)),isRefused?"refused":"done")}function oneLine(text){return text.trim().replaceAll(/\s*\n\s*/g," \u23CE ")}export{demoCommand};
