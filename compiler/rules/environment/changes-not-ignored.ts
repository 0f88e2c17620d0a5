import type { Rule } from "../rule.ts";

/** What people, autoscaling or AWS change by themselves, and no security rule judges. */
const harmless: ReadonlySet<string> = new Set([
  ...["tags", "tagsAll", "description", "desiredCount", "minCapacity", "maxCapacity"],
  ...["allocatedStorage", "engineVersion", "instanceClass", "nodeType", "numCacheClusters", "readCapacity", "writeCapacity"],
]);

const rule: Rule = {
  severity: "error",
  title: "Changes are ignored only where no security rule looks",
  reason:
    "The rules judge the plan. Pulumi does not deploy a property whose changes it ignores, so what is there stays as somebody made it by hand, or as it was imported.",
  source: "https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/",
  good: "{overrides: {sqs-push: {options: {ignoreChanges: [tags]}}}}",
  bad: "{overrides: {sqs-push-policy: {options: {ignoreChanges: [policy]}}}}",
  security: {
    optional: "with-waiver",
    demand: "changes are ignored only where no security rule looks",
    prodWaiver: "conflict",
  },

  *checkPlan(view) {
    for (const { id, options } of view.plan.resources) {
      const path = options.ignoreChanges?.find((each) => !harmless.has(/^[^.[]*/.exec(each)![0]));
      if (path !== undefined)
        yield {
          resource: id,
          property: "ignoreChanges",
          message: `${path === "*" ? "every change" : path} is ignored, so what is deployed is not what the rules judge`,
        };
    }
  },
};

export default rule;
