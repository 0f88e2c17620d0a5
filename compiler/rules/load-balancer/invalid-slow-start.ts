import type { Rule } from "../rule.ts";

const least = 30;

const rule: Rule = {
  severity: "error",
  title: "A target group has a slow start that its algorithm or Elastic Load Balancing does not accept",
  reason:
    "A slow start lasts 0 (off) or 30 to 900 seconds, and only the round robin algorithm has one. Elastic Load Balancing refuses the attributes in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#slow-start-mode",
  good: "{overrides: {alb-target-api: {set: {slowStart: 60, loadBalancingAlgorithmType: round_robin}}}}",
  bad: "{overrides: {alb-target-api: {set: {slowStart: 60, loadBalancingAlgorithmType: least_outstanding_requests}}}}",

  *checkPlan(view) {
    for (const resource of view.ofType("aws:lb/targetGroup:TargetGroup")) {
      const slowStart = view.number(resource, "slowStart", 0);
      const algorithm = view.text(resource, "loadBalancingAlgorithmType") ?? "round_robin";
      const found = { resource: resource.id, property: "slowStart" };
      if (slowStart > 0 && slowStart < least)
        yield { ...found, message: `a slow start of ${slowStart} seconds`, help: `AWS accepts 0 (off) and ${least} to 900` };
      if (slowStart > 0 && algorithm !== "round_robin")
        yield { ...found, message: `a slow start with the algorithm ${algorithm}`, help: "use `round_robin`, or remove `slowStart`" };
    }
  },
};

export default rule;
