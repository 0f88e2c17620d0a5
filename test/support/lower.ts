/** Runs one module alone and resolves its traced values: what module tests look at. */
import type { ModuleDefinition } from "../../compiler/modules/shared/module.ts";
import type { Environment } from "../../compiler/model/types.ts";
import type { DraftOptions } from "../../compiler/plan/builder/draft.ts";
import { resolveValue } from "../../compiler/plan/builder/resolve.ts";
import type { PlanValue } from "../../compiler/plan/types.ts";

export interface LoweredResource {
  readonly id: string;
  readonly type: string;
  // Tests read plan JSON at arbitrary depth.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly inputs: Record<string, any>;
  readonly from: Record<string, readonly string[]>;
  readonly options: DraftOptions;
}

/** Resources by id. A name with a replacement hash ends in `-000000`. */
export function lowerOnly(module: ModuleDefinition, environment: Environment): Record<string, LoweredResource> {
  const result: Record<string, LoweredResource> = {};
  for (const draft of module.lower(environment).resources) {
    if (draft.id in result) throw new Error(`two resources are called ${draft.id}`);
    const inputs: Record<string, PlanValue> = {};
    const from: Record<string, readonly string[]> = { "": draft.options.from ?? ["environment"] };
    for (const [property, value] of Object.entries(draft.inputs)) {
      const resolved = resolveValue(value, (name) => name.complete("000000"));
      if (resolved.value === undefined) continue;
      inputs[property] = resolved.value;
      if (resolved.from.length > 0) from[property] = resolved.from;
    }
    result[draft.id] = { id: draft.id, type: draft.type, inputs, from, options: draft.options };
  }
  return result;
}
