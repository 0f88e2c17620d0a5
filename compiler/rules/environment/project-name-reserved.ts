import type { Rule } from "../rule.ts";

/** Prefixes that AWS reserves and that a project name can produce. S3's `xn--` is none of them. */
const reserved = [
  { prefix: "internal-", names: "the load balancer's name" },
  { prefix: "sg-", names: "names of security groups" },
  { prefix: "sthree-", names: "bucket names" },
  { prefix: "amzn-s3-demo-", names: "bucket names" },
];

const rule: Rule = {
  severity: "error",
  title: "Project name begins with a reserved prefix",
  reason:
    "Names of resources begin with the project name. AWS rejects a load balancer whose name begins with `internal-`, a security group with `sg-`, and a bucket with `sthree-` or `amzn-s3-demo-`.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  good: "{projectName: chat-sg}",
  bad: "{projectName: sg-chat}",

  *checkSpec({ projectName }) {
    for (const { prefix, names } of reserved) {
      if (!`${projectName}-`.startsWith(prefix)) continue;
      const rest = projectName.slice(prefix.length);
      yield {
        key: "projectName",
        message: `${names} would begin with \`${prefix}\`, which AWS reserves`,
        help: /^[a-z]/.test(rest) ? `use \`${rest}\`` : "begin the project name with another word",
      };
    }
  },
};

export default rule;
