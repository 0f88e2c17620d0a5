import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Service has a health check grace period, and no load balancer",
  reason: "ECS refuses a grace period for the health checks of a load balancer that the service does not have.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
  good: "{overrides: {ecs-service-api: {set: {healthCheckGracePeriodSeconds: 30}}}}",
  bad: "{overrides: {ecs-service-worker: {set: {healthCheckGracePeriodSeconds: 30}}}}",

  *checkPlan(view) {
    for (const service of view.ofType("aws:ecs/service:Service")) {
      const property = "healthCheckGracePeriodSeconds";
      if (view.number(service, property, 0) === 0 || service.inputs["loadBalancers"] !== undefined) continue;
      yield { resource: service.id, property, message: "the service has no load balancer", help: "remove it" };
    }
  },
};

export default rule;
