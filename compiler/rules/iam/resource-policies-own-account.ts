import { isHandWritten } from "../../plan/hand-written.ts";
import type { PlanResource } from "../../plan/types.ts";
import { records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { admitted, isForOwnAccount, isServiceForOwnAccount, isServiceForOwnAccountWhereSent } from "../shared/principals.ts";
import { textIn } from "../shared/rendered.ts";
import type { Statement } from "../shared/statements.ts";
import type { PolicyView } from "../shared/view.ts";

/** Services whose resources have a rule of their own against policies for everybody. */
const closedElsewhere = /^aws:(sqs|sns|kms|ecr|secretsmanager)\//;

/** The policy of an endpoint limits what passes through it, and grants nothing. */
const grantsNothing = /^aws:ec2\/vpcEndpoint/;

/**
 * EventBridge does not send its account to SNS in every case, so a condition that requires it would drop events:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
const sparseService = "events.amazonaws.com";

const rule: Rule = {
  severity: "error",
  title: "Resource policies grant access to this account only",
  reason:
    "A resource policy that names another account gives it access without any role of this account: it can read queues, secrets, keys or objects, and nobody here sees who it lets in.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html",
  good: '{overrides: {sqs-push-policy: {set: {policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: {$ref: iam-task-api.arn}}, Action: "sqs:SendMessage", Resource: {$ref: sqs-push.arn}}, {Effect: Deny, Principal: "*", Action: "sqs:*", Resource: {$ref: sqs-push.arn}, Condition: {Bool: {"aws:SecureTransport": "false"}}}]}}}}}}',
  bad: '{overrides: {sqs-push-policy: {set: {policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "999988887777"}, Action: "sqs:SendMessage", Resource: {$ref: sqs-push.arn}}, {Effect: Deny, Principal: "*", Action: "sqs:*", Resource: {$ref: sqs-push.arn}, Condition: {Bool: {"aws:SecureTransport": "false"}}}]}}}}}}',
  security: {
    optional: "never",
    demand: "resource policies grant access to this account only",
    ids: { prowler: ["sqs_queues_not_publicly_accessible", "s3_bucket_cross_account_access"] },
  },

  *checkPlan(view) {
    for (const statement of view.statements()) {
      const { resource, property, kind, effect } = statement;
      if (kind !== "resourcePolicy" || effect !== "Allow" || grantsNothing.test(resource.type)) continue;
      const message = outsider(view, statement);
      if (message !== undefined) yield { resource: resource.id, property, message };
    }
  },
};

/** Why the statement admits somebody outside this account. */
function outsider(view: PolicyView, { resource, principal, condition }: Statement): string | undefined {
  const principals = admitted(view, principal);
  const foreign = principals.find(({ owner, text }) => owner === "foreign" && !copiesTo(view, resource, text));
  if (foreign !== undefined) return `the policy allows ${foreign.text}, which is not in this account`;
  const everybody = principals.some(({ owner }) => owner === "everybody") && !closedElsewhere.test(resource.type);
  if (everybody && !isForOwnAccount(view, condition)) return "the policy allows everybody";
  const whereSent = resource.type.startsWith("aws:sns/") && isServiceForOwnAccountWhereSent(view, condition);
  const service = principals.find(({ kind, text }) => kind === "Service" && !(whereSent && text === sparseService));
  if (service !== undefined && !isServiceForOwnAccount(view, condition))
    return `${service.text} is not limited to this account: add \`aws:SourceAccount\` to the condition`;
  return undefined;
}

/** The account to which the environment's own backup plan copies must use the key of what it copies. */
function copiesTo(view: PolicyView, { type }: PlanResource, principal: string): boolean {
  const [, , , , account] = principal.split(":");
  const plans = view.ofType("aws:backup/plan:Plan").filter((plan) => !isHandWritten(plan));
  const copies = plans.flatMap(({ inputs }) => records(inputs["rules"])).flatMap((each) => records(each["copyActions"]));
  const destinations = copies.flatMap((copy) => textIn(view, copy["destinationVaultArn"] ?? null).split(":")[4] ?? []);
  return type === "aws:kms/key:Key" && account !== undefined && destinations.includes(account);
}

export default rule;
