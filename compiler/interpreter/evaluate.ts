/** Expressions of a plan become Pulumi outputs, which keep what is unknown in a preview, what is secret, and who depends on whom. */
import { Output, isUnknown, output, secret, unknown } from "@pulumi/pulumi/output.js";
import type { PathElement, PlanValue } from "../plan/types.ts";
import type { ConfigValues } from "./config.ts";
import type { PlanObject } from "./expressions.ts";
import { isObject, operatorOf } from "./expressions.ts";
import { describe, follow } from "./path.ts";
import { ending } from "./refusal.ts";

/** Where expressions find what they name. */
export interface Scope {
  readonly config: ConfigValues;
  readonly preview: boolean;
  /** Output `property` of a resource that is registered already. */
  readonly output: (id: string, property: string) => Output<unknown>;
  /** Result of a provider function. */
  readonly data: (id: string) => Output<unknown>;
}

/** The value with its expressions resolved, as far as Pulumi takes values that are still to come. Config must be settled. */
export function evaluate(value: PlanValue, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((element: PlanValue) => evaluate(element, scope));
  return isObject(value) ? evaluateObject(value, scope) : value;
}

function evaluateObject(value: PlanObject, scope: Scope): unknown {
  const operator = operatorOf(value);
  if (operator === undefined) return evaluateProperties(value, scope);
  if (operator === "$ref") return evaluateReference(value, scope);
  if (operator === "$data") return part(scope.data(value["$data"] as string), pathOf(value), value["$data"] as string, scope);
  if (operator === "$config") return evaluateConfig(value["$config"] as string, scope);
  if (operator === "$concat") return joined((value["$concat"] as PlanValue[]).map((element) => evaluate(element, scope)));
  if (operator === "$json") return encoded(evaluate(value["$json"] as PlanValue, scope));
  if (operator === "$secret") return secret(evaluate(value["$secret"] as PlanValue, scope));
  if (operator === "$literal") return value["$literal"];
  throw new Error(`${operator} was not resolved`);
}

/** The properties of an object, each evaluated; what is undefined is not there. */
export function evaluateProperties(value: PlanObject, scope: Scope): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, evaluate(inner, scope)]));
}

function evaluateConfig(key: string, scope: Scope): unknown {
  const found = scope.config.get(key);
  return found?.secret === true ? secret(found.value) : found?.value;
}

function evaluateReference(value: PlanObject, scope: Scope): Output<unknown> {
  const id = value["$ref"] as string;
  const [property, ...rest] = pathOf(value) as readonly [string, ...PathElement[]];
  return part(scope.output(id, property), rest, `${id}.${property}`, scope);
}

function pathOf(value: PlanObject): readonly PathElement[] {
  return value["path"] as unknown as readonly PathElement[];
}

/** `apply` that also runs when parts of the value are unknown, as the SDK's own property access on outputs does. */
type Apply = (run: (value: unknown) => unknown, runWithUnknowns: boolean) => Output<unknown>;

function part(whole: Output<unknown>, path: readonly PathElement[], name: string, scope: Scope): Output<unknown> {
  return (whole.apply as unknown as Apply)((value) => partOf(value, path, name, scope.preview), true);
}

/**
 * What `path` leads to in the value of the output `name`. A preview may not know it yet; an update that has nothing there
 * would leave out an input unseen, so it stops.
 */
export function partOf(value: unknown, path: readonly PathElement[], name: string, preview: boolean): unknown {
  const found = value === undefined || value === null ? { missing: "" } : follow(value, path, isUnknown);
  if ("value" in found) return found.value;
  if (preview) return unknown;
  throw ending(
    `${name}${describe(path)} has no value${found.missing === "" ? "" : ` (nothing at ${found.missing})`}, but other resources depend on it.\n` +
      "  If the provider was upgraded since the last update, run: pulumi refresh",
  );
}

/** Text of the parts in order; parts that are still to come make an output. */
function joined(parts: readonly unknown[]): unknown {
  if (!parts.some(isDeferred)) return parts.join("");
  return deferred(parts).apply((known) => (known as unknown[]).join(""));
}

function encoded(document: unknown): unknown {
  return isDeferred(document) ? deferred(document).apply((known) => JSON.stringify(known)) : JSON.stringify(document);
}

/** The value with all outputs within it resolved; secret when one of them is. */
function deferred(value: unknown): Output<unknown> {
  return output(value as object) as Output<unknown>;
}

function isDeferred(value: unknown): boolean {
  if (Output.isInstance(value)) return true;
  if (Array.isArray(value)) return value.some(isDeferred);
  return isObject(value) && Object.values(value).some(isDeferred);
}
