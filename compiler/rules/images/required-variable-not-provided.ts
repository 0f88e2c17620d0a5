/**
 * An image that asks for a variable which nobody sets does not start.
 *
 * Good: `{ecsServices: {apiImageContract: {requiresEnv: [DATABASE_URL, PORT, SQS_PUSH_QUEUE_URL]}}}`
 * Bad: `{ecsServices: {apiImageContract: {requiresEnv: [DATABASE_HOST]}}}`
 */
import { nearest } from "../../diagnostics/nearest.ts";
import { providedVariables } from "../../model/variables.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SPEC-310",
  severity: "error",
  title: "Every environment variable that an image requires is provided",
  source: "platform-compile",
  *check(environment) {
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
