/**
 * The tree of a STIX pattern (STIX 2.1 §9): what `parsePattern` returns and `printPattern` writes.
 *
 * Chains of one operator are flat (`a OR b OR c` has three operands); parentheses leave no node of their
 * own, they show in the nesting. Every `at` counts UTF-16 units from the start of the pattern.
 */

/** A constant as §9.2 lists them. Numbers keep their spelling: a double would lose digits. */
export type Constant =
  | { readonly kind: 'boolean'; readonly at: number; readonly value: boolean }
  /** `value` has its escapes undone. */
  | { readonly kind: 'string'; readonly at: number; readonly value: string }
  /** `text` is what was written: the number, or what stands between the apostrophes. */
  | { readonly kind: TextConstantKind; readonly at: number; readonly text: string };

/** The constants that are kept as they were written. */
export type TextConstantKind = 'integer' | 'float' | 'hex' | 'binary' | 'timestamp';

/** One step of an object path: a property or dictionary key, or a list index (§9.7). */
export type PathStep =
  | { readonly kind: 'key'; readonly name: string }
  /** Decimal digits, or `*` for every item. */
  | { readonly kind: 'index'; readonly index: string };

/** `file:hashes.'SHA-256'`: the type of the first object, and at least one step, the first a key. */
export interface ObjectPath {
  readonly at: number;
  readonly type: string;
  readonly steps: readonly PathStep[];
}

/** Operators between a path and one constant. `==` and `<>` are spellings that parsers admit. */
export type ComparisonOperator =
  | '='
  | '=='
  | '!='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'LIKE'
  | 'MATCHES'
  | 'ISSUBSET'
  | 'ISSUPERSET';

/** A path, an operator, a constant. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly path: ObjectPath;
  readonly negated: boolean;
  readonly operator: ComparisonOperator;
  readonly constant: Constant;
}

/** A path `IN` a set of constants; `at` is where the set begins. */
export interface Membership {
  readonly kind: 'membership';
  readonly path: ObjectPath;
  readonly negated: boolean;
  readonly at: number;
  readonly constants: readonly Constant[];
}

/** `EXISTS` a path. */
export interface Existence {
  readonly kind: 'existence';
  readonly path: ObjectPath;
  readonly negated: boolean;
}

/** Two or more comparison expressions under one boolean operator. */
export interface ComparisonJoin {
  readonly kind: 'AND' | 'OR';
  readonly operands: readonly ComparisonExpression[];
}

/** What stands between square brackets (§9.6). */
export type ComparisonExpression = Comparison | Membership | Existence | ComparisonJoin;

/** A temporal or repetition restriction (§9.5.1); numbers and timestamps as written. */
export type Qualifier =
  | {
      readonly kind: 'START';
      readonly at: number;
      readonly start: string;
      readonly stop: string;
    }
  | { readonly kind: 'WITHIN'; readonly at: number; readonly seconds: string }
  | { readonly kind: 'REPEATS'; readonly at: number; readonly times: string };

/** One bracketed expression. */
export interface Observation {
  readonly kind: 'observation';
  readonly at: number;
  readonly comparison: ComparisonExpression;
}

/** An observation expression with at least one qualifier. */
export interface QualifiedObservation {
  readonly kind: 'qualified';
  readonly observation: ObservationExpression;
  readonly qualifiers: readonly Qualifier[];
}

/** Two or more observation expressions under one observation operator (§9.5.2). */
export interface ObservationJoin {
  readonly kind: 'AND' | 'OR' | 'FOLLOWEDBY';
  readonly operands: readonly ObservationExpression[];
}

/** A whole pattern is one observation expression (§9.4). */
export type ObservationExpression = Observation | QualifiedObservation | ObservationJoin;
