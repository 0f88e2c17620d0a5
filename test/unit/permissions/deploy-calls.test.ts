/** Two tables were written independently after the provider's source: what a type calls, and what the deployer's role allows for it. */
import { describe, expect, it } from "vitest";
import { apiCalls, typesWithCalls } from "../../../tools/engine/provider/api-calls.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import table from "../../../generated/aws/deploy-permissions.json" with { type: "json" };

const operations = ["create", "read", "update", "delete"] as const;

interface Row extends Partial<Record<(typeof operations)[number], string>> {
  readonly when?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly comparedWith?: string;
}

const rows: Readonly<Record<string, Row>> = table.types;
const words = (text = "") => text.split(" ").filter(Boolean);
const planned = new Set(
  ["dev", "prod", "prod-100k"].flatMap((name) => planOf(name).resources.map(({ type }) => type.replace("aws:alb/", "aws:lb/"))),
);
const types = [...planned].filter((type) => type.startsWith("aws:")).sort();

/** What the role allows for a type, whatever the operation and the inputs. */
function allowed({ when = {}, ...row }: Row): ReadonlySet<string> {
  const caused = Object.values(when).flatMap((each) => Object.values(each).flatMap(words));
  return new Set([...operations.flatMap((operation) => words(row[operation])), ...caused]);
}

function called(type: string): readonly string[] {
  return operations
    .flatMap((operation) => apiCalls(type, operation))
    .map((call) => {
      const [kind = ""] = call.split(":");
      return kind === "pass" ? "iam:PassRole" : kind === "link" ? "iam:CreateServiceLinkedRole" : call;
    });
}

describe("calls of the provider", () => {
  it("are known for every type that plans use", () => {
    expect(types.filter((type) => !typesWithCalls.includes(type))).toEqual([]);
  });

  it.each(typesWithCalls)("are allowed for %s by the row of its own type", (type) => {
    const may = allowed(rows[type]!);
    expect(called(type).filter((action) => !may.has(action))).toEqual([]);
  });

  it.each(Object.keys(rows))("of %s were compared with a file of the provider at a commit", (type) => {
    expect(rows[type]!.comparedWith).toMatch(/^internal\/service\/[a-z0-9]+\/\w+\.go@[0-9a-f]{8}( \(before SDK v2\))?$/);
  });
});
