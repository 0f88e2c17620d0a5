/** What Pulumi would do, through `changeOf`. tools/exactness compares whole plans with the real engine. */
import { describe, expect, it } from "vitest";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import type { PlanOptions } from "../../../compiler/plan/types.ts";
import { operations, plan, ref, resource, words } from "./fixture.ts";

describe("a replacement", () => {
  const named = (name: string, options: PlanOptions = {}) => [resource("queue", "queue", { name }, options)];

  it("deletes first if the program set the name, unless the option says otherwise", () => {
    expect(words(operations(named("a"), named("b")))).toEqual(["queue: replace delete first (name)"]);
    const created = { deleteBeforeReplace: false };
    expect(words(operations(named("a", created), named("b", created)))).toEqual(["queue: replace create first (name)"]);
  });

  it("creates first if the provider made the name", () => {
    const group = (port: number) => [resource("group", "group", { port })];
    expect(words(operations(group(80), group(81)))).toEqual(["group: replace create first (port)"]);
  });

  it("by `replaceOnChanges` alone creates first, whatever the name", () => {
    const topic = (displayName: string) => [resource("topic", "topic", { name: "a", displayName }, { replaceOnChanges: ["displayName"] })];
    expect(words(operations(topic("x"), topic("y")))).toEqual(["topic: replace create first (displayName)"]);
  });

  it("by a condition depends on both sides", () => {
    const rule = (inputs: Record<string, string>) => [resource("rule", "rule", inputs)];
    expect(words(operations(rule({ cidrIpv4: "10.0.0.0/8" }), rule({ cidrIpv4: "10.0.0.0/9" })))).toEqual(["rule: update (cidrIpv4)"]);
    expect(words(operations(rule({ cidrIpv4: "10.0.0.0/8" }), rule({ prefixListId: "pl-1" })))).toEqual([
      "rule: replace create first (prefixListId cidrIpv4)",
    ]);
    const cache = (engineVersion: string) => [resource("cache", "cache", { engineVersion })];
    expect(words(operations(cache("7.0"), cache("7.1")))).toEqual(["cache: update (engineVersion)"]);
    expect(words(operations(cache("7.1"), cache("7.0")))).toEqual(["cache: replace create first (engineVersion)"]);
  });

  it("by a part counts when the whole comes or goes", () => {
    const locked = [resource("bucket", "bucket", { objectLockConfiguration: { objectLockEnabled: "Enabled" } })];
    expect(words(operations([resource("bucket", "bucket")], locked))).toEqual(["bucket: replace create first (objectLockConfiguration)"]);
    expect(words(operations(locked, [resource("bucket", "bucket")]))).toEqual(["bucket: replace create first (objectLockConfiguration)"]);
  });

  it("is refused for a protected resource, but not if the same edit turns protection off", () => {
    const refused = (before: PlanOptions, after: PlanOptions) => operations(named("a", before), named("b", after))[0]?.refused === true;
    expect(refused({ protect: true }, { protect: true })).toBe(true);
    expect(refused({ protect: true }, {})).toBe(false);
    expect(refused({}, { protect: true })).toBe(false);
    expect(operations(named("a", { protect: true }), [])[0]).toMatchObject({ kind: "delete", refused: true });
  });

  it("is unknown where no fact says what the provider does", () => {
    const job = (name: string) => [resource("job", "unknown", { name })];
    expect(operations(job("a"), job("b"))).toMatchObject([{ kind: "unknown", properties: [{ name: "name", unverified: true }] }]);
    const cache = (durability: string) => [resource("cache", "cache", { durability })];
    expect(words(operations(cache("a"), cache("b")))).toEqual(["cache: unknown (durability)"]);
  });

  it("of which the facts were not seen in the provider's source says so", () => {
    const group = (targetControlPort: number) => [resource("group", "group", { targetControlPort })];
    expect(operations(group(1), group(2))).toMatchObject([{ kind: "replace", properties: [{ replaces: true, unverified: true }] }]);
  });

  it("makes what depends on an unknown operation unknown", () => {
    const uses = (name: string) => [resource("job", "unknown", { name }), resource("topic", "topic", { name: ref("job", "arn") })];
    expect(words(operations(uses("a"), uses("b")))).toEqual(["job: unknown (name)", "topic: unknown (name)"]);
  });
});

describe("references", () => {
  const database = (group: string) => [
    resource("group", "subnetGroup", { name: group }, { deleteBeforeReplace: false }),
    resource("database", "database", { identifier: "db", dbSubnetGroupName: ref("group", "name"), tags: { Group: ref("group", "arn") } }),
  ];

  it("to a stated value change with the value, others when the resource is new", () => {
    expect(operations(database("a"), database("b"))).toMatchObject([
      { id: "group", kind: "replace" },
      {
        id: "database",
        kind: "update",
        properties: [
          { name: "dbSubnetGroupName", through: ["group"] },
          { name: "tags", through: ["group"] },
        ],
      },
    ]);
  });

  it("to a resource that is updated keep their value", () => {
    const queue = (seconds: number) => [
      resource("queue", "queue", { name: "a", visibilityTimeoutSeconds: seconds }),
      resource("topic", "topic", { displayName: ref("queue", "arn"), signatureVersion: ref("queue", "visibilityTimeoutSeconds") }),
    ];
    expect(words(operations(queue(1), queue(2)))).toEqual(["queue: update (visibilityTimeoutSeconds)", "topic: update (signatureVersion)"]);
  });

  it("that a literal value takes the place of are no change if the value is the same", () => {
    const queue = resource("queue", "queue", { name: "a" });
    expect(
      operations([queue, resource("topic", "topic", { name: "a" })], [queue, resource("topic", "topic", { name: ref("queue", "name") })]),
    ).toEqual([]);
  });

  it("inside text and documents count", () => {
    const policy = (name: string) => [
      resource("queue", "queue", { name }),
      resource("policy", "policy", { policy: { $json: { Resource: ref("queue", "arn") } } }),
      resource("topic", "topic", { displayName: { $concat: ["to ", ref("queue", "url")] } }),
    ];
    expect(words(operations(policy("a"), policy("b")))).toEqual([
      "queue: replace delete first (name)",
      "policy: update (policy)",
      "topic: update (displayName)",
    ]);
  });
});

describe("a delete-first replacement", () => {
  const role = (name: string, options: PlanOptions = {}) => [
    resource("role", "role", { name }),
    resource("policy", "policy", { name: "p", role: ref("role", "name"), policy: "{}" }, options),
    resource("topic", "topic", { displayName: ref("role", "arn") }),
  ];

  it("takes along what would be replaced without it, delete first, whatever its options", () => {
    expect(operations(role("a"), role("b", { deleteBeforeReplace: false }))).toMatchObject([
      { id: "role", order: "delete first" },
      { id: "policy", order: "delete first", draggedBy: "role", properties: [{ name: "role", replaces: true, through: ["role"] }] },
      { id: "topic", kind: "update" },
    ]);
  });

  it("takes a dependent along although its value stays the same", () => {
    const path = (value: string) => [
      resource("role", "role", { name: "a", path: value }),
      resource("policy", "policy", { name: "p", role: ref("role", "name"), policy: "{}" }),
    ];
    expect(words(operations(path("/x/"), path("/y/")))).toEqual([
      "role: replace delete first (path)",
      "policy: replace delete first (role)",
    ]);
  });

  it("does not do so if it creates first", () => {
    const path = (value: string) => [
      resource("role", "role", { name: "a", path: value }, { deleteBeforeReplace: false }),
      resource("policy", "policy", { name: "p", role: ref("role", "name"), policy: "{}" }),
    ];
    expect(words(operations(path("/x/"), path("/y/")))).toEqual(["role: replace create first (path)"]);
  });

  it("is refused if what it takes along was protected, even if protection is turned off", () => {
    expect(operations(role("a", { protect: true }), role("b"))[1]).toMatchObject({ id: "policy", refused: true });
  });
});

describe("the provider", () => {
  const move = (inputs: Record<string, string>, own: Record<string, string> = {}) =>
    words(
      changeOf(
        plan([resource("queue", "queue", { name: "a", ...own }), resource("role", "role", { name: "r" })]),
        plan([resource("queue", "queue", { name: "a", ...own }), resource("role", "role", { name: "r" })], {
          providers: { aws: { package: "aws", version: "7.48.0", inputs: { region: "eu-central-1", ...inputs } } },
        }),
      ).operations,
    );

  it("replaces regional resources when its region changes, except those that state their own", () => {
    const tags = ["role: update (tagsAll)"];
    expect(move({ region: "us-east-1" })).toEqual(["queue: replace delete first (region tagsAll)", ...tags]);
    expect(move({ region: "us-east-1" }, { region: "eu-central-1" })).toEqual(["queue: update (tagsAll)", ...tags]);
  });

  it("updates tagged resources when its default tags change", () => {
    expect(move({})).toEqual(["queue: update (tagsAll)", "role: update (tagsAll)"]);
  });

  it("of a resource may be another instance, which counts if it gives the resource something else", () => {
    const aws = plan([]).providers["aws"]!;
    const providers = { aws, same: aws, far: { ...aws, inputs: { ...aws.inputs, region: "us-east-1" } } };
    const on = (provider?: string) =>
      plan([resource("queue", "queue", { name: "a" }, provider === undefined ? {} : { provider })], { providers });
    expect(changeOf(on(), on("same")).operations).toEqual([]);
    expect(words(changeOf(on(), on("far")).operations)).toEqual(["queue: replace delete first (region)"]);
  });
});

describe("values", () => {
  it.each([
    ["a document with its keys in another order", { $json: { a: 1, b: 2 } }, { $json: { b: 2, a: 1 } }],
    ["a document as text", { $json: { a: 1 } }, '{"a":1}'],
    ["a secret that was none", "x", { $secret: "x" }],
    ["joined text", "a-b", { $concat: ["a", "-b"] }],
    ["null and nothing", null, undefined],
    ["a choice that the stack's images decide the same way", { $if: { config: "image" }, then: "x", else: "y" }, "x"],
  ])("are the same: %s", (_, before, after) => {
    const of = (value: unknown) => [resource("topic", "topic", value === undefined ? {} : { displayName: value as never })];
    expect(operations(of(before), of(after))).toEqual([]);
  });

  it("have paths in the form of the engine", () => {
    const before = [resource("balancer", "balancer", { subnets: ["a", "b"], tags: { Name: "x", "example.org/team": "y" } })];
    const after = [resource("balancer", "balancer", { subnets: ["a", "c", "d"], tags: { Name: "z" } })];
    const [found] = operations(before, after);
    expect(found?.properties.flatMap(({ paths = [] }) => paths.map(({ path, kind }) => `${kind} ${path}`))).toEqual([
      "update subnets[1]",
      "add subnets[2]",
      "update tags.Name",
      'delete tags["example.org/team"]',
    ]);
  });

  it("from a lookup change when the lookup does", () => {
    const of = (name: string) =>
      plan([resource("topic", "topic", { displayName: { $data: "zone", path: ["zoneId"] } })], {
        data: { zone: { function: "aws:route53/getZone:getZone", inputs: { name } } },
      });
    expect(words(changeOf(of("a"), of("b")).operations)).toEqual(["topic: update (displayName)"]);
    expect(changeOf(of("a"), of("a")).operations).toEqual([]);
  });
});

describe("an environment", () => {
  it("that is new is created, and one that is gone is deleted", () => {
    const only = plan([resource("queue", "queue", { name: "a" })]);
    expect(words(changeOf(undefined, only).operations)).toEqual(["queue: create"]);
    expect(words(changeOf(only, undefined).operations)).toEqual(["queue: delete"]);
  });
});
