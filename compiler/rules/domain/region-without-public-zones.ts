import { hasPublicZones } from "../../aws/regions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Region has no public hosted zones",
  reason:
    "Route 53 in AWS GovCloud (US) has private hosted zones only, and an alias there cannot point to a load balancer. The domain's records and the records that validate its certificate cannot be created, and no role reaches a zone of another partition.",
  source: "https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-r53.html",
  good: "{region: us-west-2, vpc: {availabilityZones: [us-west-2a, us-west-2b]}}",
  bad: "{region: us-gov-west-1, vpc: {availabilityZones: [us-gov-west-1a, us-gov-west-1b]}}",

  *checkSpec({ region }) {
    if (hasPublicZones(region)) return;
    yield {
      key: "region",
      message: `Route 53 has no public hosted zones for the environment's records in ${region}`,
      help: "use a region outside of AWS GovCloud (US)",
    };
  },
};

export default rule;
