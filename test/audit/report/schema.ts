import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../../schemas/audit.schema.json' with { type: 'json' };

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** What of a report is not as schemas/audit.schema.json says; empty where all is. */
export function validateAudit(report: unknown): string[] {
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
