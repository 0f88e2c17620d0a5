import { member, records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Rules of an image lifecycle policy share a priority, or one for all images is not the last",
  reason:
    "ECR applies rules in the order of their priorities, each once. It refuses a policy whose order it cannot tell, or in which a rule for all images leaves none to the others.",
  source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html",
  good: "{overrides: {ecr-api-lifecycle: {set: {policy: {$json: {rules: [{rulePriority: 1, selection: {tagStatus: untagged, countType: sinceImagePushed, countUnit: days, countNumber: 1}, action: {type: expire}}, {rulePriority: 2, selection: {tagStatus: untagged, countType: sinceImagePushed, countUnit: days, countNumber: 2}, action: {type: expire}}]}}}}}}",
  bad: "{overrides: {ecr-api-lifecycle: {set: {policy: {$json: {rules: [{rulePriority: 1, selection: {tagStatus: untagged, countType: sinceImagePushed, countUnit: days, countNumber: 1}, action: {type: expire}}, {rulePriority: 1, selection: {tagStatus: untagged, countType: sinceImagePushed, countUnit: days, countNumber: 1}, action: {type: expire}}]}}}}}}",

  judges: "resources",
  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:ecr/lifecyclePolicy:LifecyclePolicy")) {
      const document = view.document(inputs["policy"]);
      const rules = document.state === "known" ? records(member(document.value, "rules")) : [];
      const priorities = rules.map(({ rulePriority }) => Number(view.known(rulePriority)));
      const found = { resource: id, property: "policy" };
      const twice = priorities.find((each, index) => priorities.indexOf(each) !== index);
      if (twice !== undefined)
        yield { ...found, message: `two rules have the priority ${twice}`, help: "give each rule a priority of its own" };
      const all = rules.findIndex(({ selection }) => view.known(member(selection, "tagStatus")) === "any");
      if (all >= 0 && priorities.some((each) => each > priorities[all]!))
        yield { ...found, message: "the rule for all images is not the last", help: "give it the highest `rulePriority`" };
    }
  },
};

export default rule;
