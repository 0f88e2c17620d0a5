/** What a value of the plan should be in the state. */
import { parse, type RefNode } from "../plan/expressions.ts";
import { subnetOfBlock } from "../plan/ip-blocks.ts";
import type { PathElement, PlanValue } from "../plan/types.ts";
import { isMarked, record, type StateResource } from "./state.ts";

/** The resource of the state that a resource ID of the plan stands for. */
export type StateOf = (id: string) => StateResource | undefined;

/** Part of a value that only the deployment knows: stack config, lookups, secrets. Anything equals it. */
export const unknown = Symbol("unknown");

/** A choice by stack config. An export does not contain the config, so either value is right; the first is that of a running environment. */
export class OneOf {
  readonly values: readonly [unknown, unknown];

  constructor(values: readonly [unknown, unknown]) {
    this.values = values;
  }
}

/**
 * The value with its references replaced by the outputs in the state. Documents stay documents: they are compared as such, because AWS formats their text anew.
 */
export function expected(value: PlanValue, stateOf: StateOf): unknown {
  const node = parse(value);
  switch (node.kind) {
    case "scalar":
    case "literal":
      return node.value;
    case "list":
      return node.items.map((item) => expected(item, stateOf));
    case "map":
      return Object.fromEntries(Object.entries(node.entries).map(([key, inner]) => [key, expected(inner, stateOf)]));
    case "ref":
      return output(node, stateOf);
    case "concat": {
      const parts = node.parts.map((part) => expected(part, stateOf));
      return parts.some((part) => part === unknown || typeof part === "object") ? unknown : parts.join("");
    }
    case "subnet": {
      const block = expected(node.block, stateOf);
      return (typeof block === "string" ? subnetOfBlock(block, node.newBits, node.number) : undefined) ?? unknown;
    }
    case "json":
      return expected(node.document, stateOf);
    case "if": {
      const values = [expected(node.then, stateOf), expected(node.else, stateOf)] as const;
      return values.includes(unknown) ? unknown : new OneOf(values);
    }
    default:
      return unknown;
  }
}

function output({ id, path }: RefNode, stateOf: StateOf): unknown {
  const resource = stateOf(id);
  const [first, ...rest] = path;
  if (resource === undefined) return unknown;
  if (first === "id" || first === "urn") return resource[first] ?? unknown;
  return follow(resource.outputs, [first!, ...rest]);
}

function follow(value: unknown, path: readonly PathElement[]): unknown {
  let at = value;
  for (const step of path) {
    if (isMarked(at)) return unknown;
    if (typeof step === "object") at = (Array.isArray(at) ? at : []).find((item) => hasAll(item, step.find));
    else at = (at as Readonly<Record<string | number, unknown>> | null | undefined)?.[step];
  }
  return at === undefined || at === null || isMarked(at) ? unknown : at;
}

function hasAll(item: unknown, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([key, value]) => record(item)?.[key] === value);
}
