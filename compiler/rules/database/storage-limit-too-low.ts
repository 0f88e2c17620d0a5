import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Storage autoscaling limit is less than 10% above the allocated storage",
  reason: "RDS rejects a maximum storage threshold that is less than 10% above the allocated storage.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html",
  good: "{rds: {rdsAllocatedStorage: 100, rdsMaxAllocatedStorage: 110}}",
  bad: "{rds: {rdsAllocatedStorage: 100, rdsMaxAllocatedStorage: 109}}",

  *checkSpec({ spec: { rds } }) {
    const { rdsAllocatedStorage: allocated, rdsMaxAllocatedStorage: limit } = rds;
    const found = tooLow(limit ?? 0, allocated, "rdsAllocatedStorage");
    if (found === undefined) return;
    yield {
      key: "rds.rdsMaxAllocatedStorage",
      ...found,
      related: [{ key: "rds.rdsAllocatedStorage", message: "the allocated storage" }],
    };
  },

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const limit = view.number(instance, "maxAllocatedStorage", 0);
      const found = tooLow(limit, view.number(instance, "allocatedStorage", 0), "allocatedStorage");
      if (found !== undefined) yield { resource: instance.id, property: "maxAllocatedStorage", ...found };
    }
  },
};

function tooLow(limit: number, allocated: number, name: string): { readonly message: string; readonly help: string } | undefined {
  if (limit === 0 || limit * 10 >= allocated * 11) return undefined;
  return {
    message: `${limit} GiB is less than 10% above the ${allocated} GiB of \`${name}\``,
    help: `use at least ${Math.ceil((allocated * 11) / 10)}, or 0 to turn off storage autoscaling`,
  };
}

export default rule;
