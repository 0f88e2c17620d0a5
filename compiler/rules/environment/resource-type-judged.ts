import type { Rule } from "../rule.ts";
import { isJudged } from "../shared/judged-types.ts";

const rule: Rule = {
  severity: "error",
  title: "Extra resources have types that the security rules judge",
  reason:
    "The security rules know what each of the judged types can expose. A resource of another type could open the network, share data with another account or grant permissions, and no rule would see it.",
  source: "https://www.pulumi.com/registry/packages/aws/api-docs/",
  good: '{extraResources: {orders: {type: "aws:sns/topic:Topic", inputs: {kmsMasterKeyId: alias/aws/sns}}, orders-policy: {type: "aws:sns/topicPolicy:TopicPolicy", inputs: {arn: {$ref: orders.arn}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Deny, Principal: "*", Action: "sns:Publish", Resource: {$ref: orders.arn}, Condition: {Bool: {"aws:SecureTransport": "false"}}}]}}}}}}',
  bad: '{extraResources: {share: {type: "aws:ram/resourceShare:ResourceShare", inputs: {name: share, allowExternalPrincipals: true}}}}',
  security: {
    optional: "with-waiver",
    demand: "extra resources have types that the security rules judge",
    prodWaiver: "conflict",
    note: "a person has to judge what such a resource exposes",
  },

  *checkPlan(view) {
    for (const { id, type } of view.ofModule("extraResources")) {
      if (!isJudged(type)) yield { resource: id, message: `no security rule judges resources of type ${type}` };
    }
  },
};

export default rule;
