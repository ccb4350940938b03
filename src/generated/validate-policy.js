// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.
"use strict";
export const policy = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/policy.schema.json","title":"Policy","description":"scalerlock.yml at the repository root: which model goes with which scaler, and which rules apply.","type":"object","required":["version","pairs"],"additionalProperties":false,"properties":{"$schema":{"title":"Schema","description":"The schema of this file, for editors.","type":"string"},"version":{"title":"Policy version","description":"The version of this file's shape. There is one: 1.","const":1},"pairs":{"title":"Pairs","description":"The pairs by name. A name with a placeholder, as \"{name}\", is a convention: one entry for every set of files that fits.","type":"object","minProperties":1,"propertyNames":{"minLength":1,"maxLength":200},"additionalProperties":{"$ref":"#/$defs/pairPolicy"}},"require":{"$ref":"#/$defs/requirement"},"verify":{"$ref":"#/$defs/verification"},"ignore":{"title":"Ignore","description":"Globs of paths that no rule looks at for unpaired models, as \"notebooks/**\".","type":"array","items":{"type":"string","minLength":1}},"audit":{"$ref":"#/$defs/auditPolicy"},"rules":{"$ref":"#/$defs/ruleLevels"}},"$defs":{"auditPolicy":{"title":"AuditPolicy","description":"Which code trains and which code serves, where the audit is not to go by what it does and is called; `{}` where it is. With this key `check`, the hooks and the Action audit the Python code and the notebooks that a change touches; without it they look at pairs alone.","type":"object","additionalProperties":false,"properties":{"training":{"title":"Training code","description":"Globs of Python files and notebooks that train, as \"pipelines/**\". A path without wildcards is a file, or a folder with all that is in it.","type":"array","items":{"type":"string","minLength":1}},"inference":{"title":"Inference code","description":"Globs of Python files and notebooks that serve.","type":"array","items":{"type":"string","minLength":1}},"ignore":{"title":"Ignored code","description":"Globs of Python files and notebooks that the audit does not look at.","type":"array","items":{"type":"string","minLength":1}}}},"pairPolicy":{"title":"PairPolicy","description":"One pair, or with placeholders one convention: the models, the scalers they were trained with, and the configs that name them.","type":"object","required":["model","scaler"],"additionalProperties":false,"properties":{"model":{"title":"Model","description":"The model artifact's path from the repository root (a file, or a folder that is one artifact), a glob, or a list of these.","$ref":"#/$defs/paths"},"scaler":{"title":"Scaler","description":"The scaler artifact's path (a file, or a folder that is one artifact), a glob, a list of these, `embedded` where the model is a Pipeline that holds its scaler, or `training` and `inference` where each side has a file of its own.","$ref":"#/$defs/scalers"},"lock":{"title":"Lock","description":"Another path for the lock file. Without it the lock lies beside the first scaler and is named after it.","type":"string","minLength":1},"training":{"title":"Training","description":"Where the training config names the scaler: `path#selector`, a list of these, or a map of them by name.","$ref":"#/$defs/references"},"inference":{"title":"Inference","description":"Where the deployed configs name the scaler: `path#selector`, a list of these, or a map of them by environment.","$ref":"#/$defs/references"},"require":{"$ref":"#/$defs/requirement"},"verify":{"$ref":"#/$defs/verification"}}},"paths":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}]},"scalers":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"$ref":"#/$defs/scalerSides"}]},"scalerSides":{"title":"ScalerSides","description":"The same scaler as training uses it and as it is served, perhaps in another format: they must do the same.","type":"object","required":["training","inference"],"additionalProperties":false,"properties":{"training":{"title":"Training scaler","description":"The scaler that the model was trained with: its path, a glob, or a list of these.","$ref":"#/$defs/paths"},"inference":{"title":"Inference scaler","description":"The scaler that is served: its path, a glob, a list of these, or a map of them by environment.","$ref":"#/$defs/pathsByEnvironment"}}},"pathsByEnvironment":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/paths"}}]},"references":{"oneOf":[{"type":"string","minLength":1},{"type":"array","minItems":1,"items":{"type":"string","minLength":1}},{"type":"object","minProperties":1,"additionalProperties":{"type":"string","minLength":1}}]},"requirement":{"title":"Requirement","description":"`scaler-change`: a retrained model must come with a refitted scaler; using the old one again fails.","enum":["scaler-change"]},"verification":{"title":"Verification","description":"`content`: what pointers of Git LFS, DVC and git-annex stand for must be here and is hashed; without it the hash that the pointer names is enough.","enum":["content"]},"level":{"title":"Level","description":"`error` refuses, `warning` is shown, `off` is silent.","enum":["error","warning","off"]},"ruleLevels":{"title":"RuleLevels","description":"The level of each rule; what is not named here keeps its own.","type":"object","additionalProperties":false,"properties":{"pair/model-changed-alone":{"$ref":"#/$defs/level","description":"A model changed and its pair was not sealed anew."},"pair/scaler-changed-alone":{"$ref":"#/$defs/level","description":"A scaler's transform changed while a model that was trained with the old one stays."},"pair/scaler-reused":{"$ref":"#/$defs/level","description":"A retrained model uses the old scaler again where the policy requires a change."},"pair/missing-artifact":{"$ref":"#/$defs/level","description":"A model or scaler that the policy declares is not in the tree."},"pair/unpaired-model":{"$ref":"#/$defs/level","description":"A new or changed model-like file is on no pair."},"pair/wrong-role":{"$ref":"#/$defs/level","description":"A file declared as a model holds only a scaler, or the other way round."},"lock/missing":{"$ref":"#/$defs/level","description":"A pair has no lock."},"lock/invalid":{"$ref":"#/$defs/level","description":"A lock is not JSON or not of the lock's shape."},"lock/content-mismatch":{"$ref":"#/$defs/level","description":"A lock says something else than the artifacts in the tree."},"lock/version-reused":{"$ref":"#/$defs/level","description":"A changed transform was sealed under the version of the old one."},"lock/scaler-change-allowed":{"$ref":"#/$defs/level","description":"A lock records that a scaler was changed alone on purpose."},"config/version-mismatch":{"$ref":"#/$defs/level","description":"Training and inference configs name different scaler versions."},"config/unknown-version":{"$ref":"#/$defs/level","description":"A config names a scaler version that the lock does not have."},"config/unreadable":{"$ref":"#/$defs/level","description":"A config, or the one value in it that the policy points at, cannot be read."},"artifact/unreadable":{"$ref":"#/$defs/level","description":"An artifact is broken: empty, cut off, or not what its bytes begin as."},"artifact/unverified":{"$ref":"#/$defs/level","description":"The content of a pointer is not here, or is another, and the policy says `verify: content`."},"policy/changed":{"$ref":"#/$defs/level","description":"The change edits the policy that judges it."},"policy/no-match":{"$ref":"#/$defs/level","description":"An entry of the policy matches no file."},"pair/feature-count":{"$ref":"#/$defs/level","description":"A model takes another number of features than its scaler gives."},"pair/feature-order":{"$ref":"#/$defs/level","description":"A model takes the features of its scaler in another order."},"scaler/not-fitted":{"$ref":"#/$defs/level","description":"A scaler was saved before it was fitted."},"scaler/not-finite":{"$ref":"#/$defs/level","description":"A scaler holds NaN or infinity, so that what it scales is lost."},"scaler/constant-feature":{"$ref":"#/$defs/level","description":"A scaler was fitted on a feature that never changes."},"artifact/unsafe-import":{"$ref":"#/$defs/level","description":"An artifact would run code when it is loaded."},"lock/library-version":{"$ref":"#/$defs/level","description":"A scaler was saved by another library version than the serving side pins."},"pair/transform-differs":{"$ref":"#/$defs/level","description":"The training and the inference scaler of one pair do not do the same."},"audit/fit-at-inference":{"$ref":"#/$defs/level","description":"The inference side fits a scaler of its own, on what it receives or as it starts."},"audit/scaler-not-saved":{"$ref":"#/$defs/level","description":"Training fits a scaler and never saves it, and the inference side makes its own."},"audit/scaler-missing":{"$ref":"#/$defs/level","description":"The inference side loads a scaler that is not in the tree and that no code writes."},"audit/different-scaler":{"$ref":"#/$defs/level","description":"Training applies one scaler and the inference side another."},"audit/constants-differ":{"$ref":"#/$defs/level","description":"Mean, deviation, range or scale are other numbers on the two sides, or than the lock has."},"audit/not-applied":{"$ref":"#/$defs/level","description":"One side normalizes what the other feeds to the model raw."},"audit/fit-before-split":{"$ref":"#/$defs/level","description":"A scaler is fitted on data that is split into training and test afterwards."},"audit/fit-on-test":{"$ref":"#/$defs/level","description":"A scaler is fitted on a test or validation set, where `transform` is meant."},"audit/feature-order":{"$ref":"#/$defs/level","description":"The inference side builds other columns than the lock names, or in another order."},"audit/double-normalization":{"$ref":"#/$defs/level","description":"Data is normalized twice by the same on its way to a model."},"audit/unreadable":{"$ref":"#/$defs/level","description":"A source cannot be read, or not to its end: what it normalizes is not audited."}}}}};
const schema41 = {"title":"Requirement","description":"`scaler-change`: a retrained model must come with a refitted scaler; using the old one again fails.","enum":["scaler-change"]};
const schema42 = {"title":"Verification","description":"`content`: what pointers of Git LFS, DVC and git-annex stand for must be here and is hashed; without it the hash that the pointer names is enough.","enum":["content"]};
const schema45 = {"title":"AuditPolicy","description":"Which code trains and which code serves, where the audit is not to go by what it does and is called; `{}` where it is. With this key `check`, the hooks and the Action audit the Python code and the notebooks that a change touches; without it they look at pairs alone.","type":"object","additionalProperties":false,"properties":{"training":{"title":"Training code","description":"Globs of Python files and notebooks that train, as \"pipelines/**\". A path without wildcards is a file, or a folder with all that is in it.","type":"array","items":{"type":"string","minLength":1}},"inference":{"title":"Inference code","description":"Globs of Python files and notebooks that serve.","type":"array","items":{"type":"string","minLength":1}},"ignore":{"title":"Ignored code","description":"Globs of Python files and notebooks that the audit does not look at.","type":"array","items":{"type":"string","minLength":1}}}};
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

const schema46 = {"title":"RuleLevels","description":"The level of each rule; what is not named here keeps its own.","type":"object","additionalProperties":false,"properties":{"pair/model-changed-alone":{"$ref":"#/$defs/level","description":"A model changed and its pair was not sealed anew."},"pair/scaler-changed-alone":{"$ref":"#/$defs/level","description":"A scaler's transform changed while a model that was trained with the old one stays."},"pair/scaler-reused":{"$ref":"#/$defs/level","description":"A retrained model uses the old scaler again where the policy requires a change."},"pair/missing-artifact":{"$ref":"#/$defs/level","description":"A model or scaler that the policy declares is not in the tree."},"pair/unpaired-model":{"$ref":"#/$defs/level","description":"A new or changed model-like file is on no pair."},"pair/wrong-role":{"$ref":"#/$defs/level","description":"A file declared as a model holds only a scaler, or the other way round."},"lock/missing":{"$ref":"#/$defs/level","description":"A pair has no lock."},"lock/invalid":{"$ref":"#/$defs/level","description":"A lock is not JSON or not of the lock's shape."},"lock/content-mismatch":{"$ref":"#/$defs/level","description":"A lock says something else than the artifacts in the tree."},"lock/version-reused":{"$ref":"#/$defs/level","description":"A changed transform was sealed under the version of the old one."},"lock/scaler-change-allowed":{"$ref":"#/$defs/level","description":"A lock records that a scaler was changed alone on purpose."},"config/version-mismatch":{"$ref":"#/$defs/level","description":"Training and inference configs name different scaler versions."},"config/unknown-version":{"$ref":"#/$defs/level","description":"A config names a scaler version that the lock does not have."},"config/unreadable":{"$ref":"#/$defs/level","description":"A config, or the one value in it that the policy points at, cannot be read."},"artifact/unreadable":{"$ref":"#/$defs/level","description":"An artifact is broken: empty, cut off, or not what its bytes begin as."},"artifact/unverified":{"$ref":"#/$defs/level","description":"The content of a pointer is not here, or is another, and the policy says `verify: content`."},"policy/changed":{"$ref":"#/$defs/level","description":"The change edits the policy that judges it."},"policy/no-match":{"$ref":"#/$defs/level","description":"An entry of the policy matches no file."},"pair/feature-count":{"$ref":"#/$defs/level","description":"A model takes another number of features than its scaler gives."},"pair/feature-order":{"$ref":"#/$defs/level","description":"A model takes the features of its scaler in another order."},"scaler/not-fitted":{"$ref":"#/$defs/level","description":"A scaler was saved before it was fitted."},"scaler/not-finite":{"$ref":"#/$defs/level","description":"A scaler holds NaN or infinity, so that what it scales is lost."},"scaler/constant-feature":{"$ref":"#/$defs/level","description":"A scaler was fitted on a feature that never changes."},"artifact/unsafe-import":{"$ref":"#/$defs/level","description":"An artifact would run code when it is loaded."},"lock/library-version":{"$ref":"#/$defs/level","description":"A scaler was saved by another library version than the serving side pins."},"pair/transform-differs":{"$ref":"#/$defs/level","description":"The training and the inference scaler of one pair do not do the same."},"audit/fit-at-inference":{"$ref":"#/$defs/level","description":"The inference side fits a scaler of its own, on what it receives or as it starts."},"audit/scaler-not-saved":{"$ref":"#/$defs/level","description":"Training fits a scaler and never saves it, and the inference side makes its own."},"audit/scaler-missing":{"$ref":"#/$defs/level","description":"The inference side loads a scaler that is not in the tree and that no code writes."},"audit/different-scaler":{"$ref":"#/$defs/level","description":"Training applies one scaler and the inference side another."},"audit/constants-differ":{"$ref":"#/$defs/level","description":"Mean, deviation, range or scale are other numbers on the two sides, or than the lock has."},"audit/not-applied":{"$ref":"#/$defs/level","description":"One side normalizes what the other feeds to the model raw."},"audit/fit-before-split":{"$ref":"#/$defs/level","description":"A scaler is fitted on data that is split into training and test afterwards."},"audit/fit-on-test":{"$ref":"#/$defs/level","description":"A scaler is fitted on a test or validation set, where `transform` is meant."},"audit/feature-order":{"$ref":"#/$defs/level","description":"The inference side builds other columns than the lock names, or in another order."},"audit/double-normalization":{"$ref":"#/$defs/level","description":"Data is normalized twice by the same on its way to a model."},"audit/unreadable":{"$ref":"#/$defs/level","description":"A source cannot be read, or not to its end: what it normalizes is not audited."}}};
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
if(data["audit/unreadable"] !== undefined){
let data36 = data["audit/unreadable"];
if(!(((data36 === "error") || (data36 === "warning")) || (data36 === "off"))){
const err37 = {instancePath:instancePath+"/audit~1unreadable",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema47.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
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

