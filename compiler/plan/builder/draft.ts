/** What a module's lowering returns: resources, outputs, data calls and config, still with traced values in them. */
import type { Resources } from "../../../generated/types/provider.ts";
import type { Expr } from "./expr.ts";
import { ref } from "./expr.ts";
import type { Verdict } from "./flaws.ts";
import type { Args, OutputValue } from "./inputs.ts";
import type { Traced } from "./traced.ts";
import type { PathElement, PlanConfigKey, PlanData, PlanOptions } from "../types.ts";

export type Token = keyof Resources & string;

/** Options as a module states them: `dependsOn` may name handles, and `from` says why the resource exists. */
export interface DraftOptions extends Omit<PlanOptions, "dependsOn" | "deletedWith" | "protect" | "retainOnDelete"> {
  readonly dependsOn?: readonly (Handle | string)[];
  readonly deletedWith?: Handle | string;
  readonly protect?: boolean | Traced<boolean>;
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
 * One resource. `inputs` is the provider's own `…Args` with expressions and traced values allowed at every level; what TypeScript lets
 * through (unknown properties in mapped or spread objects, JSON documents) is judged by `Verdict`, whose error names the path.
 */
export function resource<K extends Token, const I extends Args<K>>(
  handle: Handle<K>,
  inputs: I,
  options: DraftOptions = {},
): Verdict<I, K, Draft> {
  const draft: Draft = { id: handle.logicalId, type: handle.type, inputs: inputs, options };
  return draft as unknown as Verdict<I, K, Draft>;
}

/** The name under which a resource is known to other modules: its type and logical id. Ids are an API (see compiler/modules/ids.json). */
export class Handle<K extends Token = Token> {
  readonly type: K;
  readonly logicalId: string;

  constructor(type: K, id: string) {
    this.type = type;
    this.logicalId = id;
  }

  /** An output property, typed as the provider's class types it. */
  out<P extends keyof Resources[K]["outputs"] & string>(property: P): Expr<OutputValue<K, P>> {
    return ref(this.logicalId, property);
  }

  /** A value inside an output; `T` is the author's claim, checked against the catalogue in the plan. */
  at<T>(...path: PathElement[]): Expr<T> {
    return ref<T>(this.logicalId, ...path);
  }

  /** The provider's id, known once the resource exists. */
  get id(): Expr<string> {
    return ref(this.logicalId, "id");
  }
}

/** A handle; ids are kebab-case. */
export function handle<K extends Token>(type: K, id: string): Handle<K> {
  return new Handle(type, id);
}
