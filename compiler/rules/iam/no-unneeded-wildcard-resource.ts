/**
 * `*` stands for every resource of the account; it is needed only where AWS offers no narrower one.
 *
 * Good: `{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["xray:PutTraceSegments"], Resource: ["*"]}]}}}}`
 * Bad: `{ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["dynamodb:GetItem"], Resource: ["*"]}]}}}}`
 */
import { hasResource, isPowerful, isServiceWide } from "../../aws/iam-actions.ts";
import { allowedActions } from "../shared/stated-iam.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SEC-I7",
  severity: "error",
  title: "Extra IAM statements have `*` as a resource only where AWS offers no other",
  source: "AWS Service Authorization Reference; Checkov CKV_AWS_355",
  *check(environment) {
    for (const { key, action, statement } of allowedActions(environment, (_action, { Resource }) => Resource.includes("*"))) {
      // What other rows say better is theirs.
      if (isServiceWide(action) || isPowerful(action)) continue;
      const related = [{ key: `${statement.key}.Resource`, message: "every resource" }];
      if (hasResource(action)) {
        yield { key, message: `\`${action}\` for every resource`, help: "name the ARNs that it is for under `Resource`", related };
      } else if (action === "cloudwatch:PutMetricData" && !limitsNamespace(statement.statement.Condition)) {
        yield {
          key,
          message: "metrics could be written into every namespace",
          help: "add `Condition: {StringEquals: {cloudwatch:namespace: <name>}}`, or let the image's contract publish them",
          related,
        };
      }
    }
  },
};

function limitsNamespace(condition: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> | undefined): boolean {
  return Object.values(condition ?? {}).some((keys) => keys !== undefined && "cloudwatch:namespace" in keys);
}

export default rule;
