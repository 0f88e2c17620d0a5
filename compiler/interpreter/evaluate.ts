/** Converts expressions of a plan to Pulumi outputs, which track unknown values in previews, secrets, and dependencies. */
import { Output, isUnknown, output, secret, unknown } from "@pulumi/pulumi/output.js";
import { parse, pathText, type RefNode } from "../plan/expressions.ts";
import { subnetOfBlock } from "../plan/ip-blocks.ts";
import type { PathElement, PlanInputs, PlanValue } from "../plan/types.ts";
import { isRecord } from "../plan/values.ts";
import type { ConfigValues } from "./config.ts";
import { follow } from "./path.ts";
import { ending } from "./refusal.ts";

/** Resolves the names in expressions. */
export interface Scope {
  readonly config: ConfigValues;
  readonly preview: boolean;
  /** Output `property` of a resource that is already registered. */
  readonly output: (id: string, property: string) => Output<unknown>;
  /** Result of a provider function. */
  readonly data: (id: string) => Output<unknown>;
}

/**
 * The value with its expressions resolved; values that are not known yet become outputs. Choices by stack config must already be evaluated.
 */
export function evaluate(value: PlanValue, scope: Scope): unknown {
  const node = parse(value);
  switch (node.kind) {
    case "scalar":
    case "literal":
      return node.value;
    case "list":
      return node.items.map((item) => evaluate(item, scope));
    case "map":
      return evaluateProperties(node.entries, scope);
    case "ref":
      return evaluateReference(node, scope);
    case "data":
      return part(scope.data(node.id), node.path, node.id, scope);
    case "config":
      return evaluateConfig(node.key, scope);
    case "concat":
      return joined(node.parts.map((item) => evaluate(item, scope)));
    case "json":
      return encoded(evaluate(node.document, scope));
    case "subnet":
      return subnet(evaluate(node.block, scope), node);
    case "secret":
      return secret(evaluate(node.value, scope));
    case "if":
      throw new Error(`the choice by ${node.condition.config} was not resolved`);
    default:
      throw new Error(node.problem);
  }
}

/** The properties of an object, each evaluated; undefined ones are left out. */
export function evaluateProperties(value: PlanInputs, scope: Scope): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, evaluate(inner, scope)]));
}

function evaluateConfig(key: string, scope: Scope): unknown {
  const found = scope.config.get(key);
  return found?.secret === true ? secret(found.value) : found?.value;
}

function evaluateReference({ id, path }: RefNode, scope: Scope): Output<unknown> {
  const [property, ...rest] = path as readonly [string, ...PathElement[]];
  return part(scope.output(id, property), rest, `${id}.${property}`, scope);
}

/** An `apply` that also runs if parts of the value are unknown, as the SDK's property access on outputs does. */
type Apply = (run: (value: unknown) => unknown, runWithUnknowns: boolean) => Output<unknown>;

function part(whole: Output<unknown>, path: readonly PathElement[], name: string, scope: Scope): Output<unknown> {
  return (whole.apply as unknown as Apply)((value) => partOf(value, path, name, scope.preview), true);
}

/**
 * The value at `path` in the output `name`. A preview may not know it yet. An update throws if there is no value, because it would
 * otherwise silently leave out an input.
 */
export function partOf(value: unknown, path: readonly PathElement[], name: string, preview: boolean): unknown {
  const found = value === undefined || value === null ? { missing: "" } : follow(value, path, isUnknown);
  if ("value" in found) return found.value;
  if (preview) return unknown;
  throw ending(
    `${name}${pathText(path)} has no value${found.missing === "" ? "" : ` (nothing at ${found.missing})`}, but other resources depend on it.\n` +
      "  If the provider was upgraded since the last update, run: pulumi refresh",
  );
}

/** Concatenates the parts; the result is an output if any part is. */
function joined(parts: readonly unknown[]): unknown {
  if (!parts.some(isDeferred)) return parts.join("");
  return deferred(parts).apply((known) => (known as unknown[]).join(""));
}

function subnet(block: unknown, { newBits, number }: { readonly newBits: number; readonly number: number }): unknown {
  const find = (known: unknown): string => {
    const found = typeof known === "string" ? subnetOfBlock(known, newBits, number) : undefined;
    if (found !== undefined) return found;
    throw ending(`${JSON.stringify(known)} is no block of addresses that has room for subnet ${number} of ${newBits} more bits`);
  };
  return isDeferred(block) ? deferred(block).apply(find) : find(block);
}

function encoded(document: unknown): unknown {
  return isDeferred(document) ? deferred(document).apply((known) => JSON.stringify(known)) : JSON.stringify(document);
}

/** The value with all outputs in it resolved; secret if any of them is. */
function deferred(value: unknown): Output<unknown> {
  return output(value as object) as Output<unknown>;
}

function isDeferred(value: unknown): boolean {
  if (Output.isInstance(value)) return true;
  if (Array.isArray(value)) return value.some(isDeferred);
  return isRecord(value) && Object.values(value).some(isDeferred);
}
