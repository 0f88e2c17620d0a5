import { output, secret, unknown } from "@pulumi/pulumi/output.js";
import type { Output } from "@pulumi/pulumi/output.js";
import { describe, expect, it } from "vitest";
import type { Scope } from "../../../compiler/interpreter/evaluate.ts";
import { evaluate, partOf } from "../../../compiler/interpreter/evaluate.ts";
import type { PlanValue } from "../../../compiler/plan/types.ts";

const outputs: Readonly<Record<string, unknown>> = {
  "database.endpoint": "db:5432",
  "database.port": 5432,
  "database.endpoints": [{ address: "a" }],
  "network.ipv6CidrBlock": "2600:1f13:abc:de00::/56",
  "password.result": secret("s3cret"),
  "new.arn": unknown,
};

function scope(change: Partial<Scope> = {}): Scope {
  return {
    config: new Map([
      ["image", { value: "api:1", secret: false }],
      ["count", { value: 2, secret: false }],
      ["key", { value: "k", secret: true }],
    ]),
    preview: false,
    output: (id, property) => output(outputs[`${id}.${property}`]) as Output<unknown>,
    data: () => output({ accountId: "123456789012" }) as Output<unknown>,
    ...change,
  };
}

interface Resolved {
  readonly value: unknown;
  readonly isSecret: boolean;
  readonly isKnown: boolean;
}

/** What an evaluated value is in the end. */
async function resolve(value: PlanValue, change?: Partial<Scope>): Promise<Resolved> {
  const result = output(evaluate(value, scope(change)) as object) as Output<unknown> & {
    promise(withUnknowns?: boolean): Promise<unknown>;
  } & {
    isSecret: Promise<boolean>;
    isKnown: Promise<boolean>;
  };
  return { value: await result.promise(), isSecret: await result.isSecret, isKnown: await result.isKnown };
}

describe("evaluate", () => {
  it("leaves plain data as it is", () => {
    const plain = { a: [1, true, null, "x"], b: { c: "d" } };
    expect(evaluate(plain, scope())).toEqual(plain);
    expect(evaluate({ $literal: { $ref: "x" } }, scope())).toEqual({ $ref: "x" });
  });

  it("resolves references at any depth", async () => {
    expect(
      await resolve({ list: [{ $ref: "database", path: ["endpoints", 0, "address"] }], account: { $data: "caller", path: ["accountId"] } }),
    ).toEqual({
      value: { list: ["a"], account: "123456789012" },
      isSecret: false,
      isKnown: true,
    });
  });

  it("gives config its type and keeps it secret", async () => {
    expect(evaluate([{ $config: "image" }, { $config: "count" }, { $config: "unset" }], scope())).toEqual(["api:1", 2, undefined]);
    expect(await resolve({ $config: "key" })).toMatchObject({ value: "k", isSecret: true });
  });

  it("takes a subnet from a block that a resource gets, and refuses one that has none", async () => {
    const part = (block: PlanValue, newBits = 8, number = 33): PlanValue => ({ $subnet: { block, newBits, number } });
    const block: PlanValue = { $ref: "network", path: ["ipv6CidrBlock"] };
    expect(await resolve(part(block))).toEqual({ value: "2600:1f13:abc:de21::/64", isSecret: false, isKnown: true });
    expect(evaluate(part("10.1.0.0/16", 4, 3), scope())).toBe("10.1.48.0/20");
    expect(await resolve(part({ $ref: "new", path: ["arn"] }), { preview: true })).toMatchObject({ isKnown: false });
    expect(() => evaluate(part("db:5432"), scope())).toThrow('"db:5432" is no block of addresses');
    expect(() => evaluate(part("10.1.0.0/30", 8, 1), scope())).toThrow("no block of addresses that has room for subnet 1 of 8 more bits");
  });

  it("joins constants at once and outputs when they come", async () => {
    expect(evaluate({ $concat: ["image ", { $config: "image" }, " x", { $config: "count" }] }, scope())).toBe("image api:1 x2");
    expect(
      await resolve({ $concat: ["postgres://", { $ref: "database", path: ["endpoint"] }, "/", { $ref: "database", path: ["port"] }] }),
    ).toMatchObject({
      value: "postgres://db:5432/5432",
    });
  });

  it("keeps joined and encoded secrets secret", async () => {
    expect(await resolve({ $concat: ["app:", { $ref: "password", path: ["result"] }] })).toMatchObject({
      value: "app:s3cret",
      isSecret: true,
    });
    expect(await resolve({ $json: { password: { $ref: "password", path: ["result"] }, list: [1] } })).toMatchObject({
      value: '{"password":"s3cret","list":[1]}',
      isSecret: true,
    });
    expect(await resolve({ $secret: "plain" })).toMatchObject({ value: "plain", isSecret: true });
  });

  it("encodes constants at once, without what is not set", () => {
    expect(evaluate({ $json: { a: { $config: "unset" }, b: null, c: { $literal: { $d: 1 } } } }, scope())).toBe('{"b":null,"c":{"$d":1}}');
  });

  it("does not know in a preview what depends on something unknown", async () => {
    expect(await resolve({ $concat: ["x", { $ref: "new", path: ["arn"] }] }, { preview: true })).toMatchObject({ isKnown: false });
    expect(await resolve({ $ref: "new", path: ["arn", "deep"] }, { preview: true })).toMatchObject({ isKnown: false });
  });
});

describe("partOf", () => {
  const endpoints = [{ address: "a" }];

  it("stops an update that would leave out what is missing", () => {
    const run = (): unknown => partOf(endpoints, [{ find: { address: "b" } }], "database.endpoints", false);
    expect(run).toThrow("database.endpoints[address = b] has no value (nothing at [address = b])");
    expect(() => partOf(undefined, [], "database.absent", false)).toThrow(
      /^database.absent has no value, but other resources depend on it.\n.*pulumi refresh$/,
    );
  });

  it("does not know it yet in a preview", () => {
    expect(partOf(endpoints, [3], "database.endpoints", true)).toBe(unknown);
    expect(partOf(undefined, [], "database.absent", true)).toBe(unknown);
  });
});
