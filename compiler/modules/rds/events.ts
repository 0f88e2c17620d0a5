/** Sends database events to the alarm topic (Security Hub RDS.20 to RDS.22). */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { rule, traced, type Traced } from "../../plan/builder/traced.ts";
import { alarmTopicArn, alarmTopicPolicy } from "../observability/refs.ts";
import { instance, replica } from "./refs.ts";
import { parameterGroupNames } from "./replica-group.ts";

interface Subscription {
  readonly sourceType: string;
  readonly categories: Traced<readonly string[]>;
  readonly sourceIds?: Traced<readonly Expr<string>[]>;
}

/** Event categories of instances that need attention; `backup` and `creation` are routine. */
const instanceCategories = [
  "availability",
  "configuration change",
  "deletion",
  "failover",
  "failure",
  "low storage",
  "maintenance",
  "notification",
  "recovery",
];

/** Replication that stops or ends is an event of the category `read replica`. */
function subscriptionsOf(environment: Environment): readonly Subscription[] {
  const { enableRdsReadReplica } = environment.spec.rds;
  return [
    {
      sourceType: "db-instance",
      categories: key(environment, "rds.enableRdsReadReplica").map((has) =>
        has ? [...instanceCategories, "read replica"] : instanceCategories,
      ),
      sourceIds: traced(
        [instance, ...(enableRdsReadReplica ? [replica] : [])].map((each) => each.out("identifier")),
        "rds.enableRdsReadReplica",
      ),
    },
    { sourceType: "db-parameter-group", categories: traced(["configuration change"]), sourceIds: parameterGroupNames(environment) },
    { sourceType: "db-security-group", categories: traced(["configuration change", "failure"]) },
  ];
}

export function lowerEvents(environment: Environment): readonly Draft[] {
  const topic = alarmTopicArn(environment);
  if (!environment.spec.rds.enableRdsEventSubscriptions || topic.value === undefined) return [];
  const arn = topic.value;
  return subscriptionsOf(environment).map(({ sourceType, categories, sourceIds }) =>
    resource(
      handle("aws:rds/eventSubscription:EventSubscription", `rds-events-${sourceType}`),
      {
        name: nameOf(environment, "dbEventSubscription", `rds-${sourceType}`),
        snsTopic: topic.map(() => arn),
        sourceType: rule("database-event-subscription", sourceType),
        eventCategories: categories,
        sourceIds,
      },
      // RDS sends a test message, which the topic policy must already allow.
      { from: ["observability.enableAlarms", "rds.enableRdsEventSubscriptions"], dependsOn: [alarmTopicPolicy] },
    ),
  );
}
