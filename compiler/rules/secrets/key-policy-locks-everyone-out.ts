import { globsMeet } from "../../aws/globs.ts";
import type { Rule } from "../rule.ts";
import { admitted } from "../shared/principals.ts";
import { policiesOf, type Statement } from "../shared/statements.ts";
import type { PolicyView } from "../shared/view.ts";

const needed = "kms:PutKeyPolicy";

const rule: Rule = {
  severity: "error",
  title: "Nobody may change the policy of a key",
  reason:
    "KMS refuses a key policy after which the caller could not change the policy any more. Where the check is bypassed, only AWS Support can make the key manageable again.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
  good: '{extraResources: {reports-key: {type: "aws:kms/key:Key", inputs: {description: Key of the reports, enableKeyRotation: true, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::412356789014:root"}, Action: "kms:*", Resource: "*"}]}}}}}}',
  bad: '{extraResources: {reports-key: {type: "aws:kms/key:Key", inputs: {description: Key of the reports, enableKeyRotation: true, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::412356789014:root"}, Action: "kms:Decrypt", Resource: "*"}]}}}}}}',

  *checkPlan(view) {
    const keys = view.plan.resources.filter(({ type }) => type.startsWith("aws:kms/"));
    for (const { resource, property, statements, because } of keys.flatMap((key) => policiesOf(view, key))) {
      if (because !== undefined) continue;
      const allows = statements.some((each) => concerns(each, "Allow") && isForSomebody(view, each));
      const denies = statements.some((each) => concerns(each, "Deny") && isForEverybody(view, each));
      if (allows && !denies) continue;
      yield {
        resource: resource.id,
        property,
        message: `no principal may ${needed}`,
        help: "allow `kms:*` to the root of the account, arn:aws:iam::ACCOUNT:root, as the default key policy does",
      };
    }
  },
};

function concerns({ effect, actions }: Statement, wanted: "Allow" | "Deny"): boolean {
  return effect === wanted && actions.some((action) => globsMeet(action.toLowerCase(), needed.toLowerCase()));
}

/** A person or role of an account; services and identity providers do not put key policies. */
function isForSomebody(view: PolicyView, { principal }: Statement): boolean {
  return admitted(view, principal).some(({ kind }) => kind === "AWS" || kind === "unknown");
}

function isForEverybody(view: PolicyView, { principal, condition }: Statement): boolean {
  return (
    Object.keys(condition).length === 0 &&
    admitted(view, principal).some(({ owner, text }) => owner === "everybody" || text.endsWith(":root"))
  );
}

export default rule;
