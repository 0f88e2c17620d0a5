import type { Severity } from "../diagnostics/types.ts";
import type { Environment } from "../model/types.ts";
import type { PolicyView } from "./shared/view.ts";

/**
 * One rule, in `rules/<area>/<name>.ts`. The file's name is the rule's id: messages print it, its documentation is anchored at it, and
 * waivers name it. A rule checks the spec, the plan, or both; one with neither is enforced through the keys whose `x-controls` name it.
 */
export interface Rule {
  readonly severity: Severity;
  /** What must hold or what is wrong: one sentence without a full stop. */
  readonly title: string;
  /** What happens otherwise: whole sentences. */
  readonly reason: string;
  /** The page of AWS or of the provider that says so. */
  readonly source: string;
  /**
   * A spec fragment in flow YAML that satisfies the rule, merged over a complete environment: of class dev, or for a rule that only keys
   * enforce of class prod without waivers.
   */
  readonly good?: string;
  /** A fragment that violates it: documentation and test. */
  readonly bad?: string;
  /** Present on security rules: who may do without them, and the ids that auditors know. */
  readonly security?: SecurityFacts;
  /** How keys switch a security rule off, where one value of one key does not decide (that is stated by the key's `x-controls`). */
  readonly control?: {
    readonly keys: readonly string[];
    /** Controls that are off in this environment, each at one of `keys`. */
    readonly off: (environment: Environment) => Iterable<Omit<Control, "rule">>;
  };
  /** Checks a spec that is valid against the schema, with defaults filled in. Never throws. */
  checkSpec?(environment: Environment, context: RuleContext): Iterable<Finding>;
  /** Checks a plan, whatever made its resources: modules, overrides or extra resources. Never throws. */
  checkPlan?(view: PolicyView): Iterable<Violation>;
}

/** A key that can switch a security rule off: with the value `off`, a number below `below`, or in a way that `on` undoes. */
export interface Control {
  /** Dotted key; a step `*` stands for every entry of a map. */
  readonly key: string;
  readonly rule: string;
  readonly off?: unknown;
  readonly below?: number;
  /** What the control costs, in words. */
  readonly price?: string;
  /** How to switch the rule on, where that is not one value of the key. */
  readonly on?: string;
}

/** Facts of a security rule. Merged from Checkov, AWS Security Hub (FSBP), CIS, Trivy, cdk-nag and Prowler. */
export interface SecurityFacts {
  /**
   * Which environments may do without it: none (`never`), those with a waiver (`with-waiver`), those of class dev (`in-dev`; class prod
   * needs a waiver), or all of them, for the reason in `note`: because no key can satisfy it yet (`unsupported`), or because the
   * platform is not meant to (`always`). Rules that an environment does without a waiver are its notes.
   */
  readonly optional: "never" | "with-waiver" | "in-dev" | "unsupported" | "always";
  /** What the rule demands, as a clause: `the database is Multi-AZ`. */
  readonly demand: string;
  /** Why class prod may waive it: it costs money (the waiver states the price), or it contradicts another rule. Without one it may not. */
  readonly prodWaiver?: "price" | "conflict";
  readonly note?: string;
  /** Ids of the same control in scanners and benchmarks; a rule without any is this project's own. */
  readonly ids?: AuditorIds;
}

/** Ids by source, read in August 2026. */
export interface AuditorIds {
  readonly checkov?: readonly string[];
  readonly securityHub?: readonly string[];
  readonly trivy?: readonly string[];
  readonly cdkNag?: readonly string[];
  readonly cis?: readonly string[];
  readonly prowler?: readonly string[];
}

/** A rule with what its path says: `rules/<area>/<name>.ts`. */
export interface NamedRule extends Rule {
  /** `database-multi-az` */
  readonly name: string;
  /** `database` */
  readonly area: string;
}

/** A rule about security: one that waivers may name. */
export type SecurityRule = NamedRule & { readonly security: SecurityFacts };

/** What the caller knows besides the spec. */
export interface CheckOptions {
  /** Today, YYYY-MM-DD: read from the clock at the edge (`--as-of`), fixed in tests, never part of a plan. */
  readonly asOf: string;
}

/** What a rule may know besides the spec. */
export interface RuleContext extends CheckOptions {
  /** All security rules: those that judge waivers ask for them. */
  readonly securityRules: readonly SecurityRule[];
}

/** What a rule found in a spec: the key that is wrong, why with its arithmetic, and the one change that would do. */
export interface Finding {
  /** Dotted key, list indexes included: `vpc.availabilityZones.2`. */
  readonly key: string;
  readonly message: string;
  readonly help: string;
  /** Other keys that are part of the mistake. */
  readonly related?: readonly { readonly key: string; readonly message: string }[];
  /** Overrides the rule's own: a value that `allowUnknown` lists is a warning. */
  readonly severity?: Severity;
}

/** A finding with the name of its rule. */
export interface RuleFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

/** What a rule found at a property of a planned resource. */
export interface Violation {
  readonly resource: string;
  readonly property?: string;
  readonly message: string;
}
