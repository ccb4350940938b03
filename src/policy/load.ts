import policySchema from '../../schemas/policy.schema.json' with { type: 'json' };
import type { Policy } from '../generated/policy.ts';
import { policy as validate } from '../generated/validate-policy.js';
import { Problem } from '../problem.ts';
import { describeErrors } from '../validation/describe.ts';
import { toPointer } from '../validation/pointer.ts';
import type { Schema } from '../validation/schema.ts';
import { quoted } from '../validation/words.ts';
import { type Document, nearestPosition } from './configs/document.ts';
import { inFile, refuseUnreadable } from './configs/text.ts';
import { readYaml } from './configs/yaml.ts';
import type { Position } from './pairs.ts';
import { POLICY_PATH } from './policy-path.ts';

/** Larger policies are refused. In bytes. */
const mostBytes = 1024 * 1024;

/** A policy that keeps its schema, and where its parts stand in the file. */
export interface LoadedPolicy {
  /** The file's path from the repository root. */
  path: string;
  policy: Policy;
  /** Where the value at a JSON Pointer starts, or its key; of what the file does not have, where its nearest parent starts. */
  positionOf(pointer: string, which?: 'key' | 'value'): Position;
}

/** Reads and validates a policy. Throws a `Problem` with path, line, column and how to mend it. */
export function loadPolicy(text: string, path = POLICY_PATH): LoadedPolicy {
  return inFile(path, () => {
    refuseUnreadable(text, mostBytes);
    const document = onlyDocument(readYaml(text));
    if (!validate(document.value)) {
      const { message, fix, at } = describeErrors(validate.errors ?? [], {
        schema: policySchema as Schema,
        data: document.value,
        locate: (pointer, which, key) =>
          nearestPosition(document, key === undefined ? pointer : pointer + toPointer([key]), which),
        nameOf,
      });
      throw new Problem(message, { fix, ...at });
    }
    const policy = document.value as unknown as Policy;
    return { path, policy, positionOf: (pointer, which) => nearestPosition(document, pointer, which) };
  });
}

function onlyDocument(documents: Document[]): Document {
  const [document, second] = documents;
  if (!document || document.value === null) {
    throw new Problem('the policy is empty', {
      fix: 'write `version: 1` and `pairs:` into it, or run `scalerlock init`',
      line: 1,
      column: 1,
    });
  }
  if (second) {
    const at = second.positionOf([]) ?? { line: 1, column: 1 };
    throw new Problem('the policy has several YAML documents', {
      fix: 'keep one: remove the line `---`',
      ...at,
    });
  }
  if (typeof document.value !== 'object' || Array.isArray(document.value)) {
    const at = document.positionOf([]) ?? { line: 1, column: 1 };
    throw new Problem('the policy is not a map', { fix: 'begin with `version: 1` and `pairs:`', ...at });
  }
  return document;
}

/** How a user would call a place in the policy. */
function nameOf(segments: readonly string[]): string | null {
  const [top, name, field, ...rest] = segments;
  if (top === undefined) return 'the policy';
  if (name === undefined) return quoted(top);
  if (top === 'rules') return `the level of ${quoted(name)}`;
  if (top !== 'pairs') return null;
  if (field === undefined) return `pair ${quoted(name)}`;
  return `${quoted([field, ...rest].join('.'))} of pair ${quoted(name)}`;
}
