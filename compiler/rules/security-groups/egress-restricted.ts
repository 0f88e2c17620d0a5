import { entriesOf } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";
import { isWideBlock, largestService } from "../shared/addresses.ts";
import { dataStoreGroups, onlyPort, placeOf, rulesOf } from "../shared/security-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Egress is restricted: none from data stores, only port 443 from tasks",
  reason:
    "Stolen data leaves through egress. Port 443 is open to all destinations, because Auth0 and push gateways have no fixed addresses; any other port must be limited to the address block that needs it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  good: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {smtp: {direction: egress, cidr: 203.0.113.0/24, port: 587, description: Mail relay of the company}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {smtp: {direction: egress, cidr: 0.0.0.0/0, port: 587, description: Mail relay of the company}}}}}}",
  security: {
    optional: "with-waiver",
    demand: "egress is restricted: none from data stores, only port 443 from tasks",
    prodWaiver: "conflict",
    note: "tasks call Auth0 and push gateways, which have no fixed addresses",
    ids: { checkov: ["CKV_AWS_382"], trivy: ["AWS-0104"] },
  },
  *checkSpec(environment) {
    for (const { extras } of workloadsOf(environment)) {
      for (const { key, value } of entriesOf(extras.securityGroupRules)) {
        const { cidr } = value;
        if (value.direction !== "egress" || cidr === undefined || !isWideBlock(cidr)) continue;
        const isIpv6 = cidr.includes(":");
        yield {
          key: `${key}.cidr`,
          message: `${cidr} covers more than ${isIpv6 ? "a public /32" : "65,536 public addresses"}`,
          help:
            value.port === 443
              ? "remove the rule: egress on port 443 is already open"
              : `use the address block of the service, /${isIpv6 ? 32 : largestService} or smaller, or reach it on port 443, which is open`,
        };
      }
    }
  },

  *checkPlan(view) {
    const stores = dataStoreGroups(view);
    for (const each of rulesOf(view, "egress")) {
      if (each.group !== undefined && stores.has(each.group))
        yield { ...placeOf(each), message: "the security group of a data store has an egress rule" };
      else if (each.world && onlyPort(each) !== 443) yield { ...placeOf(each), message: "egress to the internet on a port other than 443" };
    }
  },
};

export default rule;
