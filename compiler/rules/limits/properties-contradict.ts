import { relationsOfType } from "../../aws/relations/index.ts";
import { canonicalType } from "../../plan/reader.ts";
import type { Rule } from "../rule.ts";
import { flawsOf } from "../shared/relations.ts";

const rule: Rule = {
  severity: "error",
  title: "Properties of a resource contradict each other, or one is missing that another needs",
  reason: "Each value is valid, but AWS does not accept them together. It refuses the resource in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
  good: '{overrides: {alb-target-api: {set: {loadBalancingAnomalyMitigation: "on", loadBalancingAlgorithmType: weighted_random}}}}',
  bad: '{overrides: {alb-target-api: {set: {loadBalancingAnomalyMitigation: "on"}}}}',

  *checkPlan(view) {
    for (const resource of view.plan.resources)
      for (const relation of relationsOfType(canonicalType(resource.type)))
        for (const { property: _, path, ...flaw } of flawsOf(view, resource, relation))
          yield {
            resource: resource.id,
            ...(path.length === 0 ? {} : { property: String(path[0]), path }),
            message: flaw.message,
            help: `${flaw.help}: ${relation.source}`,
          };
  },
};

export default rule;
