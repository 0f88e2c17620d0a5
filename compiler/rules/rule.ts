import type { Severity } from "../diagnostics/types.ts";
import type { Environment } from "../model/types.ts";
import type { KeyPath } from "../source/types.ts";
import type { PolicyView } from "./shared/view.ts";

/**
 * A rule, defined in `rules/<area>/<name>.ts`. The file name is the rule's id: messages print it, waivers refer to it, and it is the anchor
 * in the documentation. A rule checks the spec, the plan, or both. A rule that checks neither is enforced through the keys whose
 * `x-controls` name it.
 */
export interface Rule {
  readonly severity: Severity;
  /** The requirement or the error, as one sentence without a full stop. */
  readonly title: string;
  /** The consequence of a violation, in whole sentences. */
  readonly reason: string;
  /** The page of AWS or of the provider that documents it. */
  readonly source: string;
  /**
   * A spec fragment in flow YAML that satisfies the rule, merged over a complete environment of class dev. For a rule that only keys
   * enforce, the environment is of class prod without waivers.
   */
  readonly good?: string;
  /** A fragment that violates the rule, for documentation and tests. */
  readonly bad?: string;
  /** Present on security rules: which environments may violate it, and its ids in audit tools. */
  readonly security?: SecurityFacts;
  /** How keys turn a security rule off, unless a single value of a single key does, which the key's `x-controls` states. */
  readonly control?: {
    readonly keys: readonly string[];
    /** Controls that are off in this environment, each at one of `keys`. */
    readonly off: (environment: Environment) => Iterable<Omit<Control, "rule">>;
  };
  /** Checks a spec that is valid against the schema, with defaults filled in. Never throws. */
  checkSpec?(environment: Environment, context: RuleContext): Iterable<Finding>;
  /** Whether a resource violates `checkPlan` depends on its own inputs, on what they refer to, and on nothing else of the plan's resources. */
  readonly judges?: "resources";
  /** Checks a plan, including resources from overrides and `extraResources`. Never throws. */
  checkPlan?(view: PolicyView): Iterable<Violation>;
}

/**
 * A key that can turn a security rule off: with the value `off`, with a number below `below`, or in a way that `on` describes how to undo.
 */
export interface Control {
  /** Dotted key; a step `*` matches every entry of a map. */
  readonly key: string;
  readonly rule: string;
  readonly off?: unknown;
  readonly below?: number;
  /** A switch that satisfies the rule in another way while it is on. */
  readonly unless?: string;
  /** The price of the control, in words. */
  readonly price?: string;
  /** How to turn the rule on, unless a single value of the key does. */
  readonly on?: string;
}

/** Facts of a security rule. Merged from Checkov, AWS Security Hub (FSBP), CIS, Trivy, cdk-nag and Prowler. */
export interface SecurityFacts {
  /**
   * Which environments may violate it: none (`never`); those with a waiver (`with-waiver`); those of class dev, while class prod needs a
   * waiver (`in-dev`); or all, for the reason in `note`: because it asks for work that only people can do (`recommended`), or because the
   * platform does not implement it by design (`always`). An environment lists the rules that it violates without a waiver as notes.
   */
  readonly optional: "never" | "with-waiver" | "in-dev" | "recommended" | "always";
  /** The requirement, as a clause: `the database is Multi-AZ`. */
  readonly demand: string;
  /**
   * Why class prod may waive it: it costs money (the waiver must state the price), or it conflicts with another rule. Absent if class prod
   * may not waive it.
   */
  readonly prodWaiver?: "price" | "conflict";
  readonly note?: string;
  /** Ids of the same control in scanners and benchmarks. Absent for rules that only this project has. */
  readonly ids?: AuditorIds;
}

/** Ids by source, as of August 2026. */
export interface AuditorIds {
  readonly checkov?: readonly string[];
  readonly securityHub?: readonly string[];
  readonly trivy?: readonly string[];
  readonly cdkNag?: readonly string[];
  readonly cis?: readonly string[];
  readonly prowler?: readonly string[];
}

/** A rule with the parts of its path: `rules/<area>/<name>.ts`. */
export interface NamedRule extends Rule {
  /** `database-multi-az` */
  readonly name: string;
  /** `database` */
  readonly area: string;
}

/** A security rule, which waivers may name. */
export type SecurityRule = NamedRule & { readonly security: SecurityFacts };

/** What the caller provides in addition to the spec. */
export interface CheckOptions {
  /** The current date, YYYY-MM-DD: from the clock or `--as-of`, fixed in tests, never part of a plan. */
  readonly asOf: string;
}

/** Input of a rule in addition to the spec. */
export interface RuleContext extends CheckOptions {
  /** All security rules, for rules that check waivers. */
  readonly securityRules: readonly SecurityRule[];
}

/** A finding in a spec: the wrong key, the reason with its arithmetic, and one change that fixes it. */
export interface Finding {
  /** Dotted key including list indexes: `vpc.availabilityZones.2`. */
  readonly key: string;
  readonly message: string;
  readonly help: string;
  /** Other keys that contribute to the error. */
  readonly related?: readonly { readonly key: string; readonly message: string }[];
  /** The security rule that a finding about a waiver is about. */
  readonly waives?: string;
  /** Overrides the severity of the rule: a value in `allowUnknown` is only a warning. */
  readonly severity?: Severity;
}

/** A finding with the name of its rule. */
export interface RuleFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

/** A finding at a property of a planned resource. */
export interface Violation {
  readonly resource: string;
  readonly property?: string;
  /** Properties and list indexes to the value, if the property alone does not say where it is. */
  readonly path?: KeyPath;
  readonly message: string;
  /** What would be right; otherwise the rule's page says it. */
  readonly help?: string;
}

/** Where an override or extra resource does without a security rule, because the class may or a waiver permits it. */
export interface Exemption {
  readonly rule: string;
  readonly resource: string;
  /** Where the spec says it, below `overrides` or `extraResources`. */
  readonly at: KeyPath;
}
