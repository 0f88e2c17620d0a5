import type { Rule } from "../rule.ts";
import { coversPort, placeOf, rulesOf } from "../shared/security-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "No security group opens an administration port to the internet",
  reason:
    "Open SSH and RDP ports are scanned and attacked within minutes. Fargate tasks have no host to administer, so nothing needs these ports.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-53",
  good: '{extraResources: {bastion-to-api: {type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-api.id}, ipProtocol: tcp, fromPort: 22, toPort: 22, cidrIpv4: 10.8.0.0/16, description: Shell access through the VPN}}}}',
  bad: '{extraResources: {internet-to-api: {type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-api.id}, ipProtocol: tcp, fromPort: 22, toPort: 22, cidrIpv4: 0.0.0.0/0, description: Shell access from everywhere}}}}',

  security: {
    optional: "never",
    demand: "no security group opens port 22, 3389 or all ports to the internet",
    ids: {
      checkov: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_277"],
      securityHub: ["EC2.18", "EC2.19", "EC2.53", "EC2.54"],
      trivy: ["AWS-0107"],
      cdkNag: ["EC23"],
      cis: ["v3 5.2", "v3 5.3", "v5 5.3", "v5 5.4"],
      prowler: ["ec2_securitygroup_allow_ingress_from_internet_to_all_ports"],
    },
  },

  *checkPlan(view) {
    for (const each of rulesOf(view, "ingress")) {
      if (each.world && (coversPort(each, 22) || coversPort(each, 3389)))
        yield { ...placeOf(each), message: "an administration port (22 or 3389) is open to the internet" };
    }
  },
};

export default rule;
