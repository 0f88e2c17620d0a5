import { cacheEngineOf, parameterFamily } from "../../aws/elasticache.ts";
import { majorOf } from "../../aws/postgres-versions.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "The parameter group is for another version than the database or cache",
  reason: "A parameter group belongs to one major version of one engine. RDS and ElastiCache refuse it for any other.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html",
  good: '{rds: {rdsEngineVersion: "17"}, overrides: {rds-parameters: {set: {family: postgres17}}}}',
  bad: '{rds: {rdsEngineVersion: "17"}, overrides: {rds-parameters: {set: {family: postgres16}}}}',

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const version = view.text(instance, "engineVersion");
      if (view.text(instance, "engine") === "postgres" && version !== undefined)
        yield* mismatch(view, instance, `postgres${majorOf(version)}`);
    }
    for (const group of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      const engine = cacheEngineOf(view.text(group, "engine"));
      yield* mismatch(view, group, parameterFamily(engine, view.text(group, "engineVersion") ?? ""));
    }
  },
};

function* mismatch(view: PolicyView, owner: PlanResource, wanted: string | undefined) {
  const group = view.target(owner.inputs["parameterGroupName"]);
  const family = group === undefined ? undefined : view.text(group, "family");
  if (group === undefined || family === undefined || wanted === undefined || family === wanted) return;
  yield {
    resource: group.id,
    property: "family",
    message: `${owner.id} needs a group of the family ${wanted}, not ${family}`,
    help: `use \`${wanted}\``,
  };
}

export default rule;
