/** The plan's expression language: what is an expression, its forms, and which references a value holds. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExpression, malformed, operators, parse, pathText, referenceText, unparse, walk } from "../../../compiler/plan/expressions.ts";
import { refId, referencesOf } from "../../../compiler/plan/references.ts";
import type { PlanValue } from "../../../compiler/plan/types.ts";
import type { PlanRecord } from "../../../compiler/plan/values.ts";
import { planValue } from "./values.ts";

describe("an expression", () => {
  it("is an object with a key that begins with `$`, even one that no operator has", () => {
    for (const operator of Object.keys(operators)) expect(isExpression({ [operator]: 1 })).toBe(true);
    expect(isExpression({ $env: "HOME" })).toBe(true);
    expect([isExpression({ then: 1 }), isExpression(["$ref"]), isExpression("$ref"), isExpression(null)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("is malformed with another operator, other siblings or another operand", () => {
    const problem = (value: object) => malformed(value as PlanRecord);
    expect(problem({ $env: "HOME" })).toBe("unknown expression $env");
    expect(problem({ $config: "a", extra: 1 })).toBe("$config: expected the keys $config, got $config, extra");
    expect(problem({ $concat: "text" })).toBe('$concat of "text"');
    expect(problem({ $if: { config: "a", matches: "(" }, then: 1, else: 2 })).toBe('$if of {"config":"a","matches":"("}');
    expect(problem({ plain: { $env: "HOME" } })).toBeUndefined();
    expect(parse({ $env: "HOME" }).kind).toBe("malformed");
  });

  it("is formatted as people write it", () => {
    expect(referenceText({ kind: "ref", id: "db", path: ["endpoints", 0, "address"] })).toBe("db.endpoints[0].address");
    expect(referenceText({ kind: "data", id: "caller", path: ["accountId"] })).toBe("data caller.accountId");
    expect(referenceText({ kind: "config", key: "apiImage" })).toBe("config apiImage");
    expect(pathText([{ find: { a: "1", b: "2" } }])).toBe("[a = 1, b = 2]");
  });
});

describe("every value", () => {
  it("is what its parsed form says, at each level", () => {
    fc.assert(
      fc.property(planValue(), (value) => {
        expect(unparse(parse(value))).toEqual(value);
        walk(value, (object) => expect(unparse(parse(object))).toEqual(object));
      }),
    );
  });

  it("is never malformed when it was built from the language", () => {
    fc.assert(fc.property(planValue(), (value) => walk(value, (object) => expect(malformed(object)).toBeUndefined())));
  });

  it("refers to exactly the ids in its references, and to none that a literal escapes", () => {
    fc.assert(
      fc.property(planValue(), (value) => {
        const found = new Set<string>();
        walk(value, (object) => {
          const node = parse(object);
          if (node.kind === "ref") found.add(node.id);
        });
        expect([...referencesOf(value)].sort()).toEqual([...found].sort());
        expect(referencesOf({ $literal: value })).toEqual(new Set());
      }),
    );
  });
});

describe("a reference", () => {
  it("is recognized inside a secret marker, and nowhere deeper", () => {
    const reference: PlanValue = { $ref: "queue", path: ["arn"] };
    expect([reference, { $secret: reference }, { $concat: [reference] }, [reference], "queue"].map(refId)).toEqual([
      "queue",
      "queue",
      undefined,
      undefined,
      undefined,
    ]);
  });
});
