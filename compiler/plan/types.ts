/**
 * The plan: the contract between the compiler and its consumers. `schema/plan.schema.json` describes the same shape for other tools;
 * `test/unit/plan/schema.test.ts` validates every plan against it.
 */

/** The sixteen modules have the names of their spec sections. A plan may contain other (extra) modules. */
export type ModuleName = string;

export interface Plan {
  readonly format: 1;
  readonly project: string;
  readonly environment: string;
  readonly class: "dev" | "prod";
  readonly region: string;
  readonly spec: { readonly schema: number; readonly files: Readonly<Record<string, string>> };
  readonly providers: Readonly<Record<string, PlanProvider>>;
  readonly config: Readonly<Record<string, PlanConfigKey>>;
  readonly data: Readonly<Record<string, PlanData>>;
  readonly resources: readonly PlanResource[];
  readonly outputs: Readonly<Record<string, PlanOutput>>;
  readonly usage: Readonly<Record<string, unknown>>;
  readonly budget?: Readonly<Record<string, unknown>>;
  readonly waivers: readonly PlanWaiver[];
}

export interface PlanProvider {
  readonly package: string;
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

export interface PlanOutput {
  readonly value: PlanValue;
  readonly description: string;
  readonly module: ModuleName;
  readonly secret: boolean;
}

export interface PlanWaiver {
  readonly rule: string;
  /** As in the spec: one id, or a list. */
  readonly resource?: string | readonly string[];
  readonly key?: string | readonly string[];
  readonly reason: string;
  readonly until: string;
  readonly price?: number;
}

export type PlanInputs = Readonly<Record<string, PlanValue>>;
export type PlanValue = null | boolean | number | string | readonly PlanValue[] | PlanExpression | { readonly [key: string]: PlanValue };

/** A step into an output: a property, an index, or the one element of an unordered list with these property values. */
export type PathElement = string | number | { readonly find: Readonly<Record<string, string>> };

/** The closed set of expressions. An object with one of these keys is never plain data; `$literal` escapes plain data that has one. */
export type PlanExpression =
  | { readonly $ref: string; readonly path: readonly PathElement[] }
  | { readonly $data: string; readonly path: readonly PathElement[] }
  | { readonly $concat: readonly PlanValue[] }
  | { readonly $json: PlanValue }
  | { readonly $config: string }
  | { readonly $secret: PlanValue }
  | { readonly $if: PlanCondition; readonly then: PlanValue; readonly else: PlanValue }
  | { readonly $literal: unknown };

/** Without `matches`: true if the config key is set (for a boolean: if it is true). */
export interface PlanCondition {
  readonly config: string;
  readonly matches?: string;
}
