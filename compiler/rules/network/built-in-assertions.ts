import { builtInFailures } from "../../reach/assertions/built-in.ts";
import type { Hop } from "../../reach/types.ts";
import { pathText } from "../../reach/assertions/witness.ts";
import { portsText } from "../../reach/ports.ts";
import type { Rule } from "../rule.ts";
import { isHandWritten } from "../../plan/hand-written.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Clients reach the load balancer alone, on ports 80 and 443",
  reason:
    "Every other rule looks at one resource. This one follows packets through addresses, routes, network ACLs and security groups, so several harmless settings that together open a way to the database, the proxy, Redis, a task or an endpoint are found. What only deployment tells counts as open.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html",
  good: '{extraResources: {vpn-to-api: {type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-api.id}, ipProtocol: tcp, fromPort: 9229, toPort: 9229, cidrIpv4: 10.8.0.0/16, description: Debugging from the VPN}}}}',
  bad: '{extraResources: {office-to-api: {type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-api.id}, ipProtocol: tcp, fromPort: 9229, toPort: 9229, cidrIpv4: 203.0.113.0/24, description: Debugging from the office}}}}',
  security: { optional: "never", demand: "clients reach the load balancer alone, on ports 80 and 443" },

  *checkPlan(view) {
    for (const { failure } of builtInFailures(view.original)) {
      const { pair, ports, witness } = failure;
      const { hops, source, destination, traffic, unknown } = witness;
      const arrives = unknown.length === 0 ? "reaches" : `may reach (${unknown[0]})`;
      const path = `a packet from ${source} to ${destination} ${traffic} passes ${pathText(hops)}`;
      yield { resource: culprit(view, hops) ?? pair.to, message: `${pair.from} ${arrives} ${pair.to} on ${portsText(ports)}; ${path}` };
    }
  },
};

/** The step that the spec wrote itself: modules plan no such path. */
function culprit(view: PolicyView, hops: readonly Hop[]): string | undefined {
  const resources = hops.flatMap(({ resource }) => view.byId(resource) ?? []);
  return (resources.findLast(isHandWritten) ?? resources.at(-1))?.id;
}

export default rule;
