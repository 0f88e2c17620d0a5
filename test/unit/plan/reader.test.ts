/** What a reader knows about a plan before deployment. */
import { output, type Output } from "@pulumi/pulumi/output.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../compiler/interpreter/evaluate.ts";
import { documentOf, resolve, simplify, textOf } from "../../../compiler/plan/known.ts";
import { readerOf } from "../../../compiler/plan/reader.ts";
import type { Plan, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { planValue } from "./values.ts";

const image: PlanValue = { $if: { config: "image" }, then: 4, else: 0 };
const admin = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

function resource(id: string, type: string, inputs: PlanResource["inputs"], more: Partial<PlanResource> = {}): PlanResource {
  return { id, module: "m", type, inputs, options: {}, from: {}, ...more };
}

const plan = (resources: readonly PlanResource[]): Plan => ({
  ...planOf("dev"),
  config: {
    image: { type: "string", secret: false, required: true, description: "" },
    bootstrap: { type: "boolean", secret: false, required: false, description: "" },
  },
  resources,
});

const ref = (id: string, ...path: string[]): PlanValue => ({ $ref: id, path });

const small = plan([
  resource("queue", "aws:sqs/queue:Queue", { name: "jobs", delaySeconds: "5" }),
  resource(
    "policy",
    "aws:iam/rolePolicy:RolePolicy",
    { policy: { $secret: { $json: { Resource: ref("queue", "arn") } } } },
    { module: "n" },
  ),
  resource("old", "aws:alb/listener:Listener", { port: image }, { options: { dependsOn: ["queue"] } }),
]);

describe("what is known", () => {
  it("includes literals, secrets, joined constants and JSON", () => {
    expect(resolve({ $literal: { $ref: "x" } })).toEqual({ state: "known", value: { $ref: "x" }, secret: false });
    expect(resolve({ $secret: "s" })).toEqual({ state: "known", value: "s", secret: true });
    expect(resolve({ $concat: ["a", 1, { $secret: "b" }] })).toEqual({ state: "known", value: "a1b", secret: true });
    expect(resolve({ $json: { a: [1, { $literal: { $b: 2 } }] } })).toMatchObject({ value: '{"a":[1,{"$b":2}]}' });
  });

  it("distinguishes unknown from absent, and says what an unknown value waits for", () => {
    expect([undefined, null].map((value) => resolve(value))).toEqual([{ state: "absent" }, { state: "absent" }]);
    const value: PlanValue = { a: { $config: "image" }, b: [{ $data: "caller", path: ["accountId"] }, ref("queue", "arn"), image], c: 1 };
    expect(resolve(value)).toEqual({
      state: "unknown",
      because: ["config image", "data caller.accountId", "output queue.arn"],
      value,
      secret: false,
    });
    expect(resolve({ $env: "HOME" })).toMatchObject({ because: ["unknown expression $env"] });
  });

  it("includes the known parts beside unknown ones", () => {
    expect(simplify({ $concat: ["a", "b", { $secret: "c" }, { $config: "x" }, "d"] })).toEqual({ $concat: ["abc", { $config: "x" }, "d"] });
    expect(textOf({ $concat: ["a-", { $config: "x" }] })).toBe("a-…");
  });

  it("is not copied where nothing is evaluated", () => {
    const value: PlanValue = { list: [{ name: "a" }, { $config: "x" }] };
    expect(simplify(value)).toBe(value);
  });

  it("follows a reference to an input of its resource, and no further", () => {
    const reader = readerOf(small);
    expect(reader.resolve(ref("queue", "name"))).toMatchObject({ state: "known", value: "jobs" });
    for (const path of [["arn"], ["name", "length"], ["constructor"]]) expect(reader.resolve(ref("queue", ...path)).state).toBe("unknown");
    const circle = plan([resource("a", "t:m/x:X", { v: ref("b", "v") }), resource("b", "t:m/x:X", { v: ref("a", "v") })]);
    expect(readerOf(circle).resolve(ref("a", "v")).state).toBe("unknown");
  });

  it("does not include choices by stack config, but for an environment in service", () => {
    expect(readerOf(small).resolve(image)).toMatchObject({ state: "unknown", because: ["config image"] });
    const running = readerOf(small, "in-service");
    expect(running.resolve(image)).toMatchObject({ state: "known", value: 4 });
    expect(running.known({ $if: { config: "bootstrap" }, then: 0, else: 2 })).toBe(2);
    expect(running.resolve({ $if: { config: "bootstrap" }, then: 1, else: null })).toEqual({ state: "absent" });
  });

  it("agrees with what the interpreter registers", async () => {
    const scope = { config: new Map(), preview: false, output: never, data: never };
    await fc.assert(
      fc.asyncProperty(planValue({ constant: true }), async (value) => {
        const made = output(evaluate(value, scope) as object) as Output<unknown> & {
          promise(): Promise<unknown>;
          isSecret: Promise<boolean>;
        };
        expect(resolve(value)).toEqual({ state: "known", value: await made.promise(), secret: await made.isSecret });
      }),
    );
  });
});

function never(): never {
  throw new Error("a constant asks for nothing");
}

describe("a document", () => {
  it.each<[string, PlanValue]>([
    ["$json", { $json: admin }],
    ["text", JSON.stringify(admin)],
    ["a secret", { $secret: { $json: admin } }],
    ["a literal", { $literal: admin }],
    ["a literal text", { $literal: JSON.stringify(admin) }],
    ["joined text", { $concat: [JSON.stringify(admin).slice(0, 9), JSON.stringify(admin).slice(9)] }],
    [
      "secrets inside",
      { $json: { Statement: [{ Effect: { $secret: "Allow" }, Action: { $literal: "*" }, Resource: { $concat: ["*"] } }] } },
    ],
  ])("is read as %s", (_, value) => {
    expect(documentOf(value)).toEqual({ state: "known", value: admin });
  });

  it("keeps expressions as markers of unknown values, and escapes data that looks like one", () => {
    const Resource = ref("queue", "name");
    expect(readerOf(small).document({ $json: { Resource } })).toEqual({ state: "known", value: { Resource } });
    expect(documentOf('{"a":{"$ref":"queue"}}')).toEqual({ state: "known", value: { a: { $literal: { $ref: "queue" } } } });
  });

  it("is distinguished from an unknown one and from none", () => {
    expect(documentOf(undefined)).toEqual({ state: "absent" });
    expect(documentOf({ $concat: ["{", { $config: "x" }] })).toEqual({ state: "unknown", because: ["config x"] });
    expect(documentOf(ref("a", "json"))).toEqual({ state: "unknown", because: ["output a.json"] });
    expect(documentOf("{")).toEqual({ state: "unknown", because: ["text that is no JSON"] });
  });
});

describe("a reader", () => {
  const reader = readerOf(small);

  it("is created once per plan and assumption", () => {
    expect(readerOf(small)).toBe(reader);
    expect(readerOf(small, "in-service")).not.toBe(reader);
    expect(readerOf({ ...small })).not.toBe(reader);
  });

  it("finds resources by id, type and module, load balancers under both of their names", () => {
    expect(reader.byId("queue")?.id).toBe("queue");
    expect(reader.ofType("aws:lb/listener:Listener").map(({ id }) => id)).toEqual(["old"]);
    expect(reader.ofType("aws:lb/listener:Listener", "aws:sqs/queue:Queue").map(({ id }) => id)).toEqual(["queue", "old"]);
    expect([reader.ofModule("n"), reader.ofModule("m", "aws:sqs/queue:Queue")].flat().map(({ id }) => id)).toEqual(["policy", "queue"]);
    expect([reader.byId(undefined), ...reader.ofType("none"), ...reader.ofModule("none")]).toEqual([undefined]);
  });

  it("follows references both ways, `dependsOn` where a resource waits", () => {
    expect(reader.target(ref("queue", "arn"))?.id).toBe("queue");
    expect(reader.targets(reader.byId("policy")!.inputs).map(({ id }) => id)).toEqual(["queue"]);
    expect(reader.users("queue").map(({ id }) => id)).toEqual(["policy"]);
    expect([...reader.dependents("queue")]).toEqual(["policy", "old"]);
    expect([...reader.dependencies(reader.byId("old")!)]).toEqual(["queue"]);
  });

  it("returns inputs as numbers and text, or the fallback", () => {
    const queue = reader.byId("queue")!;
    expect([reader.number(queue, "delaySeconds", 0), reader.number(queue, "name", 7), reader.number(queue, "none", 8)]).toEqual([5, 7, 8]);
    expect([reader.text(queue, "name"), reader.text(queue, "none")]).toEqual(["jobs", undefined]);
    expect(reader.known({ a: 1, b: { $config: "x" } })).toEqual({ a: 1, b: undefined });
  });
});
