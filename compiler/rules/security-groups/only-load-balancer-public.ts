import { entriesOf } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";
import { isPublicBlock } from "../shared/addresses.ts";
import { loadBalancerGroups, onlyPort, placeOf, rulesOf } from "../shared/security-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Only the load balancer accepts connections from the internet, on ports 80 and 443",
  reason:
    "Traffic that bypasses the load balancer also bypasses TLS, the web ACL and the access logs. Tasks accept connections only from the load balancer and from private networks.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
  good: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {office: {direction: ingress, cidr: 10.8.0.0/16, port: 9229, description: Debugging from the office}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {office: {direction: ingress, cidr: 203.0.113.0/24, port: 9229, description: Debugging from the office}}}}}}",
  security: {
    optional: "never",
    demand: "only the load balancer accepts connections from the internet, on ports 80 and 443",
    ids: { checkov: ["CKV_AWS_260"], securityHub: ["EC2.18"], trivy: ["AWS-0107"], cdkNag: ["EC23"], prowler: ["elbv2_internet_facing"] },
  },
  *checkSpec(environment) {
    for (const { extras } of workloadsOf(environment)) {
      for (const { key, value } of entriesOf(extras.securityGroupRules)) {
        if (value.direction !== "ingress" || value.cidr === undefined || !isPublicBlock(value.cidr)) continue;
        yield {
          key: `${key}.cidr`,
          message: `${value.cidr} is a public address block`,
          help: "let clients connect through the load balancer, or use the private block of a VPN or a peered network",
        };
      }
    }
  },

  *checkPlan(view) {
    const groups = loadBalancerGroups(view);
    for (const each of rulesOf(view, "ingress")) {
      if (each.addresses.publicShare === 0) continue;
      const port = onlyPort(each);
      if (each.group === undefined || !groups.has(each.group))
        yield { ...placeOf(each), message: "a security group other than that of the load balancer admits public addresses" };
      else if (port !== 443 && port !== 80)
        yield {
          property: "fromPort",
          ...placeOf(each),
          message: "the load balancer admits public addresses on a port other than 80 and 443",
        };
    }
  },
};

export default rule;
