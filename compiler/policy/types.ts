/** The result of judging a spec by every security rule. */
import type { Diagnostic, Range } from "../diagnostics/types.ts";
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";
import type { Exemption, SecurityRule } from "../rules/rule.ts";
import type { SpecSource } from "../source/types.ts";
import type { Status } from "./status.ts";

/** A spec compiled with the option `judge`, as far as its errors allowed. */
export interface CompiledSpec {
  readonly diagnostics: readonly Diagnostic[];
  readonly source?: SpecSource;
  readonly environment?: Environment;
  readonly plan?: Plan;
  readonly exemptions?: readonly Exemption[];
}

/** A place in a spec file. */
export interface SpecPlace {
  readonly file: string;
  readonly range: Range;
}

/** A violation of a rule, at the spec line that caused it. */
export interface Failure {
  readonly diagnostic: Diagnostic;
  /** The resource or key that violates the rule. It stays the same when lines move. */
  readonly subject: string;
  /** IDs of the planned resources at fault. */
  readonly resources: readonly string[];
}

/** A permission to do without a rule. */
interface Permission {
  readonly reason: string;
  /** Keys that turn the rule off, and overrides that undo it. */
  readonly keys: readonly string[];
  readonly resources: readonly string[];
  /** The waiver's place, or that of the key or override which makes use of the permission. */
  readonly place?: SpecPlace;
}

/** Permission by a waiver of the spec. */
export interface Waived extends Permission {
  /** Last day, YYYY-MM-DD. */
  readonly until: string;
  /** USD a month that the control would cost. */
  readonly price?: number;
}

/** Permission without a waiver. */
export interface Exempt extends Permission {
  readonly by: "class" | "platform";
}

export interface RuleResult {
  readonly rule: SecurityRule;
  readonly status: Status;
  /** Why the rule is not judged or not applicable, or what a rule that passed did not judge. */
  readonly because?: string;
  readonly failures: readonly Failure[];
  readonly waived: readonly Waived[];
  readonly exempt: readonly Exempt[];
}

/** An extra resource of a type that no rule judges. */
export interface UnjudgedResource extends SpecPlace {
  readonly resource: string;
  readonly type: string;
  /** Absent if `resource-type-judged` refuses the resource. */
  readonly waiver?: Waived;
}

export interface PolicyReport {
  readonly file: string;
  readonly environment: Environment | undefined;
  /** One result per security rule, the worst first. */
  readonly results: readonly RuleResult[];
  readonly unjudged: readonly UnjudgedResource[];
  /** Errors and warnings about anything but violations, such as expired waivers and misspelled keys. */
  readonly others: readonly Diagnostic[];
}
