import { canonical, contains, parseCidr, privateRanges } from "../../aws/cidr.ts";
import { entriesOf } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";
import { dataStoreGroups, onlyPort, placeOf, rulesOf } from "../shared/security-groups.ts";

/** A public block of more than 65,536 addresses is no partner's. */
const widest = 16;

const rule: Rule = {
  severity: "error",
  title: "Egress is restricted: none from data stores, port 443 from tasks",
  reason:
    "What is stolen leaves by egress. Port 443 is open to all anyway, since Auth0 and push gateways have no fixed addresses; another port is opened to the block that needs it.",
  source: "Checkov CKV_AWS_382; Trivy AVD-AWS-0104",
  good: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {smtp: {direction: egress, cidr: 203.0.113.0/24, port: 587, description: Mail relay of the company}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {securityGroupRules: {smtp: {direction: egress, cidr: 0.0.0.0/0, port: 587, description: Mail relay of the company}}}}}}",
  security: {
    optional: "with-waiver",
    demand: "egress is limited: none from data stores, 443 from tasks",
    prodWaiver: "conflict",
    note: "tasks call Auth0 and push gateways, whose addresses are not fixed",
    ids: { checkov: ["CKV_AWS_382"], trivy: ["AWS-0104"] },
  },
  *checkSpec(environment) {
    for (const { extras } of workloadsOf(environment)) {
      for (const { key, value } of entriesOf(extras.securityGroupRules)) {
        const block = value.cidr === undefined ? undefined : parseCidr(value.cidr);
        if (value.direction !== "egress" || block === undefined || block.prefix >= widest) continue;
        if (privateRanges.some((range) => contains(parseCidr(range)!, canonical(block)))) continue;
        yield {
          key: `${key}.cidr`,
          message: `${value.cidr} is a large part of the internet`,
          help:
            value.port === 443
              ? "remove the rule: tasks reach port 443 everywhere"
              : `name the block of the service, at most a /${widest}, or reach it on port 443, which is open`,
        };
      }
    }
  },

  *checkPlan(view) {
    const stores = dataStoreGroups(view);
    for (const each of rulesOf(view, "egress")) {
      if (each.group !== undefined && stores.has(each.group)) yield { ...placeOf(each), message: "a data store's group has egress" };
      else if (each.world && onlyPort(each) !== 443) yield { ...placeOf(each), message: "egress to the internet on other ports than 443" };
    }
  },
};

export default rule;
