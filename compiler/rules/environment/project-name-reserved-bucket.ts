import type { Rule } from "../rule.ts";

/** Of S3's reserved prefixes those that a project name can make; `xn--` it cannot. */
const reserved = ["sthree-", "amzn-s3-demo-"];

const rule: Rule = {
  severity: "error",
  title: "Project name makes a reserved bucket name",
  reason: "Bucket names, which begin with the project's, do not begin with what S3 keeps for itself.",
  source: "Amazon S3, bucket naming rules",
  good: "{projectName: realtime}",
  bad: "{projectName: sthree}",

  *checkSpec({ projectName }) {
    for (const prefix of reserved) {
      if (!`${projectName}-`.startsWith(prefix)) continue;
      yield {
        key: "projectName",
        message: `bucket names would begin with \`${prefix}\`, which S3 refuses`,
        help: "begin the project name with another word",
      };
    }
  },
};

export default rule;
