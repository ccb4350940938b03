// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.
"use strict";
export const report = validate61;
const schema110 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/report.schema.json","title":"Report","description":"What `scalerlock check --format json` prints.","type":"object","required":["schemaVersion","tool","status","base","head","pairs","findings","stats"],"additionalProperties":false,"properties":{"schemaVersion":{"const":1},"tool":{"title":"Tool","type":"object","required":["name","version"],"additionalProperties":false,"properties":{"name":{"const":"scalerlock"},"version":{"type":"string"}}},"status":{"title":"ReportStatus","description":"`pass`: nothing at level error. `fail`: findings at level error. `error`: it could not judge.","enum":["pass","fail","error"]},"base":{"title":"Base","description":"The tree compared against: a commit's id; null where there is none.","type":["string","null"]},"head":{"title":"Head","description":"The tree judged: a commit's id, `index` or `worktree`.","type":["string","null"]},"pairs":{"title":"Pairs","type":"array","items":{"$ref":"#/$defs/pairReport"}},"findings":{"title":"Findings","type":"array","items":{"$ref":"#/$defs/finding"}},"error":{"title":"ReportError","description":"Why it could not judge, where the status is `error`.","type":"object","required":["message","path","line","column","fix"],"additionalProperties":false,"properties":{"message":{"type":"string"},"path":{"type":["string","null"]},"line":{"type":["integer","null"]},"column":{"type":["integer","null"]},"fix":{"type":"string"}}},"shard":{"description":"Of which part of the pairs this report is; `scalerlock report merge` joins them all into one verdict.","$ref":"#/$defs/shardReport"},"code":{"description":"What the audit looked at beside the pairs, where the policy has an `audit:` and the change touches code.","$ref":"#/$defs/codeReport"},"stats":{"title":"Stats","type":"object","required":["pairs","filesHashed","bytesHashed","durationMs"],"additionalProperties":false,"properties":{"pairs":{"type":"integer","minimum":0},"filesHashed":{"type":"integer","minimum":0},"bytesHashed":{"type":"integer","minimum":0},"durationMs":{"type":"number","minimum":0}}}},"$defs":{"severity":{"title":"Severity","enum":["error","warning"]},"shardReport":{"title":"ShardReport","type":"object","required":["number","of","pairs","policy"],"additionalProperties":false,"properties":{"number":{"description":"Which shard it is, from 1. The first judges what concerns the repository as a whole, too.","type":"integer","minimum":1},"of":{"description":"How many shards there are.","type":"integer","minimum":1,"maximum":256},"pairs":{"description":"How many pairs all shards have together.","type":"integer","minimum":0},"policy":{"description":"Git's ids of the policies that judged; null where there is none.","type":"object","required":["base","head"],"additionalProperties":false,"properties":{"base":{"type":["string","null"]},"head":{"type":["string","null"]}}}}},"codeReport":{"title":"CodeReport","type":"object","required":["files","known","ignored","unread"],"additionalProperties":false,"properties":{"files":{"description":"Python files and notebooks with a word of normalization in them.","type":"integer","minimum":0},"known":{"description":"How many findings were there before: they block nothing.","type":"integer","minimum":0},"ignored":{"description":"How many findings a comment in the code sets aside.","type":"integer","minimum":0},"unread":{"description":"Files that were not read, or not in full, and why.","type":"array","items":{"type":"object","required":["path","problem"],"additionalProperties":false,"properties":{"path":{"type":"string"},"problem":{"type":"string"}}}}}},"pairReport":{"title":"PairReport","description":"One pair as it was judged.","type":"object","required":["name","status","scalerVersion","scalerVersionBefore","lock","models","scalers","references"],"additionalProperties":false,"properties":{"name":{"type":"string"},"status":{"title":"PairStatus","enum":["pass","warning","fail"]},"scalerVersion":{"description":"The first scaler's version in the head's lock.","type":["string","null"]},"scalerVersionBefore":{"description":"The same in the base's lock.","type":["string","null"]},"lock":{"description":"The lock's path.","type":"string"},"models":{"type":"array","items":{"$ref":"#/$defs/artifactReport"}},"scalers":{"type":"array","items":{"$ref":"#/$defs/artifactReport"}},"references":{"type":"array","items":{"$ref":"#/$defs/referenceReport"}}}},"artifactReport":{"title":"ArtifactReport","type":"object","required":["path","format","class","sha256","sha256Before","fingerprint","version","change","comparedBy","movements"],"additionalProperties":false,"properties":{"path":{"type":"string"},"format":{"type":["string","null"]},"class":{"type":["string","null"]},"sha256":{"type":["string","null"]},"sha256Before":{"description":"The same at the base.","type":["string","null"]},"fingerprint":{"type":["string","null"]},"version":{"description":"The version in the head's lock, of a scaler.","type":["string","null"]},"change":{"title":"ArtifactChange","description":"Against the base. `resaved`: other bytes, the same transform.","enum":["same","resaved","changed","added","deleted","missing"]},"comparedBy":{"title":"ComparedBy","description":"`transform`: by what it means; `bytes`: by its bytes alone.","enum":["transform","bytes"]},"onlyPointer":{"title":"OnlyPointer","description":"The program that keeps the content, where only its pointer is here: the content was not read, and what is told of it is what the lock says.","enum":["lfs","dvc","annex"]},"movements":{"description":"The features whose transform moved most, the largest first.","type":"array","items":{"$ref":"#/$defs/movement"}}}},"movement":{"title":"Movement","description":"How far one feature's transform moved.","type":"object","required":["feature","parameter","before","after","distance"],"additionalProperties":false,"properties":{"feature":{"type":"string"},"parameter":{"description":"What is shown, as `center` or `scale`.","type":"string"},"before":{"type":["number","string","null"]},"after":{"type":["number","string","null"]},"distance":{"description":"How far, in units of the first scaler's spread (standard deviations, for a StandardScaler); null where there is no such measure.","type":["number","string","null"]}}},"referenceReport":{"title":"ReferenceReport","type":"object","required":["side","environment","path","line","value","agrees"],"additionalProperties":false,"properties":{"side":{"title":"Side","enum":["training","inference"]},"environment":{"type":["string","null"]},"path":{"type":"string"},"line":{"type":["integer","null"]},"value":{"type":["string","null"]},"agrees":{"description":"Whether it names what the lock holds; null where that cannot be said.","type":["boolean","null"]}}},"finding":{"title":"Finding","description":"What is wrong, where, and how to mend it.","type":"object","required":["rule","severity","pair","path","line","column","message","fix","docs"],"additionalProperties":false,"properties":{"rule":{"type":"string"},"severity":{"$ref":"#/$defs/severity"},"pair":{"type":["string","null"]},"path":{"type":["string","null"]},"line":{"type":["integer","null"],"minimum":1},"column":{"type":["integer","null"],"minimum":1},"message":{"type":"string"},"fix":{"type":"string"},"docs":{"description":"The rule's page.","type":"string"},"key":{"description":"Of the audit: names the finding also after lines moved, as in a baseline.","type":"string"},"related":{"description":"Of the audit: the other places that it is about.","type":"array","items":{"$ref":"#/$defs/relatedPlace"}}}},"relatedPlace":{"title":"RelatedPlace","type":"object","required":["path","line","column","message"],"additionalProperties":false,"properties":{"path":{"type":"string"},"line":{"type":"integer","minimum":1},"column":{"type":["integer","null"],"minimum":1},"message":{"description":"Its side, and the code there.","type":"string"}}}}};
const schema118 = {"title":"ShardReport","type":"object","required":["number","of","pairs","policy"],"additionalProperties":false,"properties":{"number":{"description":"Which shard it is, from 1. The first judges what concerns the repository as a whole, too.","type":"integer","minimum":1},"of":{"description":"How many shards there are.","type":"integer","minimum":1,"maximum":256},"pairs":{"description":"How many pairs all shards have together.","type":"integer","minimum":0},"policy":{"description":"Git's ids of the policies that judged; null where there is none.","type":"object","required":["base","head"],"additionalProperties":false,"properties":{"base":{"type":["string","null"]},"head":{"type":["string","null"]}}}}};
const schema119 = {"title":"CodeReport","type":"object","required":["files","known","ignored","unread"],"additionalProperties":false,"properties":{"files":{"description":"Python files and notebooks with a word of normalization in them.","type":"integer","minimum":0},"known":{"description":"How many findings were there before: they block nothing.","type":"integer","minimum":0},"ignored":{"description":"How many findings a comment in the code sets aside.","type":"integer","minimum":0},"unread":{"description":"Files that were not read, or not in full, and why.","type":"array","items":{"type":"object","required":["path","problem"],"additionalProperties":false,"properties":{"path":{"type":"string"},"problem":{"type":"string"}}}}}};
const func24 = Object.prototype.hasOwnProperty;
const schema111 = {"title":"PairReport","description":"One pair as it was judged.","type":"object","required":["name","status","scalerVersion","scalerVersionBefore","lock","models","scalers","references"],"additionalProperties":false,"properties":{"name":{"type":"string"},"status":{"title":"PairStatus","enum":["pass","warning","fail"]},"scalerVersion":{"description":"The first scaler's version in the head's lock.","type":["string","null"]},"scalerVersionBefore":{"description":"The same in the base's lock.","type":["string","null"]},"lock":{"description":"The lock's path.","type":"string"},"models":{"type":"array","items":{"$ref":"#/$defs/artifactReport"}},"scalers":{"type":"array","items":{"$ref":"#/$defs/artifactReport"}},"references":{"type":"array","items":{"$ref":"#/$defs/referenceReport"}}}};
const schema114 = {"title":"ReferenceReport","type":"object","required":["side","environment","path","line","value","agrees"],"additionalProperties":false,"properties":{"side":{"title":"Side","enum":["training","inference"]},"environment":{"type":["string","null"]},"path":{"type":"string"},"line":{"type":["integer","null"]},"value":{"type":["string","null"]},"agrees":{"description":"Whether it names what the lock holds; null where that cannot be said.","type":["boolean","null"]}}};
const schema112 = {"title":"ArtifactReport","type":"object","required":["path","format","class","sha256","sha256Before","fingerprint","version","change","comparedBy","movements"],"additionalProperties":false,"properties":{"path":{"type":"string"},"format":{"type":["string","null"]},"class":{"type":["string","null"]},"sha256":{"type":["string","null"]},"sha256Before":{"description":"The same at the base.","type":["string","null"]},"fingerprint":{"type":["string","null"]},"version":{"description":"The version in the head's lock, of a scaler.","type":["string","null"]},"change":{"title":"ArtifactChange","description":"Against the base. `resaved`: other bytes, the same transform.","enum":["same","resaved","changed","added","deleted","missing"]},"comparedBy":{"title":"ComparedBy","description":"`transform`: by what it means; `bytes`: by its bytes alone.","enum":["transform","bytes"]},"onlyPointer":{"title":"OnlyPointer","description":"The program that keeps the content, where only its pointer is here: the content was not read, and what is told of it is what the lock says.","enum":["lfs","dvc","annex"]},"movements":{"description":"The features whose transform moved most, the largest first.","type":"array","items":{"$ref":"#/$defs/movement"}}}};
const schema113 = {"title":"Movement","description":"How far one feature's transform moved.","type":"object","required":["feature","parameter","before","after","distance"],"additionalProperties":false,"properties":{"feature":{"type":"string"},"parameter":{"description":"What is shown, as `center` or `scale`.","type":"string"},"before":{"type":["number","string","null"]},"after":{"type":["number","string","null"]},"distance":{"description":"How far, in units of the first scaler's spread (standard deviations, for a StandardScaler); null where there is no such measure.","type":["number","string","null"]}}};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.format === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.class === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "class"},message:"must have required property '"+"class"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.sha256 === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.sha256Before === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sha256Before"},message:"must have required property '"+"sha256Before"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.fingerprint === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fingerprint"},message:"must have required property '"+"fingerprint"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.version === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.change === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "change"},message:"must have required property '"+"change"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.comparedBy === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "comparedBy"},message:"must have required property '"+"comparedBy"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.movements === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "movements"},message:"must have required property '"+"movements"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key0 in data){
if(!(func24.call(schema112.properties, key0))){
const err10 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.path !== undefined){
if(typeof data.path !== "string"){
const err11 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.format !== undefined){
let data1 = data.format;
if((typeof data1 !== "string") && (data1 !== null)){
const err12 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: schema112.properties.format.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.class !== undefined){
let data2 = data.class;
if((typeof data2 !== "string") && (data2 !== null)){
const err13 = {instancePath:instancePath+"/class",schemaPath:"#/properties/class/type",keyword:"type",params:{type: schema112.properties.class.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.sha256 !== undefined){
let data3 = data.sha256;
if((typeof data3 !== "string") && (data3 !== null)){
const err14 = {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: schema112.properties.sha256.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.sha256Before !== undefined){
let data4 = data.sha256Before;
if((typeof data4 !== "string") && (data4 !== null)){
const err15 = {instancePath:instancePath+"/sha256Before",schemaPath:"#/properties/sha256Before/type",keyword:"type",params:{type: schema112.properties.sha256Before.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.fingerprint !== undefined){
let data5 = data.fingerprint;
if((typeof data5 !== "string") && (data5 !== null)){
const err16 = {instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: schema112.properties.fingerprint.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.version !== undefined){
let data6 = data.version;
if((typeof data6 !== "string") && (data6 !== null)){
const err17 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: schema112.properties.version.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.change !== undefined){
let data7 = data.change;
if(!((((((data7 === "same") || (data7 === "resaved")) || (data7 === "changed")) || (data7 === "added")) || (data7 === "deleted")) || (data7 === "missing"))){
const err18 = {instancePath:instancePath+"/change",schemaPath:"#/properties/change/enum",keyword:"enum",params:{allowedValues: schema112.properties.change.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.comparedBy !== undefined){
let data8 = data.comparedBy;
if(!((data8 === "transform") || (data8 === "bytes"))){
const err19 = {instancePath:instancePath+"/comparedBy",schemaPath:"#/properties/comparedBy/enum",keyword:"enum",params:{allowedValues: schema112.properties.comparedBy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.onlyPointer !== undefined){
let data9 = data.onlyPointer;
if(!(((data9 === "lfs") || (data9 === "dvc")) || (data9 === "annex"))){
const err20 = {instancePath:instancePath+"/onlyPointer",schemaPath:"#/properties/onlyPointer/enum",keyword:"enum",params:{allowedValues: schema112.properties.onlyPointer.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.movements !== undefined){
let data10 = data.movements;
if(Array.isArray(data10)){
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.feature === undefined){
const err21 = {instancePath:instancePath+"/movements/" + i0,schemaPath:"#/$defs/movement/required",keyword:"required",params:{missingProperty: "feature"},message:"must have required property '"+"feature"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data11.parameter === undefined){
const err22 = {instancePath:instancePath+"/movements/" + i0,schemaPath:"#/$defs/movement/required",keyword:"required",params:{missingProperty: "parameter"},message:"must have required property '"+"parameter"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data11.before === undefined){
const err23 = {instancePath:instancePath+"/movements/" + i0,schemaPath:"#/$defs/movement/required",keyword:"required",params:{missingProperty: "before"},message:"must have required property '"+"before"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data11.after === undefined){
const err24 = {instancePath:instancePath+"/movements/" + i0,schemaPath:"#/$defs/movement/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data11.distance === undefined){
const err25 = {instancePath:instancePath+"/movements/" + i0,schemaPath:"#/$defs/movement/required",keyword:"required",params:{missingProperty: "distance"},message:"must have required property '"+"distance"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key1 in data11){
if(!(((((key1 === "feature") || (key1 === "parameter")) || (key1 === "before")) || (key1 === "after")) || (key1 === "distance"))){
const err26 = {instancePath:instancePath+"/movements/" + i0,schemaPath:"#/$defs/movement/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data11.feature !== undefined){
if(typeof data11.feature !== "string"){
const err27 = {instancePath:instancePath+"/movements/" + i0+"/feature",schemaPath:"#/$defs/movement/properties/feature/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.parameter !== undefined){
if(typeof data11.parameter !== "string"){
const err28 = {instancePath:instancePath+"/movements/" + i0+"/parameter",schemaPath:"#/$defs/movement/properties/parameter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data11.before !== undefined){
let data14 = data11.before;
if(((!((typeof data14 == "number") && (isFinite(data14)))) && (typeof data14 !== "string")) && (data14 !== null)){
const err29 = {instancePath:instancePath+"/movements/" + i0+"/before",schemaPath:"#/$defs/movement/properties/before/type",keyword:"type",params:{type: schema113.properties.before.type},message:"must be number,string,null"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data11.after !== undefined){
let data15 = data11.after;
if(((!((typeof data15 == "number") && (isFinite(data15)))) && (typeof data15 !== "string")) && (data15 !== null)){
const err30 = {instancePath:instancePath+"/movements/" + i0+"/after",schemaPath:"#/$defs/movement/properties/after/type",keyword:"type",params:{type: schema113.properties.after.type},message:"must be number,string,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data11.distance !== undefined){
let data16 = data11.distance;
if(((!((typeof data16 == "number") && (isFinite(data16)))) && (typeof data16 !== "string")) && (data16 !== null)){
const err31 = {instancePath:instancePath+"/movements/" + i0+"/distance",schemaPath:"#/$defs/movement/properties/distance/type",keyword:"type",params:{type: schema113.properties.distance.type},message:"must be number,string,null"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/movements/" + i0,schemaPath:"#/$defs/movement/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/movements",schemaPath:"#/properties/movements/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.status === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.scalerVersion === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scalerVersion"},message:"must have required property '"+"scalerVersion"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.scalerVersionBefore === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scalerVersionBefore"},message:"must have required property '"+"scalerVersionBefore"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.lock === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lock"},message:"must have required property '"+"lock"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.models === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "models"},message:"must have required property '"+"models"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.scalers === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scalers"},message:"must have required property '"+"scalers"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.references === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "references"},message:"must have required property '"+"references"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "name") || (key0 === "status")) || (key0 === "scalerVersion")) || (key0 === "scalerVersionBefore")) || (key0 === "lock")) || (key0 === "models")) || (key0 === "scalers")) || (key0 === "references"))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.status !== undefined){
let data1 = data.status;
if(!(((data1 === "pass") || (data1 === "warning")) || (data1 === "fail"))){
const err10 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema111.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.scalerVersion !== undefined){
let data2 = data.scalerVersion;
if((typeof data2 !== "string") && (data2 !== null)){
const err11 = {instancePath:instancePath+"/scalerVersion",schemaPath:"#/properties/scalerVersion/type",keyword:"type",params:{type: schema111.properties.scalerVersion.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.scalerVersionBefore !== undefined){
let data3 = data.scalerVersionBefore;
if((typeof data3 !== "string") && (data3 !== null)){
const err12 = {instancePath:instancePath+"/scalerVersionBefore",schemaPath:"#/properties/scalerVersionBefore/type",keyword:"type",params:{type: schema111.properties.scalerVersionBefore.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.lock !== undefined){
if(typeof data.lock !== "string"){
const err13 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.models !== undefined){
let data5 = data.models;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate63(data5[i0], {instancePath:instancePath+"/models/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.scalers !== undefined){
let data7 = data.scalers;
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
if(!(validate63(data7[i1], {instancePath:instancePath+"/scalers/" + i1,parentData:data7,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/scalers",schemaPath:"#/properties/scalers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.references !== undefined){
let data9 = data.references;
if(Array.isArray(data9)){
const len2 = data9.length;
for(let i2=0; i2<len2; i2++){
let data10 = data9[i2];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.side === undefined){
const err16 = {instancePath:instancePath+"/references/" + i2,schemaPath:"#/$defs/referenceReport/required",keyword:"required",params:{missingProperty: "side"},message:"must have required property '"+"side"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data10.environment === undefined){
const err17 = {instancePath:instancePath+"/references/" + i2,schemaPath:"#/$defs/referenceReport/required",keyword:"required",params:{missingProperty: "environment"},message:"must have required property '"+"environment"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data10.path === undefined){
const err18 = {instancePath:instancePath+"/references/" + i2,schemaPath:"#/$defs/referenceReport/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data10.line === undefined){
const err19 = {instancePath:instancePath+"/references/" + i2,schemaPath:"#/$defs/referenceReport/required",keyword:"required",params:{missingProperty: "line"},message:"must have required property '"+"line"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data10.value === undefined){
const err20 = {instancePath:instancePath+"/references/" + i2,schemaPath:"#/$defs/referenceReport/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data10.agrees === undefined){
const err21 = {instancePath:instancePath+"/references/" + i2,schemaPath:"#/$defs/referenceReport/required",keyword:"required",params:{missingProperty: "agrees"},message:"must have required property '"+"agrees"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 in data10){
if(!((((((key1 === "side") || (key1 === "environment")) || (key1 === "path")) || (key1 === "line")) || (key1 === "value")) || (key1 === "agrees"))){
const err22 = {instancePath:instancePath+"/references/" + i2,schemaPath:"#/$defs/referenceReport/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data10.side !== undefined){
let data11 = data10.side;
if(!((data11 === "training") || (data11 === "inference"))){
const err23 = {instancePath:instancePath+"/references/" + i2+"/side",schemaPath:"#/$defs/referenceReport/properties/side/enum",keyword:"enum",params:{allowedValues: schema114.properties.side.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data10.environment !== undefined){
let data12 = data10.environment;
if((typeof data12 !== "string") && (data12 !== null)){
const err24 = {instancePath:instancePath+"/references/" + i2+"/environment",schemaPath:"#/$defs/referenceReport/properties/environment/type",keyword:"type",params:{type: schema114.properties.environment.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data10.path !== undefined){
if(typeof data10.path !== "string"){
const err25 = {instancePath:instancePath+"/references/" + i2+"/path",schemaPath:"#/$defs/referenceReport/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data10.line !== undefined){
let data14 = data10.line;
if((!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) && (data14 !== null)){
const err26 = {instancePath:instancePath+"/references/" + i2+"/line",schemaPath:"#/$defs/referenceReport/properties/line/type",keyword:"type",params:{type: schema114.properties.line.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data10.value !== undefined){
let data15 = data10.value;
if((typeof data15 !== "string") && (data15 !== null)){
const err27 = {instancePath:instancePath+"/references/" + i2+"/value",schemaPath:"#/$defs/referenceReport/properties/value/type",keyword:"type",params:{type: schema114.properties.value.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data10.agrees !== undefined){
let data16 = data10.agrees;
if((typeof data16 !== "boolean") && (data16 !== null)){
const err28 = {instancePath:instancePath+"/references/" + i2+"/agrees",schemaPath:"#/$defs/referenceReport/properties/agrees/type",keyword:"type",params:{type: schema114.properties.agrees.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/references/" + i2,schemaPath:"#/$defs/referenceReport/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/references",schemaPath:"#/properties/references/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema115 = {"title":"Finding","description":"What is wrong, where, and how to mend it.","type":"object","required":["rule","severity","pair","path","line","column","message","fix","docs"],"additionalProperties":false,"properties":{"rule":{"type":"string"},"severity":{"$ref":"#/$defs/severity"},"pair":{"type":["string","null"]},"path":{"type":["string","null"]},"line":{"type":["integer","null"],"minimum":1},"column":{"type":["integer","null"],"minimum":1},"message":{"type":"string"},"fix":{"type":"string"},"docs":{"description":"The rule's page.","type":"string"},"key":{"description":"Of the audit: names the finding also after lines moved, as in a baseline.","type":"string"},"related":{"description":"Of the audit: the other places that it is about.","type":"array","items":{"$ref":"#/$defs/relatedPlace"}}}};
const schema116 = {"title":"Severity","enum":["error","warning"]};
const schema117 = {"title":"RelatedPlace","type":"object","required":["path","line","column","message"],"additionalProperties":false,"properties":{"path":{"type":"string"},"line":{"type":"integer","minimum":1},"column":{"type":["integer","null"],"minimum":1},"message":{"description":"Its side, and the code there.","type":"string"}}};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate67.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rule === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rule"},message:"must have required property '"+"rule"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.severity === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "severity"},message:"must have required property '"+"severity"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.pair === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pair"},message:"must have required property '"+"pair"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.path === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.line === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "line"},message:"must have required property '"+"line"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.column === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "column"},message:"must have required property '"+"column"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.message === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.fix === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fix"},message:"must have required property '"+"fix"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.docs === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "docs"},message:"must have required property '"+"docs"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 in data){
if(!(func24.call(schema115.properties, key0))){
const err9 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.rule !== undefined){
if(typeof data.rule !== "string"){
const err10 = {instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.severity !== undefined){
let data1 = data.severity;
if(!((data1 === "error") || (data1 === "warning"))){
const err11 = {instancePath:instancePath+"/severity",schemaPath:"#/$defs/severity/enum",keyword:"enum",params:{allowedValues: schema116.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.pair !== undefined){
let data2 = data.pair;
if((typeof data2 !== "string") && (data2 !== null)){
const err12 = {instancePath:instancePath+"/pair",schemaPath:"#/properties/pair/type",keyword:"type",params:{type: schema115.properties.pair.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.path !== undefined){
let data3 = data.path;
if((typeof data3 !== "string") && (data3 !== null)){
const err13 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: schema115.properties.path.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.line !== undefined){
let data4 = data.line;
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (data4 !== null)){
const err14 = {instancePath:instancePath+"/line",schemaPath:"#/properties/line/type",keyword:"type",params:{type: schema115.properties.line.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/line",schemaPath:"#/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.column !== undefined){
let data5 = data.column;
if((!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) && (data5 !== null)){
const err16 = {instancePath:instancePath+"/column",schemaPath:"#/properties/column/type",keyword:"type",params:{type: schema115.properties.column.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/column",schemaPath:"#/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err18 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.fix !== undefined){
if(typeof data.fix !== "string"){
const err19 = {instancePath:instancePath+"/fix",schemaPath:"#/properties/fix/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.docs !== undefined){
if(typeof data.docs !== "string"){
const err20 = {instancePath:instancePath+"/docs",schemaPath:"#/properties/docs/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.key !== undefined){
if(typeof data.key !== "string"){
const err21 = {instancePath:instancePath+"/key",schemaPath:"#/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.related !== undefined){
let data10 = data.related;
if(Array.isArray(data10)){
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.path === undefined){
const err22 = {instancePath:instancePath+"/related/" + i0,schemaPath:"#/$defs/relatedPlace/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data11.line === undefined){
const err23 = {instancePath:instancePath+"/related/" + i0,schemaPath:"#/$defs/relatedPlace/required",keyword:"required",params:{missingProperty: "line"},message:"must have required property '"+"line"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data11.column === undefined){
const err24 = {instancePath:instancePath+"/related/" + i0,schemaPath:"#/$defs/relatedPlace/required",keyword:"required",params:{missingProperty: "column"},message:"must have required property '"+"column"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data11.message === undefined){
const err25 = {instancePath:instancePath+"/related/" + i0,schemaPath:"#/$defs/relatedPlace/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key1 in data11){
if(!((((key1 === "path") || (key1 === "line")) || (key1 === "column")) || (key1 === "message"))){
const err26 = {instancePath:instancePath+"/related/" + i0,schemaPath:"#/$defs/relatedPlace/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data11.path !== undefined){
if(typeof data11.path !== "string"){
const err27 = {instancePath:instancePath+"/related/" + i0+"/path",schemaPath:"#/$defs/relatedPlace/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.line !== undefined){
let data13 = data11.line;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err28 = {instancePath:instancePath+"/related/" + i0+"/line",schemaPath:"#/$defs/relatedPlace/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 1 || isNaN(data13)){
const err29 = {instancePath:instancePath+"/related/" + i0+"/line",schemaPath:"#/$defs/relatedPlace/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data11.column !== undefined){
let data14 = data11.column;
if((!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) && (data14 !== null)){
const err30 = {instancePath:instancePath+"/related/" + i0+"/column",schemaPath:"#/$defs/relatedPlace/properties/column/type",keyword:"type",params:{type: schema117.properties.column.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 1 || isNaN(data14)){
const err31 = {instancePath:instancePath+"/related/" + i0+"/column",schemaPath:"#/$defs/relatedPlace/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data11.message !== undefined){
if(typeof data11.message !== "string"){
const err32 = {instancePath:instancePath+"/related/" + i0+"/message",schemaPath:"#/$defs/relatedPlace/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/related/" + i0,schemaPath:"#/$defs/relatedPlace/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/related",schemaPath:"#/properties/related/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}
validate67.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/report.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.schemaVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "schemaVersion"},message:"must have required property '"+"schemaVersion"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.tool === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tool"},message:"must have required property '"+"tool"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.status === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.base === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "base"},message:"must have required property '"+"base"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.head === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "head"},message:"must have required property '"+"head"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.pairs === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pairs"},message:"must have required property '"+"pairs"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.findings === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "findings"},message:"must have required property '"+"findings"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.stats === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "stats"},message:"must have required property '"+"stats"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 in data){
if(!(func24.call(schema110.properties, key0))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.schemaVersion !== undefined){
if(1 !== data.schemaVersion){
const err9 = {instancePath:instancePath+"/schemaVersion",schemaPath:"#/properties/schemaVersion/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.tool !== undefined){
let data1 = data.tool;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.name === undefined){
const err10 = {instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data1.version === undefined){
const err11 = {instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "name") || (key1 === "version"))){
const err12 = {instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.name !== undefined){
if("scalerlock" !== data1.name){
const err13 = {instancePath:instancePath+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"const",params:{allowedValue: "scalerlock"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.version !== undefined){
if(typeof data1.version !== "string"){
const err14 = {instancePath:instancePath+"/tool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.status !== undefined){
let data4 = data.status;
if(!(((data4 === "pass") || (data4 === "fail")) || (data4 === "error"))){
const err16 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema110.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.base !== undefined){
let data5 = data.base;
if((typeof data5 !== "string") && (data5 !== null)){
const err17 = {instancePath:instancePath+"/base",schemaPath:"#/properties/base/type",keyword:"type",params:{type: schema110.properties.base.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.head !== undefined){
let data6 = data.head;
if((typeof data6 !== "string") && (data6 !== null)){
const err18 = {instancePath:instancePath+"/head",schemaPath:"#/properties/head/type",keyword:"type",params:{type: schema110.properties.head.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.pairs !== undefined){
let data7 = data.pairs;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate62(data7[i0], {instancePath:instancePath+"/pairs/" + i0,parentData:data7,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
}
}
else {
const err19 = {instancePath:instancePath+"/pairs",schemaPath:"#/properties/pairs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.findings !== undefined){
let data9 = data.findings;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
if(!(validate67(data9[i1], {instancePath:instancePath+"/findings/" + i1,parentData:data9,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.error !== undefined){
let data11 = data.error;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.message === undefined){
const err21 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data11.path === undefined){
const err22 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data11.line === undefined){
const err23 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/required",keyword:"required",params:{missingProperty: "line"},message:"must have required property '"+"line"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data11.column === undefined){
const err24 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/required",keyword:"required",params:{missingProperty: "column"},message:"must have required property '"+"column"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data11.fix === undefined){
const err25 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/required",keyword:"required",params:{missingProperty: "fix"},message:"must have required property '"+"fix"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key2 in data11){
if(!(((((key2 === "message") || (key2 === "path")) || (key2 === "line")) || (key2 === "column")) || (key2 === "fix"))){
const err26 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data11.message !== undefined){
if(typeof data11.message !== "string"){
const err27 = {instancePath:instancePath+"/error/message",schemaPath:"#/properties/error/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.path !== undefined){
let data13 = data11.path;
if((typeof data13 !== "string") && (data13 !== null)){
const err28 = {instancePath:instancePath+"/error/path",schemaPath:"#/properties/error/properties/path/type",keyword:"type",params:{type: schema110.properties.error.properties.path.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data11.line !== undefined){
let data14 = data11.line;
if((!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) && (data14 !== null)){
const err29 = {instancePath:instancePath+"/error/line",schemaPath:"#/properties/error/properties/line/type",keyword:"type",params:{type: schema110.properties.error.properties.line.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data11.column !== undefined){
let data15 = data11.column;
if((!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) && (data15 !== null)){
const err30 = {instancePath:instancePath+"/error/column",schemaPath:"#/properties/error/properties/column/type",keyword:"type",params:{type: schema110.properties.error.properties.column.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data11.fix !== undefined){
if(typeof data11.fix !== "string"){
const err31 = {instancePath:instancePath+"/error/fix",schemaPath:"#/properties/error/properties/fix/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.shard !== undefined){
let data17 = data.shard;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.number === undefined){
const err33 = {instancePath:instancePath+"/shard",schemaPath:"#/$defs/shardReport/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data17.of === undefined){
const err34 = {instancePath:instancePath+"/shard",schemaPath:"#/$defs/shardReport/required",keyword:"required",params:{missingProperty: "of"},message:"must have required property '"+"of"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data17.pairs === undefined){
const err35 = {instancePath:instancePath+"/shard",schemaPath:"#/$defs/shardReport/required",keyword:"required",params:{missingProperty: "pairs"},message:"must have required property '"+"pairs"+"'"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data17.policy === undefined){
const err36 = {instancePath:instancePath+"/shard",schemaPath:"#/$defs/shardReport/required",keyword:"required",params:{missingProperty: "policy"},message:"must have required property '"+"policy"+"'"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
for(const key3 in data17){
if(!((((key3 === "number") || (key3 === "of")) || (key3 === "pairs")) || (key3 === "policy"))){
const err37 = {instancePath:instancePath+"/shard",schemaPath:"#/$defs/shardReport/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data17.number !== undefined){
let data18 = data17.number;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err38 = {instancePath:instancePath+"/shard/number",schemaPath:"#/$defs/shardReport/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 1 || isNaN(data18)){
const err39 = {instancePath:instancePath+"/shard/number",schemaPath:"#/$defs/shardReport/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data17.of !== undefined){
let data19 = data17.of;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err40 = {instancePath:instancePath+"/shard/of",schemaPath:"#/$defs/shardReport/properties/of/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 256 || isNaN(data19)){
const err41 = {instancePath:instancePath+"/shard/of",schemaPath:"#/$defs/shardReport/properties/of/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err42 = {instancePath:instancePath+"/shard/of",schemaPath:"#/$defs/shardReport/properties/of/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
if(data17.pairs !== undefined){
let data20 = data17.pairs;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err43 = {instancePath:instancePath+"/shard/pairs",schemaPath:"#/$defs/shardReport/properties/pairs/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err44 = {instancePath:instancePath+"/shard/pairs",schemaPath:"#/$defs/shardReport/properties/pairs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
if(data17.policy !== undefined){
let data21 = data17.policy;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.base === undefined){
const err45 = {instancePath:instancePath+"/shard/policy",schemaPath:"#/$defs/shardReport/properties/policy/required",keyword:"required",params:{missingProperty: "base"},message:"must have required property '"+"base"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data21.head === undefined){
const err46 = {instancePath:instancePath+"/shard/policy",schemaPath:"#/$defs/shardReport/properties/policy/required",keyword:"required",params:{missingProperty: "head"},message:"must have required property '"+"head"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key4 in data21){
if(!((key4 === "base") || (key4 === "head"))){
const err47 = {instancePath:instancePath+"/shard/policy",schemaPath:"#/$defs/shardReport/properties/policy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data21.base !== undefined){
let data22 = data21.base;
if((typeof data22 !== "string") && (data22 !== null)){
const err48 = {instancePath:instancePath+"/shard/policy/base",schemaPath:"#/$defs/shardReport/properties/policy/properties/base/type",keyword:"type",params:{type: schema118.properties.policy.properties.base.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data21.head !== undefined){
let data23 = data21.head;
if((typeof data23 !== "string") && (data23 !== null)){
const err49 = {instancePath:instancePath+"/shard/policy/head",schemaPath:"#/$defs/shardReport/properties/policy/properties/head/type",keyword:"type",params:{type: schema118.properties.policy.properties.head.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/shard/policy",schemaPath:"#/$defs/shardReport/properties/policy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/shard",schemaPath:"#/$defs/shardReport/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.code !== undefined){
let data24 = data.code;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.files === undefined){
const err52 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/codeReport/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data24.known === undefined){
const err53 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/codeReport/required",keyword:"required",params:{missingProperty: "known"},message:"must have required property '"+"known"+"'"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data24.ignored === undefined){
const err54 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/codeReport/required",keyword:"required",params:{missingProperty: "ignored"},message:"must have required property '"+"ignored"+"'"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data24.unread === undefined){
const err55 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/codeReport/required",keyword:"required",params:{missingProperty: "unread"},message:"must have required property '"+"unread"+"'"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
for(const key5 in data24){
if(!((((key5 === "files") || (key5 === "known")) || (key5 === "ignored")) || (key5 === "unread"))){
const err56 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/codeReport/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data24.files !== undefined){
let data25 = data24.files;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err57 = {instancePath:instancePath+"/code/files",schemaPath:"#/$defs/codeReport/properties/files/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
const err58 = {instancePath:instancePath+"/code/files",schemaPath:"#/$defs/codeReport/properties/files/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
if(data24.known !== undefined){
let data26 = data24.known;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err59 = {instancePath:instancePath+"/code/known",schemaPath:"#/$defs/codeReport/properties/known/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 < 0 || isNaN(data26)){
const err60 = {instancePath:instancePath+"/code/known",schemaPath:"#/$defs/codeReport/properties/known/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
if(data24.ignored !== undefined){
let data27 = data24.ignored;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err61 = {instancePath:instancePath+"/code/ignored",schemaPath:"#/$defs/codeReport/properties/ignored/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
const err62 = {instancePath:instancePath+"/code/ignored",schemaPath:"#/$defs/codeReport/properties/ignored/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
if(data24.unread !== undefined){
let data28 = data24.unread;
if(Array.isArray(data28)){
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
let data29 = data28[i2];
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.path === undefined){
const err63 = {instancePath:instancePath+"/code/unread/" + i2,schemaPath:"#/$defs/codeReport/properties/unread/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data29.problem === undefined){
const err64 = {instancePath:instancePath+"/code/unread/" + i2,schemaPath:"#/$defs/codeReport/properties/unread/items/required",keyword:"required",params:{missingProperty: "problem"},message:"must have required property '"+"problem"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
for(const key6 in data29){
if(!((key6 === "path") || (key6 === "problem"))){
const err65 = {instancePath:instancePath+"/code/unread/" + i2,schemaPath:"#/$defs/codeReport/properties/unread/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data29.path !== undefined){
if(typeof data29.path !== "string"){
const err66 = {instancePath:instancePath+"/code/unread/" + i2+"/path",schemaPath:"#/$defs/codeReport/properties/unread/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data29.problem !== undefined){
if(typeof data29.problem !== "string"){
const err67 = {instancePath:instancePath+"/code/unread/" + i2+"/problem",schemaPath:"#/$defs/codeReport/properties/unread/items/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/code/unread/" + i2,schemaPath:"#/$defs/codeReport/properties/unread/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/code/unread",schemaPath:"#/$defs/codeReport/properties/unread/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/codeReport/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.stats !== undefined){
let data32 = data.stats;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.pairs === undefined){
const err71 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/required",keyword:"required",params:{missingProperty: "pairs"},message:"must have required property '"+"pairs"+"'"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data32.filesHashed === undefined){
const err72 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/required",keyword:"required",params:{missingProperty: "filesHashed"},message:"must have required property '"+"filesHashed"+"'"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data32.bytesHashed === undefined){
const err73 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/required",keyword:"required",params:{missingProperty: "bytesHashed"},message:"must have required property '"+"bytesHashed"+"'"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data32.durationMs === undefined){
const err74 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/required",keyword:"required",params:{missingProperty: "durationMs"},message:"must have required property '"+"durationMs"+"'"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
for(const key7 in data32){
if(!((((key7 === "pairs") || (key7 === "filesHashed")) || (key7 === "bytesHashed")) || (key7 === "durationMs"))){
const err75 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data32.pairs !== undefined){
let data33 = data32.pairs;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err76 = {instancePath:instancePath+"/stats/pairs",schemaPath:"#/properties/stats/properties/pairs/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 < 0 || isNaN(data33)){
const err77 = {instancePath:instancePath+"/stats/pairs",schemaPath:"#/properties/stats/properties/pairs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
if(data32.filesHashed !== undefined){
let data34 = data32.filesHashed;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
const err78 = {instancePath:instancePath+"/stats/filesHashed",schemaPath:"#/properties/stats/properties/filesHashed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 < 0 || isNaN(data34)){
const err79 = {instancePath:instancePath+"/stats/filesHashed",schemaPath:"#/properties/stats/properties/filesHashed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
if(data32.bytesHashed !== undefined){
let data35 = data32.bytesHashed;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err80 = {instancePath:instancePath+"/stats/bytesHashed",schemaPath:"#/properties/stats/properties/bytesHashed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 < 0 || isNaN(data35)){
const err81 = {instancePath:instancePath+"/stats/bytesHashed",schemaPath:"#/properties/stats/properties/bytesHashed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
if(data32.durationMs !== undefined){
let data36 = data32.durationMs;
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 < 0 || isNaN(data36)){
const err82 = {instancePath:instancePath+"/stats/durationMs",schemaPath:"#/properties/stats/properties/durationMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/stats/durationMs",schemaPath:"#/properties/stats/properties/durationMs/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
else {
const err85 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

