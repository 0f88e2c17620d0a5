/**
 * What the interpreter asks the engine for is, field by field, what the SDK's own classes ask for: of every resource of the shipped
 * plans, and so of every type in them, their providers included.
 */
import { describe, expect, it } from "vitest";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { planOf, shippedSpecs } from "../support/plan.ts";
import { programsFor } from "./programs.ts";
import type { Maker } from "./programs.ts";
import { imagesOf, stackConfig } from "./shipped.ts";

/** Fields that say where in a program a resource stands, and the hook that the interpreter adds. */
const own = new Set(["sourceposition", "stacktrace", "parentstacktracehandle", "hooks"]);

type Request = Readonly<Record<string, unknown>>;

/** Random parts of outputs, which differ from run to run, by their place in the request. */
function normal(value: unknown): unknown {
  const text = JSON.stringify(value) ?? "null";
  return JSON.parse(
    text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<uuid>").replaceAll(/-[0-9a-f]{8,17}\b/g, "-<hex>"),
  );
}

function fields(request: RegisterResourceRequest): Request {
  const { object: _object, ...all } = request.toObject() as unknown as Record<string, unknown>;
  const lists = Object.entries(all).filter(([name]) => !own.has(name));
  return {
    ...Object.fromEntries(lists.map(([name, value]) => [name, sorted(value)])),
    object: shapeOf(request.getObject()?.toJavaScript()),
  };
}

/** Dependencies are sets. */
function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value === undefined ? undefined : normal(value);
  const items = value.map((item) => normal(sorted(item)));
  return items.every((item) => typeof item === "string")
    ? items.toSorted()
    : items.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

/** Inputs: keys and values, texts that hold what AWS makes up by their form alone. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, shapeOf(inner)] as const)
        .toSorted(([a], [b]) => a.localeCompare(b)),
    );
  }
  return typeof value === "string" ? value.replaceAll(/[0-9a-zA-Z+/=_]{6,}/g, (word) => (/\d/.test(word) ? "<made>" : word)) : value;
}

describe.each(shippedSpecs)("requests of %s", (name) => {
  it("are those of the classes", { timeout: 120_000 }, async () => {
    const plan = planOf(name);
    const programs = await programsFor(plan, stackConfig(imagesOf(plan)));
    try {
      const of = async (maker: Maker): Promise<Map<string, Request>> => {
        const { registered } = await programs.run(maker);
        return new Map(
          registered
            .filter((request) => request.getCustom())
            .map((request) => [`${request.getType()} ${request.getName()}`, fields(request)]),
        );
      };
      const [ours, theirs] = [await of("interpreter"), await of("classes")];
      expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
      expect(ours.size).toBe(plan.resources.length + Object.keys(plan.providers).length);
      for (const [key, request] of ours) expect({ key, ...request }).toEqual({ key, ...theirs.get(key) });
    } finally {
      programs.dispose();
    }
  });
});
