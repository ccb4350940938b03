// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.
import type { ErrorObject } from 'ajv';

type Validator = { (data: unknown): boolean; errors?: ErrorObject[] | null };

export declare const policy: Validator;
export declare const lock: Validator;
export declare const report: Validator;
export declare const baseline: Validator;
