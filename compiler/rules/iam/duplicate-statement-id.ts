import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Two IAM statements share a `Sid`",
  reason: "A `Sid` must be unique within its policy. IAM rejects a policy in which two statements share one.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
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
          message: `duplicate \`Sid\` \`${id}\``,
          help: "use another `Sid`, or remove it",
          related: [{ key: `${key}.${first}.Sid`, message: "first used here" }],
        };
      }
    }
  },

  *checkPlan(view) {
    for (const { resource, property, statements } of view.policies()) {
      const ids = statements.map(({ stated }) => view.known(stated["Sid"])).filter((id) => typeof id === "string" && id !== "");
      const twice = ids.find((id, index) => ids.indexOf(id) < index);
      if (twice === undefined) continue;
      yield { resource: resource.id, property, message: `duplicate \`Sid\` \`${String(twice)}\``, help: "use another `Sid`, or remove it" };
    }
  },
};

export default rule;
