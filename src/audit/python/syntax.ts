/**
 * Python as the audit looks at it: the parts of the language that carry values, and nothing of the grammar that read them.
 * Every node has the place in the text where it starts and ends.
 */

interface At {
  from: number;
  to: number;
}

export type Expression = At &
  (
    | { kind: 'name'; name: string }
    | { kind: 'number'; value: number }
    /** Parts of an f-string are expressions. */
    | { kind: 'text'; parts: readonly (string | Expression)[] }
    | { kind: 'truth'; value: boolean }
    | { kind: 'none' }
    | { kind: 'list'; items: readonly Expression[]; shape: 'list' | 'tuple' | 'set' }
    /** A key of null: `**other`. */
    | { kind: 'dict'; entries: readonly { key: Expression | null; value: Expression }[] }
    | { kind: 'attribute'; object: Expression; name: string }
    | { kind: 'subscript'; object: Expression; index: readonly Expression[] }
    | { kind: 'slice'; parts: readonly Expression[] }
    | { kind: 'call'; callee: Expression; arguments: readonly Argument[] }
    | { kind: 'binary'; operator: string; left: Expression; right: Expression }
    | { kind: 'unary'; operator: string; operand: Expression }
    | { kind: 'compare'; operands: readonly Expression[] }
    | { kind: 'boolean'; left: Expression; right: Expression }
    | { kind: 'conditional'; test: Expression; yes: Expression; no: Expression }
    | { kind: 'lambda'; parameters: readonly Parameter[]; body: Expression }
    | {
        kind: 'comprehension';
        body: readonly Expression[];
        clauses: readonly Clause[];
        shape: 'list' | 'dict';
      }
    | { kind: 'named'; name: string; value: Expression }
    | { kind: 'star'; value: Expression }
    /** What has values in it, and no value of its own that is known: `yield`, and what does not parse. */
    | { kind: 'other'; parts: readonly Expression[] }
  );

export interface Argument {
  /** Null where it goes by its place. */
  name: string | null;
  /** `*` or `**`. */
  star: '' | '*' | '**';
  value: Expression;
}

export interface Parameter {
  name: string;
  star: '' | '*' | '**';
  /** The class that it is said to be of; null where nothing is said, or more than a name. */
  annotation: Expression | null;
  default: Expression | null;
}

export interface Clause {
  target: Expression | null;
  source: Expression;
}

export type Statement = At &
  (
    | { kind: 'expression'; value: Expression }
    | { kind: 'assign'; targets: readonly Expression[]; value: Expression | null }
    | { kind: 'augmented'; operator: string; target: Expression; value: Expression }
    | { kind: 'function'; function: FunctionSyntax }
    | { kind: 'class'; class: ClassSyntax }
    | { kind: 'return'; value: Expression | null }
    | { kind: 'leave'; values: readonly Expression[] }
    | { kind: 'if'; test: Expression; yes: readonly Statement[]; no: readonly Statement[] }
    | {
        kind: 'for';
        target: Expression;
        source: Expression;
        body: readonly Statement[];
        otherwise: readonly Statement[];
      }
    | { kind: 'while'; test: Expression; body: readonly Statement[]; otherwise: readonly Statement[] }
    | {
        kind: 'try';
        body: readonly Statement[];
        handlers: readonly (readonly Statement[])[];
        otherwise: readonly Statement[];
        last: readonly Statement[];
      }
    | {
        kind: 'with';
        items: readonly { value: Expression; target: Expression | null }[];
        body: readonly Statement[];
      }
    | { kind: 'import'; names: readonly { module: string; alias: string | null }[] }
    /** `from ..a import b as c`: two dots, module `a`. A name of `*` is all of it. */
    | { kind: 'from'; dots: number; module: string; names: readonly { name: string; alias: string | null }[] }
    /** `global a`, `nonlocal a`: these names are another scope's. */
    | { kind: 'global'; names: readonly string[] }
    | { kind: 'match'; subject: Expression; cases: readonly (readonly Statement[])[] }
    | { kind: 'other'; parts: readonly Expression[] }
  );

export interface FunctionSyntax extends At {
  name: string;
  parameters: readonly Parameter[];
  decorators: readonly Expression[];
  /** Null where it has no word of normalization: it is read where somebody calls it (`Source.bodyOf`). */
  body: readonly Statement[] | null;
}

export interface ClassSyntax extends At {
  name: string;
  bases: readonly Argument[];
  decorators: readonly Expression[];
  body: readonly Statement[];
}
