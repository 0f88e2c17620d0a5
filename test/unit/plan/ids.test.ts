import { describe, expect, it } from "vitest";
import { ledger, plansOfAllShapes } from "../../../tools/generate/ids.ts";

describe("logical ids", () => {
  const plans = plansOfAllShapes();
  const planned = new Map(plans.flatMap((plan) => plan.resources.map(({ id, type }) => [id, type] as const)));
  const aliases = new Set(
    plans.flatMap((plan) =>
      plan.resources.flatMap(({ options }) => (options.aliases ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]))),
    ),
  );

  it("are all on the ledger, under one type", () => {
    const missing = [...planned].filter(([id, type]) => ledger()[id] !== type);
    expect(missing).toEqual([]);
    expect(planned.size).toBeGreaterThan(400);
  });

  it("never disappear without an alias", () => {
    const gone = Object.keys(ledger()).filter((id) => !planned.has(id) && !aliases.has(id));
    expect(gone).toEqual([]);
  });

  it("are kebab-case and begin with their module's word", () => {
    for (const id of planned.keys())
      expect(id).toMatch(/^(vpc|sg|rds|redis|sqs|iam|ecr|ecs|alb|acm|route53|waf|observability|backup)(-[a-z0-9]+)*$/);
  });
});
