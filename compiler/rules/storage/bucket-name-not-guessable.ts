import { isRecord, type PolicyRule } from "../shared/view.ts";

/** A name that can be guessed can be claimed by somebody else first; the account's id, or a random one, makes it this account's. */
const rule: PolicyRule = {
  code: "SEC-B10",
  *check(view) {
    for (const bucket of view.ofType("aws:s3/bucket:Bucket")) {
      const name = bucket.inputs["bucket"];
      if (name === undefined || (isRecord(name) && /"accountId"|"\$ref"/.test(JSON.stringify(name)))) continue;
      yield { resource: bucket.id, property: "bucket", message: "the name does not carry the account's id" };
    }
  },
};

export default rule;
