// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.
"use strict";
export const policy = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/policy.schema.json","title":"Policy","description":"scalerlock.yml at the repository root: which model goes with which scaler, and which rules apply.","type":"object","required":["version","pairs"],"additionalProperties":false,"properties":{"$schema":{"title":"Schema","description":"The schema of this file, for editors.","type":"string"},"version":{"title":"Policy version","description":"The version of this file's shape. There is one: 1.","const":1},"pairs":{"title":"Pairs","description":"The pairs by name. A name with a placeholder, as \"{name}\", is a convention: one entry for every set of files that fits.","type":"object","minProperties":1,"propertyNames":{"minLength":1,"maxLength":200},"additionalProperties":{"$ref":"#/$defs/pairPolicy"}},"require":{"$ref":"#/$defs/requirement"},"verify":{"$ref":"#/$defs/verification"},"ignore":{"title":"Ignore","description":"Globs of paths that no rule looks at for unpaired models, as \"notebooks/**\".","type":"array","items":{"type":"string","minLength":1}},"audit":{"$ref":"#/$defs/auditPolicy"},"rules":{"$ref":"#/$defs/ruleLevels"}},"$defs":{"auditPolicy":{"title":"AuditPolicy","description":"Which code trains and which code serves, where `scalerlock audit` is not to go by what it does and is called.","type":"object","additionalProperties":false,"properties":{"training":{"title":"Training code","description":"Globs of Python files and notebooks that train, as \"pipelines/**\". A path without wildcards is a file, or a folder with all that is in it.","type":"array","items":{"type":"string","minLength":1}},"inference":{"title":"Inference code","description":"Globs of Python files and notebooks that serve.","type":"array","items":{"type":"string","minLength":1}},"ignore":{"title":"Ignored code","description":"Globs of Python files and notebooks that the audit does not look at.","type":"array","items":{"type":"string","minLength":1}}}},"pairPolicy":{"title":"PairPolicy","description":"One pair, or with placeholders one convention: the models, the scalers they were trained with, and the configs that name them.","type":"object","required":["model","scaler"],"additionalProperties":false,"properties":{"model":{"title":"Model","description":"The model artifact's path from the repository root (a file, or a folder that is one artifact), a glob, or a list of these.","$ref":"#/$defs/paths"},"scaler":{"title":"Scaler","description":"The scaler artifact's path (a file, or a folder that is one artifact), a glob, a list of these, `embedded` where the model is a Pipeline that holds its scaler, or `training` and `inference` where each side has a file of its own.","$ref":"#/$defs/scalers"},"lock":{"title":"Lock","description":"Another path for the lock file. Without it the lock lies beside the first scaler and is named after it.","type":"string","minLength":1},"training":{"title":"Training","description":"Where the training config names the scaler: `path#selector`, a list of these, or a map of them by name.","$ref":"#/$defs/references"},"inference":{"title":"Inference","description":"Where the deployed configs name the scaler: `path#selector`, a list of these, or a map of them by environment.","$ref":"#/$defs/references"},"require":{"$ref":"#/$defs/requirement"},"verify":{"$ref":"#/$defs/verification"}}},"paths":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}]},"scalers":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"$ref":"#/$defs/scalerSides"}]},"scalerSides":{"title":"ScalerSides","description":"The same scaler as training uses it and as it is served, perhaps in another format: they must do the same.","type":"object","required":["training","inference"],"additionalProperties":false,"properties":{"training":{"title":"Training scaler","description":"The scaler that the model was trained with: its path, a glob, or a list of these.","$ref":"#/$defs/paths"},"inference":{"title":"Inference scaler","description":"The scaler that is served: its path, a glob, a list of these, or a map of them by environment.","$ref":"#/$defs/pathsByEnvironment"}}},"pathsByEnvironment":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/paths"}}]},"references":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"type":"object","minProperties":1,"additionalProperties":{"type":"string","minLength":1}}]},"requirement":{"title":"Requirement","description":"`scaler-change`: a retrained model must come with a refitted scaler; using the old one again fails.","enum":["scaler-change"]},"verification":{"title":"Verification","description":"`content`: what pointers of Git LFS, DVC and git-annex stand for must be here and is hashed; without it the hash that the pointer names is enough.","enum":["content"]},"level":{"title":"Level","description":"`error` refuses, `warning` is shown, `off` is silent.","enum":["error","warning","off"]},"ruleLevels":{"title":"RuleLevels","description":"The level of each rule; what is not named here keeps its own.","type":"object","additionalProperties":false,"properties":{"pair/model-changed-alone":{"$ref":"#/$defs/level","description":"A model changed and its pair was not sealed anew."},"pair/scaler-changed-alone":{"$ref":"#/$defs/level","description":"A scaler's transform changed while a model that was trained with the old one stays."},"pair/scaler-reused":{"$ref":"#/$defs/level","description":"A retrained model uses the old scaler again where the policy requires a change."},"pair/missing-artifact":{"$ref":"#/$defs/level","description":"A model or scaler that the policy declares is not in the tree."},"pair/unpaired-model":{"$ref":"#/$defs/level","description":"A new or changed model-like file is on no pair."},"pair/wrong-role":{"$ref":"#/$defs/level","description":"A file declared as a model holds only a scaler, or the other way round."},"lock/missing":{"$ref":"#/$defs/level","description":"A pair has no lock."},"lock/invalid":{"$ref":"#/$defs/level","description":"A lock is not JSON or not of the lock's shape."},"lock/content-mismatch":{"$ref":"#/$defs/level","description":"A lock says something else than the artifacts in the tree."},"lock/version-reused":{"$ref":"#/$defs/level","description":"A changed transform was sealed under the version of the old one."},"lock/scaler-change-allowed":{"$ref":"#/$defs/level","description":"A lock records that a scaler was changed alone on purpose."},"config/version-mismatch":{"$ref":"#/$defs/level","description":"Training and inference configs name different scaler versions."},"config/unknown-version":{"$ref":"#/$defs/level","description":"A config names a scaler version that the lock does not have."},"config/unreadable":{"$ref":"#/$defs/level","description":"A config, or the one value in it that the policy points at, cannot be read."},"artifact/unreadable":{"$ref":"#/$defs/level","description":"An artifact is broken: empty, cut off, or not what its bytes begin as."},"artifact/unverified":{"$ref":"#/$defs/level","description":"The content of a pointer is not here, or is another, and the policy says `verify: content`."},"policy/changed":{"$ref":"#/$defs/level","description":"The change edits the policy that judges it."},"policy/no-match":{"$ref":"#/$defs/level","description":"An entry of the policy matches no file."},"pair/feature-count":{"$ref":"#/$defs/level","description":"A model takes another number of features than its scaler gives."},"pair/feature-order":{"$ref":"#/$defs/level","description":"A model takes the features of its scaler in another order."},"scaler/not-fitted":{"$ref":"#/$defs/level","description":"A scaler was saved before it was fitted."},"scaler/not-finite":{"$ref":"#/$defs/level","description":"A scaler holds NaN or infinity, so that what it scales is lost."},"scaler/constant-feature":{"$ref":"#/$defs/level","description":"A scaler was fitted on a feature that never changes."},"artifact/unsafe-import":{"$ref":"#/$defs/level","description":"An artifact would run code when it is loaded."},"lock/library-version":{"$ref":"#/$defs/level","description":"A scaler was saved by another library version than the serving side pins."},"pair/transform-differs":{"$ref":"#/$defs/level","description":"The training and the inference scaler of one pair do not do the same."},"audit/fit-at-inference":{"$ref":"#/$defs/level","description":"The inference side fits a scaler of its own, on what it receives or as it starts."},"audit/scaler-not-saved":{"$ref":"#/$defs/level","description":"Training fits a scaler and never saves it, and the inference side makes its own."},"audit/scaler-missing":{"$ref":"#/$defs/level","description":"The inference side loads a scaler that is not in the tree and that no code writes."},"audit/different-scaler":{"$ref":"#/$defs/level","description":"Training applies one scaler and the inference side another."},"audit/constants-differ":{"$ref":"#/$defs/level","description":"Mean, deviation, range or scale are other numbers on the two sides, or than the lock has."},"audit/not-applied":{"$ref":"#/$defs/level","description":"One side normalizes what the other feeds to the model raw."},"audit/fit-before-split":{"$ref":"#/$defs/level","description":"A scaler is fitted on data that is split into training and test afterwards."},"audit/fit-on-test":{"$ref":"#/$defs/level","description":"A scaler is fitted on a test or validation set, where `transform` is meant."},"audit/feature-order":{"$ref":"#/$defs/level","description":"The inference side builds other columns than the lock names, or in another order."},"audit/double-normalization":{"$ref":"#/$defs/level","description":"Data is normalized twice by the same on its way to a model."}}}}};
const schema41 = {"title":"Requirement","description":"`scaler-change`: a retrained model must come with a refitted scaler; using the old one again fails.","enum":["scaler-change"]};
const schema42 = {"title":"Verification","description":"`content`: what pointers of Git LFS, DVC and git-annex stand for must be here and is hashed; without it the hash that the pointer names is enough.","enum":["content"]};
const schema45 = {"title":"AuditPolicy","description":"Which code trains and which code serves, where `scalerlock audit` is not to go by what it does and is called.","type":"object","additionalProperties":false,"properties":{"training":{"title":"Training code","description":"Globs of Python files and notebooks that train, as \"pipelines/**\". A path without wildcards is a file, or a folder with all that is in it.","type":"array","items":{"type":"string","minLength":1}},"inference":{"title":"Inference code","description":"Globs of Python files and notebooks that serve.","type":"array","items":{"type":"string","minLength":1}},"ignore":{"title":"Ignored code","description":"Globs of Python files and notebooks that the audit does not look at.","type":"array","items":{"type":"string","minLength":1}}}};
const func1 = require("ajv/dist/runtime/ucs2length").default;
const schema32 = {"title":"PairPolicy","description":"One pair, or with placeholders one convention: the models, the scalers they were trained with, and the configs that name them.","type":"object","required":["model","scaler"],"additionalProperties":false,"properties":{"model":{"title":"Model","description":"The model artifact's path from the repository root (a file, or a folder that is one artifact), a glob, or a list of these.","$ref":"#/$defs/paths"},"scaler":{"title":"Scaler","description":"The scaler artifact's path (a file, or a folder that is one artifact), a glob, a list of these, `embedded` where the model is a Pipeline that holds its scaler, or `training` and `inference` where each side has a file of its own.","$ref":"#/$defs/scalers"},"lock":{"title":"Lock","description":"Another path for the lock file. Without it the lock lies beside the first scaler and is named after it.","type":"string","minLength":1},"training":{"title":"Training","description":"Where the training config names the scaler: `path#selector`, a list of these, or a map of them by name.","$ref":"#/$defs/references"},"inference":{"title":"Inference","description":"Where the deployed configs name the scaler: `path#selector`, a list of these, or a map of them by environment.","$ref":"#/$defs/references"},"require":{"$ref":"#/$defs/requirement"},"verify":{"$ref":"#/$defs/verification"}}};
const schema33 = {"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}]};
const schema39 = {"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"type":"object","minProperties":1,"additionalProperties":{"type":"string","minLength":1}}]};
const schema34 = {"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"$ref":"#/$defs/scalerSides"}]};
const schema35 = {"title":"ScalerSides","description":"The same scaler as training uses it and as it is served, perhaps in another format: they must do the same.","type":"object","required":["training","inference"],"additionalProperties":false,"properties":{"training":{"title":"Training scaler","description":"The scaler that the model was trained with: its path, a glob, or a list of these.","$ref":"#/$defs/paths"},"inference":{"title":"Inference scaler","description":"The scaler that is served: its path, a glob, a list of these, or a map of them by environment.","$ref":"#/$defs/pathsByEnvironment"}}};
const schema37 = {"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/paths"}}]};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(func1(data) < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
var items0 = true;
}
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err6 = {instancePath,schemaPath:"#/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
let data1 = data[key0];
const _errs12 = errors;
let valid5 = false;
let passing1 = null;
const _errs13 = errors;
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err7 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/paths/oneOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/paths/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs13 === errors;
if(_valid1){
valid5 = true;
passing1 = 0;
}
const _errs15 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err9 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/paths/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len1 = data1.length;
for(let i1=0; i1<len1; i1++){
let data2 = data1[i1];
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err10 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i1,schemaPath:"#/$defs/paths/oneOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i1,schemaPath:"#/$defs/paths/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/paths/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid1 = _errs15 === errors;
if(_valid1 && valid5){
valid5 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid5 = true;
passing1 = 1;
}
}
if(!valid5){
const err13 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/paths/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
var props0 = true;
}
}
}
if(!valid0){
const err15 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate24.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate24.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.training === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "training"},message:"must have required property '"+"training"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.inference === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "inference"},message:"must have required property '"+"inference"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "training") || (key0 === "inference"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.training !== undefined){
let data0 = data.training;
const _errs4 = errors;
let valid2 = false;
let passing0 = null;
const _errs5 = errors;
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err3 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/paths/oneOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/paths/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs7 = errors;
if(Array.isArray(data0)){
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/paths/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err6 = {instancePath:instancePath+"/training/" + i0,schemaPath:"#/$defs/paths/oneOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/training/" + i0,schemaPath:"#/$defs/paths/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/paths/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err9 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/paths/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.inference !== undefined){
if(!(validate24(data.inference, {instancePath:instancePath+"/inference",parentData:data,parentDataProperty:"inference",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(typeof data === "string"){
if(func1(data) < 1){
const err0 = {instancePath,schemaPath:"#/oneOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
var items0 = true;
}
const _errs7 = errors;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
var props0 = true;
}
}
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate22.errors = vErrors;
evaluated0.props = props0;
evaluated0.items = items0;
return errors === 0;
}
validate22.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.scaler === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scaler"},message:"must have required property '"+"scaler"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "model") || (key0 === "scaler")) || (key0 === "lock")) || (key0 === "training")) || (key0 === "inference")) || (key0 === "require")) || (key0 === "verify"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.model !== undefined){
let data0 = data.model;
const _errs4 = errors;
let valid2 = false;
let passing0 = null;
const _errs5 = errors;
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err3 = {instancePath:instancePath+"/model",schemaPath:"#/$defs/paths/oneOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/model",schemaPath:"#/$defs/paths/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs7 = errors;
if(Array.isArray(data0)){
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/model",schemaPath:"#/$defs/paths/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err6 = {instancePath:instancePath+"/model/" + i0,schemaPath:"#/$defs/paths/oneOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/model/" + i0,schemaPath:"#/$defs/paths/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/model",schemaPath:"#/$defs/paths/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
}
if(!valid2){
const err9 = {instancePath:instancePath+"/model",schemaPath:"#/$defs/paths/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.scaler !== undefined){
if(!(validate22(data.scaler, {instancePath:instancePath+"/scaler",parentData:data,parentDataProperty:"scaler",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.lock !== undefined){
let data3 = data.lock;
if(typeof data3 === "string"){
if(func1(data3) < 1){
const err10 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/lock",schemaPath:"#/properties/lock/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.training !== undefined){
let data4 = data.training;
const _errs16 = errors;
let valid6 = false;
let passing1 = null;
const _errs17 = errors;
if(typeof data4 === "string"){
if(func1(data4) < 1){
const err12 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/references/oneOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/references/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs17 === errors;
if(_valid1){
valid6 = true;
passing1 = 0;
}
const _errs19 = errors;
if(Array.isArray(data4)){
if(data4.length < 1){
const err14 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/references/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func1(data5) < 1){
const err15 = {instancePath:instancePath+"/training/" + i1,schemaPath:"#/$defs/references/oneOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/training/" + i1,schemaPath:"#/$defs/references/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/references/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid1 = _errs19 === errors;
if(_valid1 && valid6){
valid6 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid6 = true;
passing1 = 1;
}
const _errs23 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length < 1){
const err18 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/references/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 in data4){
let data6 = data4[key1];
if(typeof data6 === "string"){
if(func1(data6) < 1){
const err19 = {instancePath:instancePath+"/training/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/references/oneOf/2/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/training/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/references/oneOf/2/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/references/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid1 = _errs23 === errors;
if(_valid1 && valid6){
valid6 = false;
passing1 = [passing1, 2];
}
else {
if(_valid1){
valid6 = true;
passing1 = 2;
}
}
}
if(!valid6){
const err22 = {instancePath:instancePath+"/training",schemaPath:"#/$defs/references/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
}
if(data.inference !== undefined){
let data7 = data.inference;
const _errs30 = errors;
let valid11 = false;
let passing2 = null;
const _errs31 = errors;
if(typeof data7 === "string"){
if(func1(data7) < 1){
const err23 = {instancePath:instancePath+"/inference",schemaPath:"#/$defs/references/oneOf/0/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/inference",schemaPath:"#/$defs/references/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid2 = _errs31 === errors;
if(_valid2){
valid11 = true;
passing2 = 0;
}
const _errs33 = errors;
if(Array.isArray(data7)){
if(data7.length < 1){
const err25 = {instancePath:instancePath+"/inference",schemaPath:"#/$defs/references/oneOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(typeof data8 === "string"){
if(func1(data8) < 1){
const err26 = {instancePath:instancePath+"/inference/" + i2,schemaPath:"#/$defs/references/oneOf/1/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/inference/" + i2,schemaPath:"#/$defs/references/oneOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/inference",schemaPath:"#/$defs/references/oneOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid2 = _errs33 === errors;
if(_valid2 && valid11){
valid11 = false;
passing2 = [passing2, 1];
}
else {
if(_valid2){
valid11 = true;
passing2 = 1;
}
const _errs37 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length < 1){
const err29 = {instancePath:instancePath+"/inference",schemaPath:"#/$defs/references/oneOf/2/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key2 in data7){
let data9 = data7[key2];
if(typeof data9 === "string"){
if(func1(data9) < 1){
const err30 = {instancePath:instancePath+"/inference/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/references/oneOf/2/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/inference/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/references/oneOf/2/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err32 = {instancePath:instancePath+"/inference",schemaPath:"#/$defs/references/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid2 = _errs37 === errors;
if(_valid2 && valid11){
valid11 = false;
passing2 = [passing2, 2];
}
else {
if(_valid2){
valid11 = true;
passing2 = 2;
}
}
}
if(!valid11){
const err33 = {instancePath:instancePath+"/inference",schemaPath:"#/$defs/references/oneOf",keyword:"oneOf",params:{passingSchemas: passing2},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
}
if(data.require !== undefined){
if(!(data.require === "scaler-change")){
const err34 = {instancePath:instancePath+"/require",schemaPath:"#/$defs/requirement/enum",keyword:"enum",params:{allowedValues: schema41.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.verify !== undefined){
if(!(data.verify === "content")){
const err35 = {instancePath:instancePath+"/verify",schemaPath:"#/$defs/verification/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema46 = {"title":"RuleLevels","description":"The level of each rule; what is not named here keeps its own.","type":"object","additionalProperties":false,"properties":{"pair/model-changed-alone":{"$ref":"#/$defs/level","description":"A model changed and its pair was not sealed anew."},"pair/scaler-changed-alone":{"$ref":"#/$defs/level","description":"A scaler's transform changed while a model that was trained with the old one stays."},"pair/scaler-reused":{"$ref":"#/$defs/level","description":"A retrained model uses the old scaler again where the policy requires a change."},"pair/missing-artifact":{"$ref":"#/$defs/level","description":"A model or scaler that the policy declares is not in the tree."},"pair/unpaired-model":{"$ref":"#/$defs/level","description":"A new or changed model-like file is on no pair."},"pair/wrong-role":{"$ref":"#/$defs/level","description":"A file declared as a model holds only a scaler, or the other way round."},"lock/missing":{"$ref":"#/$defs/level","description":"A pair has no lock."},"lock/invalid":{"$ref":"#/$defs/level","description":"A lock is not JSON or not of the lock's shape."},"lock/content-mismatch":{"$ref":"#/$defs/level","description":"A lock says something else than the artifacts in the tree."},"lock/version-reused":{"$ref":"#/$defs/level","description":"A changed transform was sealed under the version of the old one."},"lock/scaler-change-allowed":{"$ref":"#/$defs/level","description":"A lock records that a scaler was changed alone on purpose."},"config/version-mismatch":{"$ref":"#/$defs/level","description":"Training and inference configs name different scaler versions."},"config/unknown-version":{"$ref":"#/$defs/level","description":"A config names a scaler version that the lock does not have."},"config/unreadable":{"$ref":"#/$defs/level","description":"A config, or the one value in it that the policy points at, cannot be read."},"artifact/unreadable":{"$ref":"#/$defs/level","description":"An artifact is broken: empty, cut off, or not what its bytes begin as."},"artifact/unverified":{"$ref":"#/$defs/level","description":"The content of a pointer is not here, or is another, and the policy says `verify: content`."},"policy/changed":{"$ref":"#/$defs/level","description":"The change edits the policy that judges it."},"policy/no-match":{"$ref":"#/$defs/level","description":"An entry of the policy matches no file."},"pair/feature-count":{"$ref":"#/$defs/level","description":"A model takes another number of features than its scaler gives."},"pair/feature-order":{"$ref":"#/$defs/level","description":"A model takes the features of its scaler in another order."},"scaler/not-fitted":{"$ref":"#/$defs/level","description":"A scaler was saved before it was fitted."},"scaler/not-finite":{"$ref":"#/$defs/level","description":"A scaler holds NaN or infinity, so that what it scales is lost."},"scaler/constant-feature":{"$ref":"#/$defs/level","description":"A scaler was fitted on a feature that never changes."},"artifact/unsafe-import":{"$ref":"#/$defs/level","description":"An artifact would run code when it is loaded."},"lock/library-version":{"$ref":"#/$defs/level","description":"A scaler was saved by another library version than the serving side pins."},"pair/transform-differs":{"$ref":"#/$defs/level","description":"The training and the inference scaler of one pair do not do the same."},"audit/fit-at-inference":{"$ref":"#/$defs/level","description":"The inference side fits a scaler of its own, on what it receives or as it starts."},"audit/scaler-not-saved":{"$ref":"#/$defs/level","description":"Training fits a scaler and never saves it, and the inference side makes its own."},"audit/scaler-missing":{"$ref":"#/$defs/level","description":"The inference side loads a scaler that is not in the tree and that no code writes."},"audit/different-scaler":{"$ref":"#/$defs/level","description":"Training applies one scaler and the inference side another."},"audit/constants-differ":{"$ref":"#/$defs/level","description":"Mean, deviation, range or scale are other numbers on the two sides, or than the lock has."},"audit/not-applied":{"$ref":"#/$defs/level","description":"One side normalizes what the other feeds to the model raw."},"audit/fit-before-split":{"$ref":"#/$defs/level","description":"A scaler is fitted on data that is split into training and test afterwards."},"audit/fit-on-test":{"$ref":"#/$defs/level","description":"A scaler is fitted on a test or validation set, where `transform` is meant."},"audit/feature-order":{"$ref":"#/$defs/level","description":"The inference side builds other columns than the lock names, or in another order."},"audit/double-normalization":{"$ref":"#/$defs/level","description":"Data is normalized twice by the same on its way to a model."}}};
const schema47 = {"title":"Level","description":"`error` refuses, `warning` is shown, `off` is silent.","enum":["error","warning","off"]};
const func24 = Object.prototype.hasOwnProperty;

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func24.call(schema46.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data["pair/model-changed-alone"] !== undefined){
let data0 = data["pair/model-changed-alone"];
if(!(((data0 === "error") || (data0 === "warning")) || (data0 === "off"))){
const err1 = {instancePath:instancePath+"/pair~1model-changed-alone",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data["pair/scaler-changed-alone"] !== undefined){
let data1 = data["pair/scaler-changed-alone"];
if(!(((data1 === "error") || (data1 === "warning")) || (data1 === "off"))){
const err2 = {instancePath:instancePath+"/pair~1scaler-changed-alone",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data["pair/scaler-reused"] !== undefined){
let data2 = data["pair/scaler-reused"];
if(!(((data2 === "error") || (data2 === "warning")) || (data2 === "off"))){
const err3 = {instancePath:instancePath+"/pair~1scaler-reused",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data["pair/missing-artifact"] !== undefined){
let data3 = data["pair/missing-artifact"];
if(!(((data3 === "error") || (data3 === "warning")) || (data3 === "off"))){
const err4 = {instancePath:instancePath+"/pair~1missing-artifact",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data["pair/unpaired-model"] !== undefined){
let data4 = data["pair/unpaired-model"];
if(!(((data4 === "error") || (data4 === "warning")) || (data4 === "off"))){
const err5 = {instancePath:instancePath+"/pair~1unpaired-model",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data["pair/wrong-role"] !== undefined){
let data5 = data["pair/wrong-role"];
if(!(((data5 === "error") || (data5 === "warning")) || (data5 === "off"))){
const err6 = {instancePath:instancePath+"/pair~1wrong-role",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data["lock/missing"] !== undefined){
let data6 = data["lock/missing"];
if(!(((data6 === "error") || (data6 === "warning")) || (data6 === "off"))){
const err7 = {instancePath:instancePath+"/lock~1missing",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data["lock/invalid"] !== undefined){
let data7 = data["lock/invalid"];
if(!(((data7 === "error") || (data7 === "warning")) || (data7 === "off"))){
const err8 = {instancePath:instancePath+"/lock~1invalid",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data["lock/content-mismatch"] !== undefined){
let data8 = data["lock/content-mismatch"];
if(!(((data8 === "error") || (data8 === "warning")) || (data8 === "off"))){
const err9 = {instancePath:instancePath+"/lock~1content-mismatch",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data["lock/version-reused"] !== undefined){
let data9 = data["lock/version-reused"];
if(!(((data9 === "error") || (data9 === "warning")) || (data9 === "off"))){
const err10 = {instancePath:instancePath+"/lock~1version-reused",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data["lock/scaler-change-allowed"] !== undefined){
let data10 = data["lock/scaler-change-allowed"];
if(!(((data10 === "error") || (data10 === "warning")) || (data10 === "off"))){
const err11 = {instancePath:instancePath+"/lock~1scaler-change-allowed",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data["config/version-mismatch"] !== undefined){
let data11 = data["config/version-mismatch"];
if(!(((data11 === "error") || (data11 === "warning")) || (data11 === "off"))){
const err12 = {instancePath:instancePath+"/config~1version-mismatch",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data["config/unknown-version"] !== undefined){
let data12 = data["config/unknown-version"];
if(!(((data12 === "error") || (data12 === "warning")) || (data12 === "off"))){
const err13 = {instancePath:instancePath+"/config~1unknown-version",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data["config/unreadable"] !== undefined){
let data13 = data["config/unreadable"];
if(!(((data13 === "error") || (data13 === "warning")) || (data13 === "off"))){
const err14 = {instancePath:instancePath+"/config~1unreadable",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data["artifact/unreadable"] !== undefined){
let data14 = data["artifact/unreadable"];
if(!(((data14 === "error") || (data14 === "warning")) || (data14 === "off"))){
const err15 = {instancePath:instancePath+"/artifact~1unreadable",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data["artifact/unverified"] !== undefined){
let data15 = data["artifact/unverified"];
if(!(((data15 === "error") || (data15 === "warning")) || (data15 === "off"))){
const err16 = {instancePath:instancePath+"/artifact~1unverified",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data["policy/changed"] !== undefined){
let data16 = data["policy/changed"];
if(!(((data16 === "error") || (data16 === "warning")) || (data16 === "off"))){
const err17 = {instancePath:instancePath+"/policy~1changed",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data["policy/no-match"] !== undefined){
let data17 = data["policy/no-match"];
if(!(((data17 === "error") || (data17 === "warning")) || (data17 === "off"))){
const err18 = {instancePath:instancePath+"/policy~1no-match",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data["pair/feature-count"] !== undefined){
let data18 = data["pair/feature-count"];
if(!(((data18 === "error") || (data18 === "warning")) || (data18 === "off"))){
const err19 = {instancePath:instancePath+"/pair~1feature-count",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data["pair/feature-order"] !== undefined){
let data19 = data["pair/feature-order"];
if(!(((data19 === "error") || (data19 === "warning")) || (data19 === "off"))){
const err20 = {instancePath:instancePath+"/pair~1feature-order",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data["scaler/not-fitted"] !== undefined){
let data20 = data["scaler/not-fitted"];
if(!(((data20 === "error") || (data20 === "warning")) || (data20 === "off"))){
const err21 = {instancePath:instancePath+"/scaler~1not-fitted",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data["scaler/not-finite"] !== undefined){
let data21 = data["scaler/not-finite"];
if(!(((data21 === "error") || (data21 === "warning")) || (data21 === "off"))){
const err22 = {instancePath:instancePath+"/scaler~1not-finite",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data["scaler/constant-feature"] !== undefined){
let data22 = data["scaler/constant-feature"];
if(!(((data22 === "error") || (data22 === "warning")) || (data22 === "off"))){
const err23 = {instancePath:instancePath+"/scaler~1constant-feature",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data["artifact/unsafe-import"] !== undefined){
let data23 = data["artifact/unsafe-import"];
if(!(((data23 === "error") || (data23 === "warning")) || (data23 === "off"))){
const err24 = {instancePath:instancePath+"/artifact~1unsafe-import",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data["lock/library-version"] !== undefined){
let data24 = data["lock/library-version"];
if(!(((data24 === "error") || (data24 === "warning")) || (data24 === "off"))){
const err25 = {instancePath:instancePath+"/lock~1library-version",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data["pair/transform-differs"] !== undefined){
let data25 = data["pair/transform-differs"];
if(!(((data25 === "error") || (data25 === "warning")) || (data25 === "off"))){
const err26 = {instancePath:instancePath+"/pair~1transform-differs",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data["audit/fit-at-inference"] !== undefined){
let data26 = data["audit/fit-at-inference"];
if(!(((data26 === "error") || (data26 === "warning")) || (data26 === "off"))){
const err27 = {instancePath:instancePath+"/audit~1fit-at-inference",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data["audit/scaler-not-saved"] !== undefined){
let data27 = data["audit/scaler-not-saved"];
if(!(((data27 === "error") || (data27 === "warning")) || (data27 === "off"))){
const err28 = {instancePath:instancePath+"/audit~1scaler-not-saved",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data["audit/scaler-missing"] !== undefined){
let data28 = data["audit/scaler-missing"];
if(!(((data28 === "error") || (data28 === "warning")) || (data28 === "off"))){
const err29 = {instancePath:instancePath+"/audit~1scaler-missing",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data["audit/different-scaler"] !== undefined){
let data29 = data["audit/different-scaler"];
if(!(((data29 === "error") || (data29 === "warning")) || (data29 === "off"))){
const err30 = {instancePath:instancePath+"/audit~1different-scaler",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data["audit/constants-differ"] !== undefined){
let data30 = data["audit/constants-differ"];
if(!(((data30 === "error") || (data30 === "warning")) || (data30 === "off"))){
const err31 = {instancePath:instancePath+"/audit~1constants-differ",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data["audit/not-applied"] !== undefined){
let data31 = data["audit/not-applied"];
if(!(((data31 === "error") || (data31 === "warning")) || (data31 === "off"))){
const err32 = {instancePath:instancePath+"/audit~1not-applied",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data["audit/fit-before-split"] !== undefined){
let data32 = data["audit/fit-before-split"];
if(!(((data32 === "error") || (data32 === "warning")) || (data32 === "off"))){
const err33 = {instancePath:instancePath+"/audit~1fit-before-split",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data["audit/fit-on-test"] !== undefined){
let data33 = data["audit/fit-on-test"];
if(!(((data33 === "error") || (data33 === "warning")) || (data33 === "off"))){
const err34 = {instancePath:instancePath+"/audit~1fit-on-test",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data["audit/feature-order"] !== undefined){
let data34 = data["audit/feature-order"];
if(!(((data34 === "error") || (data34 === "warning")) || (data34 === "off"))){
const err35 = {instancePath:instancePath+"/audit~1feature-order",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data["audit/double-normalization"] !== undefined){
let data35 = data["audit/double-normalization"];
if(!(((data35 === "error") || (data35 === "warning")) || (data35 === "off"))){
const err36 = {instancePath:instancePath+"/audit~1double-normalization",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/policy.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.pairs === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pairs"},message:"must have required property '"+"pairs"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "$schema") || (key0 === "version")) || (key0 === "pairs")) || (key0 === "require")) || (key0 === "verify")) || (key0 === "ignore")) || (key0 === "audit")) || (key0 === "rules"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.version !== undefined){
if(1 !== data.version){
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.pairs !== undefined){
let data2 = data.pairs;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length < 1){
const err5 = {instancePath:instancePath+"/pairs",schemaPath:"#/properties/pairs/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data2){
const _errs7 = errors;
if(typeof key1 === "string"){
if(func1(key1) > 200){
const err6 = {instancePath:instancePath+"/pairs",schemaPath:"#/properties/pairs/propertyNames/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(func1(key1) < 1){
const err7 = {instancePath:instancePath+"/pairs",schemaPath:"#/properties/pairs/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid1 = _errs7 === errors;
if(!valid1){
const err8 = {instancePath:instancePath+"/pairs",schemaPath:"#/properties/pairs/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
for(const key2 in data2){
if(!(validate21(data2[key2], {instancePath:instancePath+"/pairs/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/pairs",schemaPath:"#/properties/pairs/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.require !== undefined){
if(!(data.require === "scaler-change")){
const err10 = {instancePath:instancePath+"/require",schemaPath:"#/$defs/requirement/enum",keyword:"enum",params:{allowedValues: schema41.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.verify !== undefined){
if(!(data.verify === "content")){
const err11 = {instancePath:instancePath+"/verify",schemaPath:"#/$defs/verification/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.ignore !== undefined){
let data6 = data.ignore;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(func1(data7) < 1){
const err12 = {instancePath:instancePath+"/ignore/" + i0,schemaPath:"#/properties/ignore/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/ignore/" + i0,schemaPath:"#/properties/ignore/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.audit !== undefined){
let data8 = data.audit;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key3 in data8){
if(!(((key3 === "training") || (key3 === "inference")) || (key3 === "ignore"))){
const err15 = {instancePath:instancePath+"/audit",schemaPath:"#/$defs/auditPolicy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data8.training !== undefined){
let data9 = data8.training;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(typeof data10 === "string"){
if(func1(data10) < 1){
const err16 = {instancePath:instancePath+"/audit/training/" + i1,schemaPath:"#/$defs/auditPolicy/properties/training/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/audit/training/" + i1,schemaPath:"#/$defs/auditPolicy/properties/training/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err18 = {instancePath:instancePath+"/audit/training",schemaPath:"#/$defs/auditPolicy/properties/training/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data8.inference !== undefined){
let data11 = data8.inference;
if(Array.isArray(data11)){
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
let data12 = data11[i2];
if(typeof data12 === "string"){
if(func1(data12) < 1){
const err19 = {instancePath:instancePath+"/audit/inference/" + i2,schemaPath:"#/$defs/auditPolicy/properties/inference/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/audit/inference/" + i2,schemaPath:"#/$defs/auditPolicy/properties/inference/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/audit/inference",schemaPath:"#/$defs/auditPolicy/properties/inference/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data8.ignore !== undefined){
let data13 = data8.ignore;
if(Array.isArray(data13)){
const len3 = data13.length;
for(let i3=0; i3<len3; i3++){
let data14 = data13[i3];
if(typeof data14 === "string"){
if(func1(data14) < 1){
const err22 = {instancePath:instancePath+"/audit/ignore/" + i3,schemaPath:"#/$defs/auditPolicy/properties/ignore/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/audit/ignore/" + i3,schemaPath:"#/$defs/auditPolicy/properties/ignore/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/audit/ignore",schemaPath:"#/$defs/auditPolicy/properties/ignore/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/audit",schemaPath:"#/$defs/auditPolicy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.rules !== undefined){
if(!(validate29(data.rules, {instancePath:instancePath+"/rules",parentData:data,parentDataProperty:"rules",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const lock = validate31;
const schema83 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/lock.schema.json","title":"Lock","description":"What was sealed of one pair: versions, hashes, features and the transform itself. Written by `scalerlock seal`.","type":"object","required":["lockVersion","pair","models","scalers"],"additionalProperties":false,"properties":{"$schema":{"title":"Schema","description":"The schema of this file, for editors.","type":"string"},"lockVersion":{"title":"Lock version","description":"The version of this file's shape. There is one: 1.","const":1},"pair":{"title":"Pair","description":"The pair's name in the policy when it was sealed.","type":"string","minLength":1},"models":{"title":"Models","description":"The model artifacts that were trained with the scalers below.","type":"array","minItems":1,"items":{"$ref":"#/$defs/lockedModel"}},"scalers":{"title":"Scalers","description":"The scaler artifacts, each with its version and its transform.","type":"array","minItems":1,"items":{"$ref":"#/$defs/lockedScaler"}}},"$defs":{"lockedModel":{"title":"LockedModel","type":"object","required":["path","sha256","size","format","class","features"],"additionalProperties":false,"properties":{"path":{"title":"Path","description":"Relative to the lock.","type":"string","minLength":1},"sha256":{"$ref":"#/$defs/sha256"},"md5":{"$ref":"#/$defs/md5"},"size":{"$ref":"#/$defs/size"},"format":{"title":"Format","description":"What the bytes are, as `joblib`; `unknown` counts by its bytes alone.","type":"string"},"class":{"title":"Class","description":"The class of the object at the root, where the file names one.","type":["string","null"]},"features":{"title":"Features","description":"How many features the model takes, where the file says so.","type":["integer","null"],"minimum":0}}},"lockedScaler":{"title":"LockedScaler","type":"object","required":["path","version","sha256","size","format","class","library","fingerprint","transform"],"additionalProperties":false,"properties":{"path":{"title":"Path","description":"Relative to the lock.","type":"string","minLength":1},"version":{"title":"Version","description":"Semver, decided by meaning: a changed transform is a new major, changed bytes alone a new patch.","type":"string","pattern":"^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},"sha256":{"$ref":"#/$defs/sha256"},"md5":{"$ref":"#/$defs/md5"},"size":{"$ref":"#/$defs/size"},"format":{"title":"Format","description":"What the bytes are, as `joblib`; `unknown` counts by its bytes alone.","type":"string"},"class":{"title":"Class","description":"The class of the object at the root, where the file names one.","type":["string","null"]},"library":{"title":"Library","description":"The versions of the libraries that the file says wrote it.","type":"object","additionalProperties":{"type":"string"}},"fingerprint":{"title":"Fingerprint","description":"sha256 of the canonical transform; null where the scaler counts by its bytes alone.","anyOf":[{"$ref":"#/$defs/fingerprint"},{"type":"null"}]},"reused":{"title":"Reused","description":"True where a new model was sealed with this scaler's old transform: the scaler was used again, on purpose.","const":true},"allowed":{"$ref":"#/$defs/allowedChange"},"transform":{"title":"Transform","description":"The scaler's meaning, one value a line; null where the scaler counts by its bytes alone.","anyOf":[{"$ref":"#/$defs/transform"},{"type":"null"}]}}},"allowedChange":{"title":"AllowedChange","description":"This scaler was changed alone on purpose: from which fingerprint (or content), and why.","type":"object","required":["from","reason"],"additionalProperties":false,"properties":{"from":{"title":"From","description":"The fingerprint, or the sha256 of the content, that the models were trained with.","$ref":"#/$defs/fingerprint"},"reason":{"title":"Reason","description":"Why, in the words of whoever sealed it.","type":"string","minLength":1,"maxLength":1000}}},"sha256":{"title":"SHA-256","description":"Of the content, in lowercase hex.","type":"string","pattern":"^[0-9a-f]{64}$"},"md5":{"title":"MD5","description":"The same content as DVC knows it: by its md5, a folder by that of its listing. With it the lock fits where only a .dvc file is at hand.","type":"string","pattern":"^[0-9a-f]{32}(\\.dir)?$"},"fingerprint":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"size":{"title":"Size","description":"Of the content, in bytes.","type":"integer","minimum":0},"real":{"title":"Real","description":"A float64; what JSON lacks is a string.","anyOf":[{"type":"number"},{"enum":["nan","inf","-inf"]}]},"reals":{"title":"Reals","type":"array","items":{"$ref":"#/$defs/real"}},"names":{"title":"Names","description":"The features in order; null where the artifact does not name them.","type":["array","null"],"items":{"type":"string"}},"bounds":{"title":"Bounds","description":"Lowest and highest value that comes out, null where there is no bound.","type":"array","minItems":2,"maxItems":2,"items":{"anyOf":[{"$ref":"#/$defs/real"},{"type":"null"}]}},"plain":{"title":"Plain","description":"A parameter's value.","anyOf":[{"type":["null","boolean","number","string"]},{"type":"array","items":{"$ref":"#/$defs/plain"}},{"type":"object","additionalProperties":{"$ref":"#/$defs/plain"}}]},"transform":{"title":"Transform","oneOf":[{"$ref":"#/$defs/affine"},{"$ref":"#/$defs/table"},{"$ref":"#/$defs/chain"},{"$ref":"#/$defs/branches"},{"$ref":"#/$defs/opaque"}]},"affine":{"title":"Affine","description":"Per feature y = scale·x + offset, then the clip.","type":"object","required":["kind","features","scale","offset"],"additionalProperties":false,"properties":{"kind":{"const":"affine"},"features":{"$ref":"#/$defs/names"},"scale":{"$ref":"#/$defs/reals"},"offset":{"$ref":"#/$defs/reals"},"clip":{"$ref":"#/$defs/bounds"},"dtype":{"title":"Dtype","description":"Of the parameters, where it is not float64.","type":"string"}}},"table":{"title":"Table","description":"A transform by tables: power, quantile, bins, categories.","type":"object","required":["kind","method","features","tables"],"additionalProperties":false,"properties":{"kind":{"const":"table"},"method":{"type":"string"},"features":{"$ref":"#/$defs/names"},"tables":{"type":"object","additionalProperties":{"$ref":"#/$defs/plain"}}}},"chain":{"title":"Chain","description":"Steps in order, as in a Pipeline.","type":"object","required":["kind","steps"],"additionalProperties":false,"properties":{"kind":{"const":"chain"},"steps":{"type":"array","items":{"$ref":"#/$defs/transform"}}}},"branches":{"title":"Branches","description":"Columns and their transform, as in a ColumnTransformer.","type":"object","required":["kind","branches"],"additionalProperties":false,"properties":{"kind":{"const":"branches"},"branches":{"type":"array","items":{"$ref":"#/$defs/branch"}}}},"branch":{"title":"Branch","type":"object","required":["columns","transform"],"additionalProperties":false,"properties":{"columns":{"title":"Columns","description":"Names or indices of the columns, in order.","$ref":"#/$defs/plain"},"transform":{"anyOf":[{"$ref":"#/$defs/transform"},{"enum":["drop","passthrough"]}]}}},"opaque":{"title":"Opaque","description":"A class that is known by its parameters alone: comparison across formats cannot tell.","type":"object","required":["kind","class","parameters"],"additionalProperties":false,"properties":{"kind":{"const":"opaque"},"class":{"type":"string"},"parameters":{"type":"object","additionalProperties":{"$ref":"#/$defs/plain"}}}}}};
const schema84 = {"title":"LockedModel","type":"object","required":["path","sha256","size","format","class","features"],"additionalProperties":false,"properties":{"path":{"title":"Path","description":"Relative to the lock.","type":"string","minLength":1},"sha256":{"$ref":"#/$defs/sha256"},"md5":{"$ref":"#/$defs/md5"},"size":{"$ref":"#/$defs/size"},"format":{"title":"Format","description":"What the bytes are, as `joblib`; `unknown` counts by its bytes alone.","type":"string"},"class":{"title":"Class","description":"The class of the object at the root, where the file names one.","type":["string","null"]},"features":{"title":"Features","description":"How many features the model takes, where the file says so.","type":["integer","null"],"minimum":0}}};
const schema85 = {"title":"SHA-256","description":"Of the content, in lowercase hex.","type":"string","pattern":"^[0-9a-f]{64}$"};
const schema86 = {"title":"MD5","description":"The same content as DVC knows it: by its md5, a folder by that of its listing. With it the lock fits where only a .dvc file is at hand.","type":"string","pattern":"^[0-9a-f]{32}(\\.dir)?$"};
const schema87 = {"title":"Size","description":"Of the content, in bytes.","type":"integer","minimum":0};
const pattern4 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern5 = new RegExp("^[0-9a-f]{32}(\\.dir)?$", "u");

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
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
if(data.sha256 === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.size === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "size"},message:"must have required property '"+"size"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.format === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.class === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "class"},message:"must have required property '"+"class"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.features === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "features"},message:"must have required property '"+"features"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "path") || (key0 === "sha256")) || (key0 === "md5")) || (key0 === "size")) || (key0 === "format")) || (key0 === "class")) || (key0 === "features"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err7 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.sha256 !== undefined){
let data1 = data.sha256;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err9 = {instancePath:instancePath+"/sha256",schemaPath:"#/$defs/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/sha256",schemaPath:"#/$defs/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.md5 !== undefined){
let data2 = data.md5;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err11 = {instancePath:instancePath+"/md5",schemaPath:"#/$defs/md5/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}(\\.dir)?$"},message:"must match pattern \""+"^[0-9a-f]{32}(\\.dir)?$"+"\""};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/md5",schemaPath:"#/$defs/md5/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.size !== undefined){
let data3 = data.size;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err13 = {instancePath:instancePath+"/size",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/size",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data.format !== undefined){
if(typeof data.format !== "string"){
const err15 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.class !== undefined){
let data5 = data.class;
if((typeof data5 !== "string") && (data5 !== null)){
const err16 = {instancePath:instancePath+"/class",schemaPath:"#/properties/class/type",keyword:"type",params:{type: schema84.properties.class.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.features !== undefined){
let data6 = data.features;
if((!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) && (data6 !== null)){
const err17 = {instancePath:instancePath+"/features",schemaPath:"#/properties/features/type",keyword:"type",params:{type: schema84.properties.features.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err18 = {instancePath:instancePath+"/features",schemaPath:"#/properties/features/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema88 = {"title":"LockedScaler","type":"object","required":["path","version","sha256","size","format","class","library","fingerprint","transform"],"additionalProperties":false,"properties":{"path":{"title":"Path","description":"Relative to the lock.","type":"string","minLength":1},"version":{"title":"Version","description":"Semver, decided by meaning: a changed transform is a new major, changed bytes alone a new patch.","type":"string","pattern":"^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},"sha256":{"$ref":"#/$defs/sha256"},"md5":{"$ref":"#/$defs/md5"},"size":{"$ref":"#/$defs/size"},"format":{"title":"Format","description":"What the bytes are, as `joblib`; `unknown` counts by its bytes alone.","type":"string"},"class":{"title":"Class","description":"The class of the object at the root, where the file names one.","type":["string","null"]},"library":{"title":"Library","description":"The versions of the libraries that the file says wrote it.","type":"object","additionalProperties":{"type":"string"}},"fingerprint":{"title":"Fingerprint","description":"sha256 of the canonical transform; null where the scaler counts by its bytes alone.","anyOf":[{"$ref":"#/$defs/fingerprint"},{"type":"null"}]},"reused":{"title":"Reused","description":"True where a new model was sealed with this scaler's old transform: the scaler was used again, on purpose.","const":true},"allowed":{"$ref":"#/$defs/allowedChange"},"transform":{"title":"Transform","description":"The scaler's meaning, one value a line; null where the scaler counts by its bytes alone.","anyOf":[{"$ref":"#/$defs/transform"},{"type":"null"}]}}};
const schema92 = {"type":"string","pattern":"^sha256:[0-9a-f]{64}$"};
const pattern6 = new RegExp("^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$", "u");
const pattern9 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const schema93 = {"title":"AllowedChange","description":"This scaler was changed alone on purpose: from which fingerprint (or content), and why.","type":"object","required":["from","reason"],"additionalProperties":false,"properties":{"from":{"title":"From","description":"The fingerprint, or the sha256 of the content, that the models were trained with.","$ref":"#/$defs/fingerprint"},"reason":{"title":"Reason","description":"Why, in the words of whoever sealed it.","type":"string","minLength":1,"maxLength":1000}}};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.from === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.reason === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "from") || (key0 === "reason"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.from !== undefined){
let data0 = data.from;
if(typeof data0 === "string"){
if(!pattern9.test(data0)){
const err3 = {instancePath:instancePath+"/from",schemaPath:"#/$defs/fingerprint/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/from",schemaPath:"#/$defs/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.reason !== undefined){
let data1 = data.reason;
if(typeof data1 === "string"){
if(func1(data1) > 1000){
const err5 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/maxLength",keyword:"maxLength",params:{limit: 1000},message:"must NOT have more than 1000 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(func1(data1) < 1){
const err6 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema95 = {"title":"Transform","oneOf":[{"$ref":"#/$defs/affine"},{"$ref":"#/$defs/table"},{"$ref":"#/$defs/chain"},{"$ref":"#/$defs/branches"},{"$ref":"#/$defs/opaque"}]};
const schema96 = {"title":"Affine","description":"Per feature y = scale·x + offset, then the clip.","type":"object","required":["kind","features","scale","offset"],"additionalProperties":false,"properties":{"kind":{"const":"affine"},"features":{"$ref":"#/$defs/names"},"scale":{"$ref":"#/$defs/reals"},"offset":{"$ref":"#/$defs/reals"},"clip":{"$ref":"#/$defs/bounds"},"dtype":{"title":"Dtype","description":"Of the parameters, where it is not float64.","type":"string"}}};
const schema97 = {"title":"Names","description":"The features in order; null where the artifact does not name them.","type":["array","null"],"items":{"type":"string"}};
const schema98 = {"title":"Reals","type":"array","items":{"$ref":"#/$defs/real"}};
const schema99 = {"title":"Real","description":"A float64; what JSON lacks is a string.","anyOf":[{"type":"number"},{"enum":["nan","inf","-inf"]}]};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs3 = errors;
let valid3 = false;
const _errs4 = errors;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/real/anyOf/0/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid3 = valid3 || _valid0;
const _errs6 = errors;
if(!(((data0 === "nan") || (data0 === "inf")) || (data0 === "-inf"))){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/real/anyOf/1/enum",keyword:"enum",params:{allowedValues: schema99.anyOf[1].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/real/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema100 = {"title":"Bounds","description":"Lowest and highest value that comes out, null where there is no bound.","type":"array","minItems":2,"maxItems":2,"items":{"anyOf":[{"$ref":"#/$defs/real"},{"type":"null"}]}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 2){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 2){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs2 = errors;
let valid2 = false;
const _errs3 = errors;
const _errs5 = errors;
let valid4 = false;
const _errs6 = errors;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/real/anyOf/0/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs6 === errors;
valid4 = valid4 || _valid1;
const _errs8 = errors;
if(!(((data0 === "nan") || (data0 === "inf")) || (data0 === "-inf"))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/real/anyOf/1/enum",keyword:"enum",params:{allowedValues: schema99.anyOf[1].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs8 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/real/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var _valid0 = _errs3 === errors;
valid2 = valid2 || _valid0;
const _errs9 = errors;
if(data0 !== null){
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}
validate42.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.features === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "features"},message:"must have required property '"+"features"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.scale === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scale"},message:"must have required property '"+"scale"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.offset === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "offset"},message:"must have required property '"+"offset"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "kind") || (key0 === "features")) || (key0 === "scale")) || (key0 === "offset")) || (key0 === "clip")) || (key0 === "dtype"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined){
if("affine" !== data.kind){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "affine"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.features !== undefined){
let data1 = data.features;
if((!(Array.isArray(data1))) && (data1 !== null)){
const err6 = {instancePath:instancePath+"/features",schemaPath:"#/$defs/names/type",keyword:"type",params:{type: schema97.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err7 = {instancePath:instancePath+"/features/" + i0,schemaPath:"#/$defs/names/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
if(data.scale !== undefined){
if(!(validate39(data.scale, {instancePath:instancePath+"/scale",parentData:data,parentDataProperty:"scale",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.offset !== undefined){
if(!(validate39(data.offset, {instancePath:instancePath+"/offset",parentData:data,parentDataProperty:"offset",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.clip !== undefined){
if(!(validate42(data.clip, {instancePath:instancePath+"/clip",parentData:data,parentDataProperty:"clip",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
if(data.dtype !== undefined){
if(typeof data.dtype !== "string"){
const err8 = {instancePath:instancePath+"/dtype",schemaPath:"#/properties/dtype/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema102 = {"title":"Table","description":"A transform by tables: power, quantile, bins, categories.","type":"object","required":["kind","method","features","tables"],"additionalProperties":false,"properties":{"kind":{"const":"table"},"method":{"type":"string"},"features":{"$ref":"#/$defs/names"},"tables":{"type":"object","additionalProperties":{"$ref":"#/$defs/plain"}}}};
const schema104 = {"title":"Plain","description":"A parameter's value.","anyOf":[{"type":["null","boolean","number","string"]},{"type":"array","items":{"$ref":"#/$defs/plain"}},{"type":"object","additionalProperties":{"$ref":"#/$defs/plain"}}]};
const wrapper0 = {validate: validate46};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if((((data !== null) && (typeof data !== "boolean")) && (!((typeof data == "number") && (isFinite(data))))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: schema104.anyOf[0].type},message:"must be null,boolean,number,string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
const _errs3 = errors;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper0.validate(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var items1 = true;
}
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(wrapper0.validate(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/anyOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid0 = valid0 || _valid0;
if(_valid0){
var props2 = true;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate46.errors = vErrors;
evaluated0.props = props2;
evaluated0.items = items1;
return errors === 0;
}
validate46.evaluated = {"dynamicProps":true,"dynamicItems":true};


function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate45.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.method === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "method"},message:"must have required property '"+"method"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.features === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "features"},message:"must have required property '"+"features"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.tables === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tables"},message:"must have required property '"+"tables"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "kind") || (key0 === "method")) || (key0 === "features")) || (key0 === "tables"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.kind !== undefined){
if("table" !== data.kind){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "table"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.method !== undefined){
if(typeof data.method !== "string"){
const err6 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.features !== undefined){
let data2 = data.features;
if((!(Array.isArray(data2))) && (data2 !== null)){
const err7 = {instancePath:instancePath+"/features",schemaPath:"#/$defs/names/type",keyword:"type",params:{type: schema97.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err8 = {instancePath:instancePath+"/features/" + i0,schemaPath:"#/$defs/names/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
if(data.tables !== undefined){
let data4 = data.tables;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
if(!(validate46(data4[key1], {instancePath:instancePath+"/tables/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/tables",schemaPath:"#/properties/tables/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}
validate45.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema105 = {"title":"Chain","description":"Steps in order, as in a Pipeline.","type":"object","required":["kind","steps"],"additionalProperties":false,"properties":{"kind":{"const":"chain"},"steps":{"type":"array","items":{"$ref":"#/$defs/transform"}}}};
const wrapper2 = {validate: validate37};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.steps === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "kind") || (key0 === "steps"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.kind !== undefined){
if("chain" !== data.kind){
const err3 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "chain"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.steps !== undefined){
let data1 = data.steps;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper2.validate(data1[i0], {instancePath:instancePath+"/steps/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema106 = {"title":"Branches","description":"Columns and their transform, as in a ColumnTransformer.","type":"object","required":["kind","branches"],"additionalProperties":false,"properties":{"kind":{"const":"branches"},"branches":{"type":"array","items":{"$ref":"#/$defs/branch"}}}};
const schema107 = {"title":"Branch","type":"object","required":["columns","transform"],"additionalProperties":false,"properties":{"columns":{"title":"Columns","description":"Names or indices of the columns, in order.","$ref":"#/$defs/plain"},"transform":{"anyOf":[{"$ref":"#/$defs/transform"},{"enum":["drop","passthrough"]}]}}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.columns === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "columns"},message:"must have required property '"+"columns"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.transform === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "transform"},message:"must have required property '"+"transform"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "columns") || (key0 === "transform"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.columns !== undefined){
if(!(validate46(data.columns, {instancePath:instancePath+"/columns",parentData:data,parentDataProperty:"columns",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
if(data.transform !== undefined){
let data1 = data.transform;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(wrapper2.validate(data1, {instancePath:instancePath+"/transform",parentData:data,parentDataProperty:"transform",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper2.validate.errors : vErrors.concat(wrapper2.validate.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
const _errs6 = errors;
if(!((data1 === "drop") || (data1 === "passthrough"))){
const err3 = {instancePath:instancePath+"/transform",schemaPath:"#/properties/transform/anyOf/1/enum",keyword:"enum",params:{allowedValues: schema107.properties.transform.anyOf[1].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err4 = {instancePath:instancePath+"/transform",schemaPath:"#/properties/transform/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate51.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.branches === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "branches"},message:"must have required property '"+"branches"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "kind") || (key0 === "branches"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.kind !== undefined){
if("branches" !== data.kind){
const err3 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "branches"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.branches !== undefined){
let data1 = data.branches;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate52(data1[i0], {instancePath:instancePath+"/branches/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/branches",schemaPath:"#/properties/branches/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}
validate51.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema108 = {"title":"Opaque","description":"A class that is known by its parameters alone: comparison across formats cannot tell.","type":"object","required":["kind","class","parameters"],"additionalProperties":false,"properties":{"kind":{"const":"opaque"},"class":{"type":"string"},"parameters":{"type":"object","additionalProperties":{"$ref":"#/$defs/plain"}}}};

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.class === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "class"},message:"must have required property '"+"class"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.parameters === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "parameters"},message:"must have required property '"+"parameters"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "kind") || (key0 === "class")) || (key0 === "parameters"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.kind !== undefined){
if("opaque" !== data.kind){
const err4 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "opaque"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.class !== undefined){
if(typeof data.class !== "string"){
const err5 = {instancePath:instancePath+"/class",schemaPath:"#/properties/class/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.parameters !== undefined){
let data2 = data.parameters;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!(validate46(data2[key1], {instancePath:instancePath+"/parameters/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/parameters",schemaPath:"#/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
if(!(validate45(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate49(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs4 = errors;
if(!(validate51(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs5 = errors;
if(!(validate56(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate37.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate37.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
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
if(data.version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.sha256 === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.size === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "size"},message:"must have required property '"+"size"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.format === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.class === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "class"},message:"must have required property '"+"class"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.library === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "library"},message:"must have required property '"+"library"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.fingerprint === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fingerprint"},message:"must have required property '"+"fingerprint"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.transform === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "transform"},message:"must have required property '"+"transform"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 in data){
if(!(func24.call(schema88.properties, key0))){
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
if(data.path !== undefined){
let data0 = data.path;
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err10 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
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
if(data.version !== undefined){
let data1 = data.version;
if(typeof data1 === "string"){
if(!pattern6.test(data1)){
const err12 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},message:"must match pattern \""+"^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
let data2 = data.sha256;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err14 = {instancePath:instancePath+"/sha256",schemaPath:"#/$defs/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/sha256",schemaPath:"#/$defs/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.md5 !== undefined){
let data3 = data.md5;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err16 = {instancePath:instancePath+"/md5",schemaPath:"#/$defs/md5/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}(\\.dir)?$"},message:"must match pattern \""+"^[0-9a-f]{32}(\\.dir)?$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/md5",schemaPath:"#/$defs/md5/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.size !== undefined){
let data4 = data.size;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err18 = {instancePath:instancePath+"/size",schemaPath:"#/$defs/size/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err19 = {instancePath:instancePath+"/size",schemaPath:"#/$defs/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.format !== undefined){
if(typeof data.format !== "string"){
const err20 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.class !== undefined){
let data6 = data.class;
if((typeof data6 !== "string") && (data6 !== null)){
const err21 = {instancePath:instancePath+"/class",schemaPath:"#/properties/class/type",keyword:"type",params:{type: schema88.properties.class.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.library !== undefined){
let data7 = data.library;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
if(typeof data7[key1] !== "string"){
const err22 = {instancePath:instancePath+"/library/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/library/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/library",schemaPath:"#/properties/library/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.fingerprint !== undefined){
let data9 = data.fingerprint;
const _errs25 = errors;
let valid5 = false;
const _errs26 = errors;
if(typeof data9 === "string"){
if(!pattern9.test(data9)){
const err24 = {instancePath:instancePath+"/fingerprint",schemaPath:"#/$defs/fingerprint/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/fingerprint",schemaPath:"#/$defs/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid0 = _errs26 === errors;
valid5 = valid5 || _valid0;
const _errs29 = errors;
if(data9 !== null){
const err26 = {instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid0 = _errs29 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const err27 = {instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
}
if(data.reused !== undefined){
if(true !== data.reused){
const err28 = {instancePath:instancePath+"/reused",schemaPath:"#/properties/reused/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.allowed !== undefined){
if(!(validate35(data.allowed, {instancePath:instancePath+"/allowed",parentData:data,parentDataProperty:"allowed",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.transform !== undefined){
let data12 = data.transform;
const _errs34 = errors;
let valid7 = false;
const _errs35 = errors;
if(!(validate37(data12, {instancePath:instancePath+"/transform",parentData:data,parentDataProperty:"transform",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var _valid1 = _errs35 === errors;
valid7 = valid7 || _valid1;
const _errs36 = errors;
if(data12 !== null){
const err29 = {instancePath:instancePath+"/transform",schemaPath:"#/properties/transform/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid1 = _errs36 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const err30 = {instancePath:instancePath+"/transform",schemaPath:"#/properties/transform/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
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
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/lock.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lockVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "lockVersion"},message:"must have required property '"+"lockVersion"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.pair === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pair"},message:"must have required property '"+"pair"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.models === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "models"},message:"must have required property '"+"models"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.scalers === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "scalers"},message:"must have required property '"+"scalers"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "lockVersion")) || (key0 === "pair")) || (key0 === "models")) || (key0 === "scalers"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
if(typeof data.$schema !== "string"){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.lockVersion !== undefined){
if(1 !== data.lockVersion){
const err6 = {instancePath:instancePath+"/lockVersion",schemaPath:"#/properties/lockVersion/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.pair !== undefined){
let data2 = data.pair;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err7 = {instancePath:instancePath+"/pair",schemaPath:"#/properties/pair/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/pair",schemaPath:"#/properties/pair/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.models !== undefined){
let data3 = data.models;
if(Array.isArray(data3)){
if(data3.length < 1){
const err9 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate32(data3[i0], {instancePath:instancePath+"/models/" + i0,parentData:data3,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.scalers !== undefined){
let data5 = data.scalers;
if(Array.isArray(data5)){
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/scalers",schemaPath:"#/properties/scalers/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(!(validate34(data5[i1], {instancePath:instancePath+"/scalers/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/scalers",schemaPath:"#/properties/scalers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const report = validate61;
const schema109 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/report.schema.json","title":"Report","description":"What `scalerlock check --format json` prints.","type":"object","required":["schemaVersion","tool","status","base","head","pairs","findings","stats"],"additionalProperties":false,"properties":{"schemaVersion":{"const":1},"tool":{"title":"Tool","type":"object","required":["name","version"],"additionalProperties":false,"properties":{"name":{"const":"scalerlock"},"version":{"type":"string"}}},"status":{"title":"ReportStatus","description":"`pass`: nothing at level error. `fail`: findings at level error. `error`: it could not judge.","enum":["pass","fail","error"]},"base":{"title":"Base","description":"The tree compared against: a commit's id; null where there is none.","type":["string","null"]},"head":{"title":"Head","description":"The tree judged: a commit's id, `index` or `worktree`.","type":["string","null"]},"pairs":{"title":"Pairs","type":"array","items":{"$ref":"#/$defs/pairReport"}},"findings":{"title":"Findings","type":"array","items":{"$ref":"#/$defs/finding"}},"error":{"title":"ReportError","description":"Why it could not judge, where the status is `error`.","type":"object","required":["message","path","line","column","fix"],"additionalProperties":false,"properties":{"message":{"type":"string"},"path":{"type":["string","null"]},"line":{"type":["integer","null"]},"column":{"type":["integer","null"]},"fix":{"type":"string"}}},"stats":{"title":"Stats","type":"object","required":["pairs","filesHashed","bytesHashed","durationMs"],"additionalProperties":false,"properties":{"pairs":{"type":"integer","minimum":0},"filesHashed":{"type":"integer","minimum":0},"bytesHashed":{"type":"integer","minimum":0},"durationMs":{"type":"number","minimum":0}}}},"$defs":{"severity":{"title":"Severity","enum":["error","warning"]},"pairReport":{"title":"PairReport","description":"One pair as it was judged.","type":"object","required":["name","status","scalerVersion","scalerVersionBefore","lock","models","scalers","references"],"additionalProperties":false,"properties":{"name":{"type":"string"},"status":{"title":"PairStatus","enum":["pass","warning","fail"]},"scalerVersion":{"description":"The first scaler's version in the head's lock.","type":["string","null"]},"scalerVersionBefore":{"description":"The same in the base's lock.","type":["string","null"]},"lock":{"description":"The lock's path.","type":"string"},"models":{"type":"array","items":{"$ref":"#/$defs/artifactReport"}},"scalers":{"type":"array","items":{"$ref":"#/$defs/artifactReport"}},"references":{"type":"array","items":{"$ref":"#/$defs/referenceReport"}}}},"artifactReport":{"title":"ArtifactReport","type":"object","required":["path","format","class","sha256","sha256Before","fingerprint","version","change","comparedBy","movements"],"additionalProperties":false,"properties":{"path":{"type":"string"},"format":{"type":["string","null"]},"class":{"type":["string","null"]},"sha256":{"type":["string","null"]},"sha256Before":{"description":"The same at the base.","type":["string","null"]},"fingerprint":{"type":["string","null"]},"version":{"description":"The version in the head's lock, of a scaler.","type":["string","null"]},"change":{"title":"ArtifactChange","description":"Against the base. `resaved`: other bytes, the same transform.","enum":["same","resaved","changed","added","deleted","missing"]},"comparedBy":{"title":"ComparedBy","description":"`transform`: by what it means; `bytes`: by its bytes alone.","enum":["transform","bytes"]},"onlyPointer":{"title":"OnlyPointer","description":"The program that keeps the content, where only its pointer is here: the content was not read, and what is told of it is what the lock says.","enum":["lfs","dvc","annex"]},"movements":{"description":"The features whose transform moved most, the largest first.","type":"array","items":{"$ref":"#/$defs/movement"}}}},"movement":{"title":"Movement","description":"How far one feature's transform moved.","type":"object","required":["feature","parameter","before","after","distance"],"additionalProperties":false,"properties":{"feature":{"type":"string"},"parameter":{"description":"What is shown, as `center` or `scale`.","type":"string"},"before":{"type":["number","string","null"]},"after":{"type":["number","string","null"]},"distance":{"description":"How far, in units of the first scaler's spread (standard deviations, for a StandardScaler); null where there is no such measure.","type":["number","string","null"]}}},"referenceReport":{"title":"ReferenceReport","type":"object","required":["side","environment","path","line","value","agrees"],"additionalProperties":false,"properties":{"side":{"title":"Side","enum":["training","inference"]},"environment":{"type":["string","null"]},"path":{"type":"string"},"line":{"type":["integer","null"]},"value":{"type":["string","null"]},"agrees":{"description":"Whether it names what the lock holds; null where that cannot be said.","type":["boolean","null"]}}},"finding":{"title":"Finding","description":"What is wrong, where, and how to mend it.","type":"object","required":["rule","severity","pair","path","line","column","message","fix","docs"],"additionalProperties":false,"properties":{"rule":{"type":"string"},"severity":{"$ref":"#/$defs/severity"},"pair":{"type":["string","null"]},"path":{"type":["string","null"]},"line":{"type":["integer","null"],"minimum":1},"column":{"type":["integer","null"],"minimum":1},"message":{"type":"string"},"fix":{"type":"string"},"docs":{"description":"The rule's page.","type":"string"}}}}};
const schema110 = {"title":"PairReport","description":"One pair as it was judged.","type":"object","required":["name","status","scalerVersion","scalerVersionBefore","lock","models","scalers","references"],"additionalProperties":false,"properties":{"name":{"type":"string"},"status":{"title":"PairStatus","enum":["pass","warning","fail"]},"scalerVersion":{"description":"The first scaler's version in the head's lock.","type":["string","null"]},"scalerVersionBefore":{"description":"The same in the base's lock.","type":["string","null"]},"lock":{"description":"The lock's path.","type":"string"},"models":{"type":"array","items":{"$ref":"#/$defs/artifactReport"}},"scalers":{"type":"array","items":{"$ref":"#/$defs/artifactReport"}},"references":{"type":"array","items":{"$ref":"#/$defs/referenceReport"}}}};
const schema113 = {"title":"ReferenceReport","type":"object","required":["side","environment","path","line","value","agrees"],"additionalProperties":false,"properties":{"side":{"title":"Side","enum":["training","inference"]},"environment":{"type":["string","null"]},"path":{"type":"string"},"line":{"type":["integer","null"]},"value":{"type":["string","null"]},"agrees":{"description":"Whether it names what the lock holds; null where that cannot be said.","type":["boolean","null"]}}};
const schema111 = {"title":"ArtifactReport","type":"object","required":["path","format","class","sha256","sha256Before","fingerprint","version","change","comparedBy","movements"],"additionalProperties":false,"properties":{"path":{"type":"string"},"format":{"type":["string","null"]},"class":{"type":["string","null"]},"sha256":{"type":["string","null"]},"sha256Before":{"description":"The same at the base.","type":["string","null"]},"fingerprint":{"type":["string","null"]},"version":{"description":"The version in the head's lock, of a scaler.","type":["string","null"]},"change":{"title":"ArtifactChange","description":"Against the base. `resaved`: other bytes, the same transform.","enum":["same","resaved","changed","added","deleted","missing"]},"comparedBy":{"title":"ComparedBy","description":"`transform`: by what it means; `bytes`: by its bytes alone.","enum":["transform","bytes"]},"onlyPointer":{"title":"OnlyPointer","description":"The program that keeps the content, where only its pointer is here: the content was not read, and what is told of it is what the lock says.","enum":["lfs","dvc","annex"]},"movements":{"description":"The features whose transform moved most, the largest first.","type":"array","items":{"$ref":"#/$defs/movement"}}}};
const schema112 = {"title":"Movement","description":"How far one feature's transform moved.","type":"object","required":["feature","parameter","before","after","distance"],"additionalProperties":false,"properties":{"feature":{"type":"string"},"parameter":{"description":"What is shown, as `center` or `scale`.","type":"string"},"before":{"type":["number","string","null"]},"after":{"type":["number","string","null"]},"distance":{"description":"How far, in units of the first scaler's spread (standard deviations, for a StandardScaler); null where there is no such measure.","type":["number","string","null"]}}};

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
if(!(func24.call(schema111.properties, key0))){
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
const err12 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: schema111.properties.format.type},message:"must be string,null"};
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
const err13 = {instancePath:instancePath+"/class",schemaPath:"#/properties/class/type",keyword:"type",params:{type: schema111.properties.class.type},message:"must be string,null"};
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
const err14 = {instancePath:instancePath+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type: schema111.properties.sha256.type},message:"must be string,null"};
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
const err15 = {instancePath:instancePath+"/sha256Before",schemaPath:"#/properties/sha256Before/type",keyword:"type",params:{type: schema111.properties.sha256Before.type},message:"must be string,null"};
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
const err16 = {instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: schema111.properties.fingerprint.type},message:"must be string,null"};
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
const err17 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: schema111.properties.version.type},message:"must be string,null"};
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
const err18 = {instancePath:instancePath+"/change",schemaPath:"#/properties/change/enum",keyword:"enum",params:{allowedValues: schema111.properties.change.enum},message:"must be equal to one of the allowed values"};
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
const err19 = {instancePath:instancePath+"/comparedBy",schemaPath:"#/properties/comparedBy/enum",keyword:"enum",params:{allowedValues: schema111.properties.comparedBy.enum},message:"must be equal to one of the allowed values"};
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
const err20 = {instancePath:instancePath+"/onlyPointer",schemaPath:"#/properties/onlyPointer/enum",keyword:"enum",params:{allowedValues: schema111.properties.onlyPointer.enum},message:"must be equal to one of the allowed values"};
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
const err29 = {instancePath:instancePath+"/movements/" + i0+"/before",schemaPath:"#/$defs/movement/properties/before/type",keyword:"type",params:{type: schema112.properties.before.type},message:"must be number,string,null"};
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
const err30 = {instancePath:instancePath+"/movements/" + i0+"/after",schemaPath:"#/$defs/movement/properties/after/type",keyword:"type",params:{type: schema112.properties.after.type},message:"must be number,string,null"};
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
const err31 = {instancePath:instancePath+"/movements/" + i0+"/distance",schemaPath:"#/$defs/movement/properties/distance/type",keyword:"type",params:{type: schema112.properties.distance.type},message:"must be number,string,null"};
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
const err10 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema110.properties.status.enum},message:"must be equal to one of the allowed values"};
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
const err11 = {instancePath:instancePath+"/scalerVersion",schemaPath:"#/properties/scalerVersion/type",keyword:"type",params:{type: schema110.properties.scalerVersion.type},message:"must be string,null"};
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
const err12 = {instancePath:instancePath+"/scalerVersionBefore",schemaPath:"#/properties/scalerVersionBefore/type",keyword:"type",params:{type: schema110.properties.scalerVersionBefore.type},message:"must be string,null"};
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
const err23 = {instancePath:instancePath+"/references/" + i2+"/side",schemaPath:"#/$defs/referenceReport/properties/side/enum",keyword:"enum",params:{allowedValues: schema113.properties.side.enum},message:"must be equal to one of the allowed values"};
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
const err24 = {instancePath:instancePath+"/references/" + i2+"/environment",schemaPath:"#/$defs/referenceReport/properties/environment/type",keyword:"type",params:{type: schema113.properties.environment.type},message:"must be string,null"};
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
const err26 = {instancePath:instancePath+"/references/" + i2+"/line",schemaPath:"#/$defs/referenceReport/properties/line/type",keyword:"type",params:{type: schema113.properties.line.type},message:"must be integer,null"};
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
const err27 = {instancePath:instancePath+"/references/" + i2+"/value",schemaPath:"#/$defs/referenceReport/properties/value/type",keyword:"type",params:{type: schema113.properties.value.type},message:"must be string,null"};
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
const err28 = {instancePath:instancePath+"/references/" + i2+"/agrees",schemaPath:"#/$defs/referenceReport/properties/agrees/type",keyword:"type",params:{type: schema113.properties.agrees.type},message:"must be boolean,null"};
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

const schema114 = {"title":"Finding","description":"What is wrong, where, and how to mend it.","type":"object","required":["rule","severity","pair","path","line","column","message","fix","docs"],"additionalProperties":false,"properties":{"rule":{"type":"string"},"severity":{"$ref":"#/$defs/severity"},"pair":{"type":["string","null"]},"path":{"type":["string","null"]},"line":{"type":["integer","null"],"minimum":1},"column":{"type":["integer","null"],"minimum":1},"message":{"type":"string"},"fix":{"type":"string"},"docs":{"description":"The rule's page.","type":"string"}}};
const schema115 = {"title":"Severity","enum":["error","warning"]};

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
if(!(func24.call(schema114.properties, key0))){
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
const err11 = {instancePath:instancePath+"/severity",schemaPath:"#/$defs/severity/enum",keyword:"enum",params:{allowedValues: schema115.enum},message:"must be equal to one of the allowed values"};
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
const err12 = {instancePath:instancePath+"/pair",schemaPath:"#/properties/pair/type",keyword:"type",params:{type: schema114.properties.pair.type},message:"must be string,null"};
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
const err13 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: schema114.properties.path.type},message:"must be string,null"};
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
const err14 = {instancePath:instancePath+"/line",schemaPath:"#/properties/line/type",keyword:"type",params:{type: schema114.properties.line.type},message:"must be integer,null"};
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
const err16 = {instancePath:instancePath+"/column",schemaPath:"#/properties/column/type",keyword:"type",params:{type: schema114.properties.column.type},message:"must be integer,null"};
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
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
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
if(!(func24.call(schema109.properties, key0))){
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
const err16 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema109.properties.status.enum},message:"must be equal to one of the allowed values"};
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
const err17 = {instancePath:instancePath+"/base",schemaPath:"#/properties/base/type",keyword:"type",params:{type: schema109.properties.base.type},message:"must be string,null"};
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
const err18 = {instancePath:instancePath+"/head",schemaPath:"#/properties/head/type",keyword:"type",params:{type: schema109.properties.head.type},message:"must be string,null"};
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
const err28 = {instancePath:instancePath+"/error/path",schemaPath:"#/properties/error/properties/path/type",keyword:"type",params:{type: schema109.properties.error.properties.path.type},message:"must be string,null"};
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
const err29 = {instancePath:instancePath+"/error/line",schemaPath:"#/properties/error/properties/line/type",keyword:"type",params:{type: schema109.properties.error.properties.line.type},message:"must be integer,null"};
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
const err30 = {instancePath:instancePath+"/error/column",schemaPath:"#/properties/error/properties/column/type",keyword:"type",params:{type: schema109.properties.error.properties.column.type},message:"must be integer,null"};
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
if(data.stats !== undefined){
let data17 = data.stats;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.pairs === undefined){
const err33 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/required",keyword:"required",params:{missingProperty: "pairs"},message:"must have required property '"+"pairs"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data17.filesHashed === undefined){
const err34 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/required",keyword:"required",params:{missingProperty: "filesHashed"},message:"must have required property '"+"filesHashed"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data17.bytesHashed === undefined){
const err35 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/required",keyword:"required",params:{missingProperty: "bytesHashed"},message:"must have required property '"+"bytesHashed"+"'"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data17.durationMs === undefined){
const err36 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/required",keyword:"required",params:{missingProperty: "durationMs"},message:"must have required property '"+"durationMs"+"'"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
for(const key3 in data17){
if(!((((key3 === "pairs") || (key3 === "filesHashed")) || (key3 === "bytesHashed")) || (key3 === "durationMs"))){
const err37 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data17.pairs !== undefined){
let data18 = data17.pairs;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err38 = {instancePath:instancePath+"/stats/pairs",schemaPath:"#/properties/stats/properties/pairs/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
const err39 = {instancePath:instancePath+"/stats/pairs",schemaPath:"#/properties/stats/properties/pairs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data17.filesHashed !== undefined){
let data19 = data17.filesHashed;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err40 = {instancePath:instancePath+"/stats/filesHashed",schemaPath:"#/properties/stats/properties/filesHashed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
const err41 = {instancePath:instancePath+"/stats/filesHashed",schemaPath:"#/properties/stats/properties/filesHashed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data17.bytesHashed !== undefined){
let data20 = data17.bytesHashed;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err42 = {instancePath:instancePath+"/stats/bytesHashed",schemaPath:"#/properties/stats/properties/bytesHashed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err43 = {instancePath:instancePath+"/stats/bytesHashed",schemaPath:"#/properties/stats/properties/bytesHashed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data17.durationMs !== undefined){
let data21 = data17.durationMs;
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err44 = {instancePath:instancePath+"/stats/durationMs",schemaPath:"#/properties/stats/properties/durationMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/stats/durationMs",schemaPath:"#/properties/stats/properties/durationMs/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/stats",schemaPath:"#/properties/stats/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const baseline = validate69;
const schema116 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/baseline.schema.json","title":"Baseline","description":"Findings of the audit that were there when somebody looked, so that only new ones count. Written by `scalerlock audit --write-baseline`.","type":"object","required":["baselineVersion","findings"],"additionalProperties":false,"properties":{"$schema":{"title":"Schema","description":"The schema of this file, for editors.","type":"string"},"baselineVersion":{"title":"Baseline version","description":"The version of this file's shape. There is one: 1.","const":1},"findings":{"title":"Findings","description":"The findings in the order of rules and paths.","type":"array","items":{"$ref":"#/$defs/baselineEntry"}}},"$defs":{"baselineEntry":{"title":"BaselineEntry","type":"object","required":["rule","path","code","key"],"additionalProperties":false,"properties":{"rule":{"title":"Rule","description":"The rule that found it.","type":"string"},"path":{"title":"Path","description":"The file, for people.","type":"string"},"code":{"title":"Code","description":"The code, for people.","type":"string"},"key":{"title":"Key","description":"What the finding is known by: its rule, file, function and code, and no line.","type":"string","pattern":"^[0-9a-f]{16}(-[0-9]+)?$"}}}}};
const schema117 = {"title":"BaselineEntry","type":"object","required":["rule","path","code","key"],"additionalProperties":false,"properties":{"rule":{"title":"Rule","description":"The rule that found it.","type":"string"},"path":{"title":"Path","description":"The file, for people.","type":"string"},"code":{"title":"Code","description":"The code, for people.","type":"string"},"key":{"title":"Key","description":"What the finding is known by: its rule, file, function and code, and no line.","type":"string","pattern":"^[0-9a-f]{16}(-[0-9]+)?$"}}};
const pattern11 = new RegExp("^[0-9a-f]{16}(-[0-9]+)?$", "u");

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/baseline.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate69.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.baselineVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "baselineVersion"},message:"must have required property '"+"baselineVersion"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.findings === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "findings"},message:"must have required property '"+"findings"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "$schema") || (key0 === "baselineVersion")) || (key0 === "findings"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined){
if(typeof data.$schema !== "string"){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.baselineVersion !== undefined){
if(1 !== data.baselineVersion){
const err4 = {instancePath:instancePath+"/baselineVersion",schemaPath:"#/properties/baselineVersion/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.findings !== undefined){
let data2 = data.findings;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.rule === undefined){
const err5 = {instancePath:instancePath+"/findings/" + i0,schemaPath:"#/$defs/baselineEntry/required",keyword:"required",params:{missingProperty: "rule"},message:"must have required property '"+"rule"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data3.path === undefined){
const err6 = {instancePath:instancePath+"/findings/" + i0,schemaPath:"#/$defs/baselineEntry/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data3.code === undefined){
const err7 = {instancePath:instancePath+"/findings/" + i0,schemaPath:"#/$defs/baselineEntry/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3.key === undefined){
const err8 = {instancePath:instancePath+"/findings/" + i0,schemaPath:"#/$defs/baselineEntry/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data3){
if(!((((key1 === "rule") || (key1 === "path")) || (key1 === "code")) || (key1 === "key"))){
const err9 = {instancePath:instancePath+"/findings/" + i0,schemaPath:"#/$defs/baselineEntry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.rule !== undefined){
if(typeof data3.rule !== "string"){
const err10 = {instancePath:instancePath+"/findings/" + i0+"/rule",schemaPath:"#/$defs/baselineEntry/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.path !== undefined){
if(typeof data3.path !== "string"){
const err11 = {instancePath:instancePath+"/findings/" + i0+"/path",schemaPath:"#/$defs/baselineEntry/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.code !== undefined){
if(typeof data3.code !== "string"){
const err12 = {instancePath:instancePath+"/findings/" + i0+"/code",schemaPath:"#/$defs/baselineEntry/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.key !== undefined){
let data7 = data3.key;
if(typeof data7 === "string"){
if(!pattern11.test(data7)){
const err13 = {instancePath:instancePath+"/findings/" + i0+"/key",schemaPath:"#/$defs/baselineEntry/properties/key/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}(-[0-9]+)?$"},message:"must match pattern \""+"^[0-9a-f]{16}(-[0-9]+)?$"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/findings/" + i0+"/key",schemaPath:"#/$defs/baselineEntry/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err15 = {instancePath:instancePath+"/findings/" + i0,schemaPath:"#/$defs/baselineEntry/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err16 = {instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}
validate69.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

