/**
 * The plan: the contract between the compiler and its consumers. `schema/plan.schema.json` describes the same shape for other tools;
 * `test/unit/plan/schema.test.ts` validates every plan against it.
 */

/** The sixteen modules have the names of their spec sections. A plan may contain other (extra) modules. */
export type ModuleName = string;

/** Every resource of one environment with all its inputs. */
export interface Plan {
  readonly format: 1;
  /** The spec's `projectName`. */
  readonly project: string;
  /** The spec's `environment`, and the name of its stack. */
  readonly environment: string;
  readonly class: "dev" | "prod";
  /** AWS region, `eu-central-1`. */
  readonly region: string;
  /** What the plan was compiled from: the version of the spec's schema, and the spec files with their fingerprints. */
  readonly spec: { readonly schema: number; readonly files: Readonly<Record<string, string>> };
  /** Provider instances, by name. */
  readonly providers: Readonly<Record<string, PlanProvider>>;
  /** Stack config, by key. */
  readonly config: Readonly<Record<string, PlanConfigKey>>;
  /** Provider functions, by id. */
  readonly data: Readonly<Record<string, PlanData>>;
  /** In dependency order. */
  readonly resources: readonly PlanResource[];
  /** Stack outputs, by name. */
  readonly outputs: Readonly<Record<string, PlanOutput>>;
  /** Drivers of the cost, as in the spec, with defaults. */
  readonly usage: Readonly<Record<string, unknown>>;
  /** As in the spec. */
  readonly budget?: Readonly<Record<string, unknown>>;
  readonly waivers: readonly PlanWaiver[];
}

/** An instance of a Pulumi provider. */
export interface PlanProvider {
  /** Pulumi package, `aws`. */
  readonly package: string;
  /** Version of the provider plugin. */
  readonly version: string;
  readonly inputs: PlanInputs;
}

/** Stack config that the program requires; checked before the first resource is registered. */
export interface PlanConfigKey {
  readonly type: "string" | "number" | "boolean";
  readonly secret: boolean;
  readonly required: boolean;
  /** Name of a boolean config key that makes this one optional when true. */
  readonly requiredUnless?: string;
  readonly pattern?: string;
  readonly example?: string;
  readonly description: string;
}

/** A provider function that is invoked before resources are registered. */
export interface PlanData {
  readonly function: string;
  readonly inputs: PlanInputs;
  readonly provider?: string;
  readonly module?: ModuleName;
  readonly from?: From;
}

/** A resource that the program registers. */
export interface PlanResource {
  /** Stable, kebab-case and unique: the Pulumi logical name. */
  readonly id: string;
  readonly module: ModuleName;
  /** Full Pulumi token, `aws:rds/instance:Instance`. */
  readonly type: string;
  readonly inputs: PlanInputs;
  readonly options: PlanOptions;
  readonly from: From;
}

/** Property (or "" for the resource itself) to the spec keys or `rule:` names that caused it. */
export type From = Readonly<Record<string, readonly string[]>>;

/** Pulumi's resource options. References are ids of planned resources. */
export interface PlanOptions {
  readonly dependsOn?: readonly string[];
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly ignoreChanges?: readonly string[];
  /** Boolean stack config key: while it is true, `ignoreChanges` has no effect. */
  readonly ignoreChangesUnless?: string;
  readonly replaceOnChanges?: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  readonly aliases?: readonly PlanAlias[];
  readonly import?: string;
  readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  /** Name of an instance in `providers`. */
  readonly provider?: string;
  readonly additionalSecretOutputs?: readonly string[];
  readonly deletedWith?: string;
}

/** A previous identity of the resource. Parts that are not given are unchanged. */
export interface PlanAlias {
  readonly id?: string;
  readonly type?: string;
  readonly module?: ModuleName;
  readonly project?: string;
}

/** A stack output. */
export interface PlanOutput {
  readonly value: PlanValue;
  readonly description: string;
  readonly module: ModuleName;
  readonly secret: boolean;
}

/** A security rule that the environment does without. */
export interface PlanWaiver {
  readonly rule: string;
  /** As in the spec: one id, or a list. */
  readonly resource?: string | readonly string[];
  /** As in the spec: one key, or a list. */
  readonly key?: string | readonly string[];
  readonly reason: string;
  /** The last day on which it is valid, YYYY-MM-DD. */
  readonly until: string;
  /** USD a month that the control would cost. */
  readonly price?: number;
}

/** Inputs of a resource by property, as the provider's schema names them. */
export type PlanInputs = Readonly<Record<string, PlanValue>>;
/** JSON with expressions. */
export type PlanValue = null | boolean | number | string | readonly PlanValue[] | PlanExpression | { readonly [key: string]: PlanValue };

/** A step into an output: a property, an index, or the one element of an unordered list with these property values. */
export type PathElement = string | number | { readonly find: Readonly<Record<string, string>> };

/** The closed set of expressions. An object with one of these keys is never plain data; `$literal` escapes plain data that has one. */
export type PlanExpression =
  | { readonly $ref: string; readonly path: readonly PathElement[] }
  | { readonly $data: string; readonly path: readonly PathElement[] }
  | { readonly $concat: readonly PlanValue[] }
  | { readonly $json: PlanValue }
  | { readonly $subnet: SubnetOperand }
  | { readonly $config: string }
  | { readonly $secret: PlanValue }
  | { readonly $if: PlanCondition; readonly then: PlanValue; readonly else: PlanValue }
  | { readonly $literal: unknown };

/** Subnet `number` of a block, whose prefix is longer by `newBits`. */
export interface SubnetOperand {
  readonly block: PlanValue;
  readonly newBits: number;
  readonly number: number;
}

/** Without `matches`: true if the config key is set (for a boolean: if it is true). */
export interface PlanCondition {
  readonly config: string;
  readonly matches?: string;
}
