import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer spans at least two availability zones",
  reason: "A load balancer in a single Availability Zone goes down with it.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-13",
  good: "{overrides: {alb: {set: {subnets: [{$ref: vpc-public-b.id}, {$ref: vpc-public-a.id}]}}}}",
  bad: "{overrides: {alb: {set: {subnets: [{$ref: vpc-public-a.id}]}}}}",
  security: {
    optional: "never",
    demand: "the load balancer spans at least two availability zones",
    ids: { securityHub: ["ELB.13"], prowler: ["elbv2_is_in_multiple_az"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:lb/loadBalancer:LoadBalancer")) {
      if (list(inputs["subnets"]).length < 2 && list(inputs["subnetMappings"]).length < 2)
        yield { resource: id, property: "subnets", message: "the load balancer is in fewer than two availability zones" };
    }
  },
};

export default rule;
