import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Two IAM statements share a `Sid`",
  reason: "Statement ids tell the statements of a policy apart, and IAM refuses a policy in which two are the same.",
  source: "IAM User Guide, policy elements: Sid",
  good: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Sid: A, Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*"]}, {Sid: B, Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::b/*"]}]}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {iamStatements: [{Sid: A, Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*"]}, {Sid: A, Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::b/*"]}]}}}}',

  *checkSpec(environment) {
    for (const { extras } of workloadsOf(environment)) {
      const key = extras.iamStatements.from[0]!;
      const ids = extras.iamStatements.value.map(({ Sid }) => Sid);
      for (const [index, id] of ids.entries()) {
        const first = ids.indexOf(id);
        if (id === undefined || first === index) continue;
        yield {
          key: `${key}.${index}.Sid`,
          message: `the id \`${id}\` is taken`,
          help: "choose another, or leave it out",
          related: [{ key: `${key}.${first}.Sid`, message: "taken here" }],
        };
      }
    }
  },
};

export default rule;
