import type { Rule } from "../rule.ts";
import { dataStorePorts, onlyPort, placeOf, rulesOf } from "../shared/security-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Data stores admit only security groups, and only on their own port",
  reason:
    "A rule with an address range admits everything that ever gets an address in it. A rule with a security group admits only the resources in that group.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  good: '{extraResources: {migration-to-redis: {type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-redis.id}, ipProtocol: tcp, fromPort: 6379, toPort: 6379, referencedSecurityGroupId: {$ref: sg-migration.id}, description: Migrations clear the cache}}}}',
  bad: '{extraResources: {office-to-redis: {type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-redis.id}, ipProtocol: tcp, fromPort: 6379, toPort: 6379, cidrIpv4: 10.0.0.0/16, description: Everything in the VPC}}}}',

  security: {
    optional: "never",
    demand: "data stores admit only security groups, and only on their own port",
    ids: { securityHub: ["EC2.19"] },
  },

  *checkPlan(view) {
    const stores = dataStorePorts(view);
    for (const each of rulesOf(view, "ingress")) {
      const ports = each.group === undefined ? undefined : stores.get(each.group);
      if (ports === undefined) continue;
      if (!each.groupsOnly) yield { ...placeOf(each), message: "a data store admits an address range instead of a security group" };
      else if (!each.plannedGroups) yield { ...placeOf(each), message: "a data store admits a security group that is not in the plan" };
      const port = onlyPort(each);
      if (port === undefined) yield { property: "toPort", ...placeOf(each), message: "a data store is open on more than one port" };
      else if (ports.size > 0 && !ports.has(port))
        yield { property: "fromPort", ...placeOf(each), message: `a data store is open on port ${port}, but does not listen there` };
    }
  },
};

export default rule;
