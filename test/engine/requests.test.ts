/**
 * The interpreter's requests to the engine equal those of the SDK's own classes, field by field, for every resource of the frozen plans.
 * That covers every type in them, and their providers.
 */
import { describe, expect, it } from "vitest";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { frozenSpecs } from "../../tools/fixtures/project.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { programsFor } from "../../tools/engine/programs.ts";
import type { Maker } from "../../tools/engine/programs.ts";
import { imagesOf, stackConfig } from "./support/stacks.ts";

/** Fields that record the resource's position in the program, and the hook that the interpreter adds. */
const own = new Set(["sourceposition", "stacktrace", "parentstacktracehandle", "hooks"]);

type Request = Readonly<Record<string, unknown>>;

function fields(request: RegisterResourceRequest): Request {
  const { object: _object, ...all } = request.toObject() as unknown as Record<string, unknown>;
  const lists = Object.entries(all).filter(([name]) => !own.has(name));
  return {
    ...Object.fromEntries(lists.map(([name, value]) => [name, sorted(value)])),
    object: ordered(request.getObject()?.toJavaScript()),
  };
}

/** Dependencies and aliases are sets: the interpreter requests once what a class lists twice (an alias of a bucket). */
function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const items = value.map((item) => JSON.stringify(sorted(item)));
  return [...new Set(items)].toSorted().map((item) => JSON.parse(item) as unknown);
}

/** Inputs with their keys in a canonical order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, ordered(inner)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe.each(frozenSpecs)("requests of %s", (name) => {
  it("equal those of the SDK's classes", { timeout: 120_000 }, async () => {
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
