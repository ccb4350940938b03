import type { AuditRule } from '../rule.ts';

/** Every rule, in the order of the documentation. */
export const AUDIT_RULES: readonly AuditRule[] = [];
