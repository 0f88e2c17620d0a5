import { dataOf, referencesOf } from "../../plan/references.ts";
import type { PlanValue } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket names cannot be guessed",
  reason:
    "Bucket names are global. A predictable name can be claimed by another account first, and logs or uploads may then go to its bucket. A generated name, or one with the account ID, prevents that.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  good: "{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs: {set: {bucket: {$concat: [realtime-logs-, {$data: caller-identity.accountId}]}}}}}",
  bad: "{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs: {set: {bucket: realtime-logs}}}}",

  security: {
    optional: "never",
    demand: "bucket names cannot be guessed",
    ids: { prowler: ["s3_bucket_shadow_resource_vulnerability"] },
  },

  *checkPlan(view) {
    for (const bucket of view.ofType("aws:s3/bucket:Bucket")) {
      const name = bucket.inputs["bucket"];
      if (name === undefined || isUnique(name)) continue;
      yield { resource: bucket.id, property: "bucket", message: "the name contains neither the account ID nor a generated part" };
    }
  },
};

/** Does the name contain the id of the account, or an output of a resource of the plan? */
function isUnique(name: PlanValue): boolean {
  return referencesOf(name).size > 0 || dataOf(name).has("caller-identity");
}

export default rule;
