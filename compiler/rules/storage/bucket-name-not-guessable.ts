import { isRecord } from "../../plan/values.ts";
import { namesOwnThing } from "../shared/statements.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket names cannot be guessed",
  reason: "A name that can be guessed can be claimed by somebody else first; the account's id, or a random one, makes it this account's.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "bucket names cannot be guessed and claimed",
    ids: { prowler: ["s3_bucket_shadow_resource_vulnerability"] },
  },

  *checkPlan(view) {
    for (const bucket of view.ofType("aws:s3/bucket:Bucket")) {
      const name = bucket.inputs["bucket"];
      if (name === undefined || (isRecord(name) && namesOwnThing(name))) continue;
      yield { resource: bucket.id, property: "bucket", message: "the name does not carry the account's id" };
    }
  },
};

export default rule;
