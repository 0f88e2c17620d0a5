import { refId } from "../../plan/references.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "No DNS record points at a missing resource",
  reason:
    "Whoever creates a resource under the name that a stale record points to receives the traffic of the domain. A record that refers to a planned resource is deleted with it.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/protection-from-dangling-dns.html",
  good: "{overrides: {route53-alias: {set: {aliases: [{name: {$ref: alb.dnsName}, zoneId: {$ref: alb.zoneId}, evaluateTargetHealth: false}]}}}}",
  bad: "{overrides: {route53-alias: {set: {aliases: [{name: old-123.eu-central-1.elb.amazonaws.com, zoneId: Z215JYRZR1TBD5, evaluateTargetHealth: true}]}}}}",
  security: {
    optional: "never",
    demand: "no DNS record points at a missing resource",
    ids: { checkov: ["CKV2_AWS_23"], prowler: ["route53_dangling_ip_subdomain_takeover"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:route53/record:Record")) {
      const aliases = inputs["aliases"];
      for (const alias of Array.isArray(aliases) ? aliases : []) {
        if (!isRecord(alias) || refId(alias["name"]) === undefined)
          yield { resource: id, property: "aliases", message: "the alias does not point at a resource of the plan" };
      }
    }
  },
};

export default rule;
