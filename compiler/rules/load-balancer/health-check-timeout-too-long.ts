import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Health check does not time out before the next one",
  reason: "Elastic Load Balancing refuses a target group whose health check may take as long as the interval between two checks.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
  good: '{overrides: {alb-target-api: {set: {"healthCheck.interval": 10, "healthCheck.timeout": 9}}}}',
  bad: '{overrides: {alb-target-api: {set: {"healthCheck.interval": 10, "healthCheck.timeout": 10}}}}',

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:lb/targetGroup:TargetGroup")) {
      const check = inputs["healthCheck"];
      if (!isRecord(check)) continue;
      const [interval, timeout] = ["interval", "timeout"].map((name) => Number(view.known(check[name])));
      if (!(timeout! >= interval!)) continue;
      const message = `a timeout of ${timeout} seconds, and a check every ${interval} seconds`;
      yield { resource: id, property: "healthCheck", path: ["healthCheck", "timeout"], message, help: `use less than ${interval}` };
    }
  },
};

export default rule;
