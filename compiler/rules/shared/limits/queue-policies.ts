/** What SQS limits in the policy of a queue besides its size. */
import { isRecord, list, member, records, type PlanRecord } from "../../../plan/values.ts";
import type { PolicyView } from "../view.ts";
import type { Limit, Sum } from "./limit.ts";

const source = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html";

const places = ["aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/queue:Queue"] as const;

export const queuePolicyLimits: readonly Limit[] = [
  { what: "statements of a queue policy", most: 20, source, sums: ofPolicy((statements) => statements.length) },
  { what: "actions of a statement of a queue policy", most: 7, source, sums: ofPolicy((all) => Math.max(0, ...all.map(actionsOf))) },
  { what: "principals of a queue policy", most: 50, source, sums: ofPolicy((all) => total(all, principalsOf)) },
  { what: "conditions of a queue policy", most: 10, source, sums: ofPolicy((all) => total(all, conditionsOf)) },
];

function ofPolicy(count: (statements: readonly PlanRecord[]) => number): Limit["sums"] {
  return function* (view: PolicyView): Iterable<Sum> {
    for (const { id, inputs } of places.flatMap((type) => view.ofType(type))) {
      if (inputs["policy"] === undefined) continue;
      const document = view.document(inputs["policy"]);
      if (document.state !== "known") continue;
      yield { resource: id, property: "policy", value: count(records(member(document.value, "Statement"))) };
    }
  };
}

function total(statements: readonly PlanRecord[], of: (statement: PlanRecord) => number): number {
  return statements.reduce((sum, statement) => sum + of(statement), 0);
}

function actionsOf(statement: PlanRecord): number {
  return Math.max(list(statement["Action"]).length, list(statement["NotAction"]).length);
}

/** Accounts, roles and services: `"*"`, or lists by kind. */
function principalsOf(statement: PlanRecord): number {
  const stated = statement["Principal"] ?? statement["NotPrincipal"];
  if (!isRecord(stated)) return stated === undefined ? 0 : 1;
  return Object.values(stated).reduce<number>((sum, each) => sum + list(each).length, 0);
}

/** One for each key that an operator compares. */
function conditionsOf(statement: PlanRecord): number {
  const stated = statement["Condition"];
  if (!isRecord(stated)) return 0;
  return Object.values(stated).reduce<number>((sum, operator) => sum + (isRecord(operator) ? Object.keys(operator).length : 0), 0);
}
