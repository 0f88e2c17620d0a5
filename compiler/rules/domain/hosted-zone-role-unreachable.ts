import { partitionOfRegion } from "../../aws/arns.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Role for the hosted zone is out of reach",
  reason: "AWS in China, GovCloud and all other regions are separate partitions: no credentials of one can assume a role of another.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  good: '{route53: {hostedZoneRoleArn: "arn:aws:iam::998877665544:role/dns-records"}}',
  bad: '{route53: {hostedZoneRoleArn: "arn:aws-cn:iam::998877665544:role/dns-records"}}',

  *checkSpec({ spec: { route53 }, region }) {
    const [, partition] = route53.hostedZoneRoleArn?.split(":") ?? [];
    const own = partitionOfRegion(region);
    if (partition === undefined || partition === own) return;
    yield {
      key: "route53.hostedZoneRoleArn",
      message: `nothing in ${region} can assume a role of the partition \`${partition}\``,
      help: `use a role whose ARN begins with \`arn:${own}:\``,
      related: [{ key: "region", message: "the region" }],
    };
  },
};

export default rule;
