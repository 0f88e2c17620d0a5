import { nearest } from "../../diagnostics/nearest.ts";
import { providedVariables } from "../../model/variables.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Image requires an environment variable that its tasks do not have",
  reason: "An image that requires a variable does not start without it: the deployment starts tasks that exit until it is rolled back.",
  source: "platform-compile",
  good: "{ecsServices: {apiImageContract: {requiresEnv: [DATABASE_URL, PORT, SQS_PUSH_QUEUE_URL]}}}",
  bad: "{ecsServices: {apiImageContract: {requiresEnv: [DATABASE_HOST]}}}",

  *checkSpec(environment) {
    for (const workload of workloadsOf(environment)) {
      const provided = providedVariables(environment, workload);
      for (const [index, wanted] of workload.imageContract.requiresEnv.entries()) {
        if (provided.includes(wanted)) continue;
        const suggestion = nearest(wanted, provided);
        yield {
          key: `${workload.contractKey}.requiresEnv.${index}`,
          message: `the ${workload.name} image requires ${wanted}, which its tasks do not have`,
          help:
            suggestion === undefined
              ? `its tasks have ${provided.toSorted().join(", ")}`
              : `did you mean \`${suggestion}\`? Its tasks have ${provided.toSorted().join(", ")}`,
        };
      }
    }
  },
};

export default rule;
