import { parseCidr } from "../../aws/cidr.ts";
import { isIPv6 } from "node:net";
import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";

const rule: Rule = {
  severity: "error",
  title: "An IP set has an address that AWS WAF does not take",
  reason:
    "AWS WAF takes blocks with a prefix length, of the version of the set, and none of length 0. It refuses the set in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateIPSet.html",
  good: '{extraResources: {partners: {type: "aws:wafv2/ipSet:IpSet", inputs: {name: partners, scope: REGIONAL, ipAddressVersion: IPV4, addresses: [203.0.113.7/32]}}}}',
  bad: '{extraResources: {partners: {type: "aws:wafv2/ipSet:IpSet", inputs: {name: partners, scope: REGIONAL, ipAddressVersion: IPV4, addresses: [203.0.113.7]}}}}',

  judges: "resources",
  *checkPlan(view) {
    for (const set of view.ofType("aws:wafv2/ipSet:IpSet")) {
      const version = view.text(set, "ipAddressVersion");
      for (const [index, address] of list(set.inputs["addresses"]).entries()) {
        const text = textIn(view, address);
        const problem = isUncertain(text) ? undefined : wrong(text, version);
        if (problem !== undefined)
          yield {
            resource: set.id,
            property: "addresses",
            path: ["addresses", index],
            message: `\`${text}\` ${problem}`,
            help: "state a block such as `203.0.113.7/32`",
          };
      }
    }
  },
};

function wrong(text: string, version: string | undefined): string | undefined {
  const [address = "", length] = text.split("/");
  if (length === undefined) return "has no prefix length";
  if (length === "0") return "is every address";
  const isNew = isIPv6(address);
  if (!isNew && parseCidr(text) === undefined) return "is no block of addresses";
  return version === (isNew ? "IPV4" : "IPV6") ? `is not of the version ${version}` : undefined;
}

export default rule;
