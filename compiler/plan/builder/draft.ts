/** Results of a module's lowering: resources, outputs, data calls and config, whose values may still be traced. */
import type { Resources } from "../../../generated/types/provider.ts";
import type { Expr } from "./expr.ts";
import { ref } from "./expr.ts";
import type { Verdict } from "./flaws.ts";
import type { Args, OutputValue } from "./inputs.ts";
import type { Traced } from "./traced.ts";
import type { PathElement, PlanConfigKey, PlanData, PlanOptions } from "../types.ts";

export type Token = keyof Resources & string;

/** Resource options as modules state them. `dependsOn` may contain handles; `from` states why the resource exists. */
export interface DraftOptions extends Omit<
  PlanOptions,
  "customTimeouts" | "dependsOn" | "deletedWith" | "protect" | "provider" | "retainOnDelete"
> {
  readonly customTimeouts?: PlanOptions["customTimeouts"] | Traced<NonNullable<PlanOptions["customTimeouts"]>>;
  readonly dependsOn?: readonly (Handle | string)[];
  readonly deletedWith?: Handle | string;
  readonly protect?: boolean | Traced<boolean>;
  readonly provider?: string | Traced<string>;
  readonly retainOnDelete?: boolean | Traced<boolean>;
  /** Spec keys and `rule:` names without which the resource would not be planned; default `environment`. */
  readonly from?: readonly string[];
}

export interface Draft {
  readonly id: string;
  readonly type: Token;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly options: DraftOptions;
}

export interface DraftOutput {
  readonly value: unknown;
  readonly description: string;
  readonly secret?: boolean;
}

export interface Lowered {
  readonly resources: readonly Draft[];
  readonly outputs?: Readonly<Record<string, DraftOutput>>;
  readonly data?: Readonly<Record<string, Omit<PlanData, "inputs"> & { readonly inputs: Readonly<Record<string, unknown>> }>>;
  readonly config?: Readonly<Record<string, PlanConfigKey>>;
}

/**
 * One resource. `inputs` has the provider's `…Args` type, with expressions and traced values allowed at every level. TypeScript does not
 * check unknown properties in mapped or spread objects, or JSON documents; `Verdict` does, and its error names the path.
 */
export function resource<K extends Token, const I extends Args<K>>(
  handle: Handle<K>,
  inputs: I,
  options: DraftOptions = {},
): Verdict<I, K, Draft> {
  const draft: Draft = { id: handle.logicalId, type: handle.type, inputs: inputs, options };
  return draft as unknown as Verdict<I, K, Draft>;
}

/** Identifies a resource to other modules by type and logical id. Logical ids are an API (see compiler/modules/ids.json). */
export class Handle<K extends Token = Token> {
  readonly type: K;
  readonly logicalId: string;

  constructor(type: K, id: string) {
    this.type = type;
    this.logicalId = id;
  }

  /** An output property, with its type in the provider's class. */
  out<P extends keyof Resources[K]["outputs"] & string>(property: P): Expr<OutputValue<K, P>> {
    return ref(this.logicalId, property);
  }

  /** A value nested in an output. The caller asserts `T`; the plan check verifies it against the catalog. */
  at<T>(...path: PathElement[]): Expr<T> {
    return ref<T>(this.logicalId, ...path);
  }

  /** The provider-assigned id, known once the resource exists. */
  get id(): Expr<string> {
    return ref(this.logicalId, "id");
  }
}

/** Creates a handle. Ids are kebab-case. */
export function handle<K extends Token>(type: K, id: string): Handle<K> {
  return new Handle(type, id);
}
