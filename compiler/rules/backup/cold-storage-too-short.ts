import { member, records, type PlanRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

/** Days that a recovery point stays in cold storage at least: AWS bills them in any case, and refuses a plan with fewer. */
const least = 90;

const rule: Rule = {
  severity: "error",
  title: "Recovery points are deleted less than 90 days after they move to cold storage",
  reason: "AWS Backup keeps recovery points in cold storage for 90 days at least, and refuses a plan that deletes them earlier.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html",
  good: '{extraResources: {yearly: {type: "aws:backup/plan:Plan", inputs: {name: yearly, rules: [{ruleName: yearly, targetVaultName: Default, schedule: "cron(0 3 1 1 ? *)", lifecycle: {coldStorageAfter: 30, deleteAfter: 120}}]}}}}',
  bad: '{extraResources: {yearly: {type: "aws:backup/plan:Plan", inputs: {name: yearly, rules: [{ruleName: yearly, targetVaultName: Default, schedule: "cron(0 3 1 1 ? *)", lifecycle: {coldStorageAfter: 30, deleteAfter: 60}}]}}}}',

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:backup/plan:Plan")) {
      for (const { lifecycle, path } of lifecyclesOf(inputs)) {
        const [cold, end] = ["coldStorageAfter", "deleteAfter"].map((name) => view.known(member(lifecycle, name)));
        if (typeof cold !== "number" || typeof end !== "number" || cold <= 0 || end - cold >= least) continue;
        yield {
          resource: id,
          property: "rules",
          path,
          message: `deleted after ${end} days, ${end - cold} days after the move to cold storage`,
          help: `set \`deleteAfter\` to ${cold + least} or more`,
        };
      }
    }
  },
};

interface Lifecycle {
  readonly lifecycle: PlanRecord[string] | undefined;
  readonly path: readonly (string | number)[];
}

/** The lifecycles of all rules and of their copies. */
function lifecyclesOf(inputs: Readonly<Record<string, PlanRecord[string]>>): readonly Lifecycle[] {
  return records(inputs["rules"]).flatMap((rule, index) => [
    { lifecycle: rule["lifecycle"], path: ["rules", index, "lifecycle"] },
    ...records(rule["copyActions"]).map((copy, place) => ({
      lifecycle: copy["lifecycle"],
      path: ["rules", index, "copyActions", place, "lifecycle"],
    })),
  ]);
}

export default rule;
