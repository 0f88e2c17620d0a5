/**
 * Only the load balancer is open to the internet: tasks accept connections from it, and from private networks.
 *
 * Good: `{ecsServices: {serviceExtras: {api: {securityGroupRules: {office: {direction: ingress, cidr: 10.8.0.0/16, port: 9229, description: Debugging from the office}}}}}}`
 * Bad: `{ecsServices: {serviceExtras: {api: {securityGroupRules: {office: {direction: ingress, cidr: 203.0.113.0/24, port: 9229, description: Debugging from the office}}}}}}`
 */
import { canonical, contains, parseCidr, privateRanges } from "../../aws/cidr.ts";
import { entriesOf } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SEC-G2",
  severity: "error",
  title: "Tasks accept connections from private address blocks only",
  source: "AWS Security Hub EC2.18",
  *check(environment) {
    for (const { extras } of workloadsOf(environment)) {
      for (const { key, value } of entriesOf(extras.securityGroupRules)) {
        const block = value.cidr === undefined ? undefined : parseCidr(value.cidr);
        if (value.direction !== "ingress" || block === undefined) continue;
        if (privateRanges.some((range) => contains(parseCidr(range)!, canonical(block)))) continue;
        yield {
          key: `${key}.cidr`,
          message: `${value.cidr} is reached through the internet`,
          help: "let clients come through the load balancer, or name the private block of a VPN or a peered network",
        };
      }
    }
  },
};

export default rule;
