import type { Severity } from "../diagnostics/types.ts";
import type { Environment } from "../model/types.ts";

/** What a rule found: the key that is wrong, why with its arithmetic, and the one change that would do. */
export interface Finding {
  /** Dotted key, list indexes included: `vpc.availabilityZones.2`. */
  readonly key: string;
  readonly message: string;
  readonly help: string;
  /** Other keys that are part of the mistake. */
  readonly related?: readonly { readonly key: string; readonly message: string }[];
  /** Where it is not the rule's: a value that `allowUnknown` lists is a warning. */
  readonly severity?: Severity;
}

/**
 * One cross-field rule. Its file is named by its code and begins with a comment that holds a `Good:` and a `Bad:` spec
 * fragment (flow YAML merged over spec/dev.yaml): they are its tests and its documentation.
 */
export interface Rule {
  /** `CON-<row>` for a row of the AWS constraints, `SEC-<row>` for security, `SPEC-3<nn>` for our own. */
  readonly code: string;
  readonly severity: Severity;
  /** What must hold, one sentence. */
  readonly title: string;
  /** Where AWS or the provider says so. */
  readonly source: string;
  /** The spec is valid against the schema; defaults are filled in. Several findings are allowed, throwing is not. */
  check(environment: Environment, context: RuleContext): Iterable<Finding>;
}

/** What a rule may know besides the spec. */
export interface RuleContext {
  /** Today, YYYY-MM-DD: read from the clock at the edge (`--as-of`), fixed in tests, never part of a plan. */
  readonly asOf: string;
}

/** A finding with the rule that made it. */
export interface RuleFinding extends Finding {
  readonly code: string;
  readonly severity: Severity;
}
