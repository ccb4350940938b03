// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.
"use strict";
export const baseline = validate69;
const schema120 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/scalerlock/scalerlock/main/schemas/baseline.schema.json","title":"Baseline","description":"Findings of the audit that were there when somebody looked, so that only new ones count. Written by `scalerlock audit --write-baseline`.","type":"object","required":["baselineVersion","findings"],"additionalProperties":false,"properties":{"$schema":{"title":"Schema","description":"The schema of this file, for editors.","type":"string"},"baselineVersion":{"title":"Baseline version","description":"The version of this file's shape. There is one: 1.","const":1},"findings":{"title":"Findings","description":"The findings in the order of rules and paths.","type":"array","items":{"$ref":"#/$defs/baselineEntry"}}},"$defs":{"baselineEntry":{"title":"BaselineEntry","type":"object","required":["rule","path","code","key"],"additionalProperties":false,"properties":{"rule":{"title":"Rule","description":"The rule that found it.","type":"string"},"path":{"title":"Path","description":"The file, for people.","type":"string"},"code":{"title":"Code","description":"The code, for people.","type":"string"},"key":{"title":"Key","description":"What the finding is known by: its rule, file, function and code, and no line.","type":"string","pattern":"^[0-9a-f]{16}(-[0-9]+)?$"}}}}};
const schema121 = {"title":"BaselineEntry","type":"object","required":["rule","path","code","key"],"additionalProperties":false,"properties":{"rule":{"title":"Rule","description":"The rule that found it.","type":"string"},"path":{"title":"Path","description":"The file, for people.","type":"string"},"code":{"title":"Code","description":"The code, for people.","type":"string"},"key":{"title":"Key","description":"What the finding is known by: its rule, file, function and code, and no line.","type":"string","pattern":"^[0-9a-f]{16}(-[0-9]+)?$"}}};
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

