/** The shape of the report in JSON, which the library returns as well: schema/output/policy.schema.json. */
import type { Range, Severity } from "../../diagnostics/types.ts";
import type { Status } from "../status.ts";

/** A place in a spec file: line and column from 1, the end exclusive. */
export type PlaceJson = Range & {
  readonly file: string;
};

export type FailureJson = PlaceJson & {
  readonly message: string;
  readonly help: string | null;
  /** The resource or key that violates the rule. */
  readonly subject: string;
  readonly key: string | null;
  readonly resources: readonly string[];
};

export interface WaivedJson {
  readonly reason: string;
  /** Last day, YYYY-MM-DD. */
  readonly until: string;
  /** USD a month that the control would cost. */
  readonly price: number | null;
  readonly keys: readonly string[];
  readonly resources: readonly string[];
  readonly place: PlaceJson | null;
}

export interface ExemptJson {
  readonly by: "class" | "platform";
  readonly reason: string;
  readonly keys: readonly string[];
  readonly resources: readonly string[];
  readonly place: PlaceJson | null;
}

/** The result of one security rule. */
export interface RuleJson {
  readonly rule: string;
  readonly area: string;
  readonly status: Status;
  readonly severity: Severity;
  /** What the rule demands, as a phrase. */
  readonly demand: string;
  readonly because: string | null;
  /** IDs of the same control elsewhere, by framework. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly reason: string;
  readonly source: string;
  readonly docs: string;
  readonly resources: readonly string[];
  readonly failures: readonly FailureJson[];
  readonly waived: readonly WaivedJson[];
  readonly exempt: readonly ExemptJson[];
}

/** An extra resource of a type that no rule judges. */
export type UnjudgedJson = PlaceJson & {
  readonly resource: string;
  readonly type: string;
  readonly waiver: WaivedJson | null;
};

/** What the security rules say about a spec. Project, environment and class are null if the spec cannot be read. */
export interface PolicyJson {
  readonly project: string | null;
  readonly environment: string | null;
  readonly class: string | null;
  readonly counts: Readonly<Record<Status, number>>;
  /** One per security rule, the worst first. */
  readonly rules: readonly RuleJson[];
  readonly unjudged: readonly UnjudgedJson[];
}
