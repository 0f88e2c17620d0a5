/** Resources with their inputs evaluated as far as they are known, for readers of many properties. */
import { simplify, type Knowledge } from "./known.ts";
import type { PlanResource, PlanValue } from "./types.ts";
import { isList } from "./values.ts";

/**
 * The resource with everything that is known before deployment evaluated in its inputs. References are kept, unless `knowledge` follows them.
 * A property is evaluated when it is read: a reader wants few of them, and documents take long.
 */
export function evaluated(resource: PlanResource, knowledge?: Knowledge): PlanResource {
  // Most resources have nothing to evaluate, and looking is much cheaper than evaluating.
  const isKnown = (name: string) => knowledge === undefined && !hasEvaluable(resource.inputs[name]!);
  const names = Object.keys(resource.inputs).filter((name) => !isKnown(name));
  if (names.length === 0) return resource;
  const inputs = { ...resource.inputs };
  for (const name of names) evaluateOnRead(inputs, name, resource.inputs[name]!, knowledge);
  return { ...resource, inputs };
}

function evaluateOnRead(inputs: object, name: string, value: PlanValue, knowledge: Knowledge | undefined): void {
  Object.defineProperty(inputs, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      // Without stack config no choice is made, so no value is omitted.
      const found = simplify(value, knowledge);
      Object.defineProperty(inputs, name, { value: found, enumerable: true });
      return found;
    },
  });
}

/** Is an expression in the value of which more than the whole could be known? */
function hasEvaluable(value: PlanValue): boolean {
  if (value === null || typeof value !== "object") return false;
  if (isList(value)) return value.some(hasEvaluable);
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith("$")) return key !== "$ref" && key !== "$data" && key !== "$config";
    if (hasEvaluable(inner as PlanValue)) return true;
  }
  return false;
}
