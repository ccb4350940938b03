// Generated from schemas/ and docs/rules/ by scripts/generate.mjs. Do not edit.
import type { ErrorObject } from 'ajv';

export declare const baseline: { (data: unknown): boolean; errors?: ErrorObject[] | null };
