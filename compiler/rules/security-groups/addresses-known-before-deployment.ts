import type { Rule } from "../rule.ts";
import { placeOf, rulesOf } from "../shared/security-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Address ranges of security group rules are known before deployment",
  reason:
    "A range from stack config, from a lookup or from a prefix list of someone else can be the whole internet at deployment, and no review and no rule would see it. Ranges of planned or looked-up VPCs and subnets, and prefix lists of planned endpoints, are known well enough.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  good: '{extraResources: {vpn-to-api: {type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-api.id}, ipProtocol: tcp, fromPort: 9229, toPort: 9229, cidrIpv4: {$ref: vpc.cidrBlock}, description: Debugging from the VPC}}}}',
  bad: '{extraResources: {vpn-to-api: {type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-api.id}, ipProtocol: tcp, fromPort: 9229, toPort: 9229, cidrIpv4: {$config: vpnRange}, description: Debugging from the VPN}}}}',
  security: { optional: "never", demand: "address ranges of security group rules are known before deployment" },

  *checkPlan(view) {
    for (const each of [...rulesOf(view, "ingress"), ...rulesOf(view, "egress")]) {
      const { uncertain } = each.addresses;
      if (uncertain !== undefined) yield { ...placeOf(each), message: `the rule admits ${uncertain}` };
    }
  },
};

export default rule;
