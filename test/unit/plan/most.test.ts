/** Upper bounds of documents: none may be below what evaluating the document gives. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOf, plain, simplify } from "../../../compiler/plan/known.ts";
import { mostBytes, mostItems } from "../../../compiler/plan/most.ts";
import type { PlanValue } from "../../../compiler/plan/types.ts";
import { planValue } from "./values.ts";

/** Bytes of a document without white space, or of a text. */
function bytesOf(value: PlanValue): number {
  const document = documentOf(value);
  if (document.state === "known") return Buffer.byteLength(JSON.stringify(plain(document.value)) ?? "");
  const text = plain(simplify(value));
  return typeof text === "string" ? Buffer.byteLength(text) : 0;
}

/** JSON text, with numbers and white space as people write them. */
const jsonText = fc
  .tuple(fc.json(), fc.constantFrom("", " ", "\n  "), fc.constantFrom("1e20", "1E+20", "0.10", "-0", "12"))
  .map(([text, space, number]) => `[${space}${text},${space}${number}]`);

const document: fc.Arbitrary<PlanValue> = fc.oneof(
  planValue(),
  jsonText,
  fc.record({ $json: planValue() }),
  fc.record({ $secret: fc.record({ $json: planValue() }) }),
  fc.record({ $concat: fc.array(jsonText, { maxLength: 2 }) }),
) as fc.Arbitrary<PlanValue>;

describe("the most bytes of a document", () => {
  it("are never fewer than it has", () => {
    fc.assert(
      fc.property(document, (value) => {
        expect(mostBytes(value)).toBeGreaterThanOrEqual(bytesOf(value));
      }),
      { numRuns: 3000 },
    );
  });

  it("say something about the documents that modules plan", () => {
    const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Resource: { $ref: "queue", path: ["arn"] } }] };
    expect(mostBytes({ $json: policy })).toBe(JSON.stringify(policy).length);
  });

  it.each<[string, PlanValue]>([
    ["JSON text in a document", { $json: { body: { $json: { a: "b" } } } }],
    ["a number whose digits are not written out", '{"a":1e20}'],
  ])("are unknown with %s", (_what, value) => expect(mostBytes(value)).toBe(Infinity));
});

describe("the most items of a list", () => {
  it("are those that the plan spells out", () => {
    const choice = { $if: { config: "wide" }, then: 1, else: null };
    expect(mostItems({ $json: [1, choice] })).toBe(2);
    expect(mostItems({ $secret: { $json: { rules: [1, 2, 3] } } }, "rules")).toBe(3);
  });

  it.each<PlanValue>(["[1,2,3]", { $config: "rules" }, { $json: { rules: { $config: "rules" } } }])(
    "are unknown where it does not: %j",
    (value) => expect(mostItems(value, "rules")).toBe(Infinity),
  );
});
