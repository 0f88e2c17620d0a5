import { entriesOf } from "../../model/extras.ts";
import { looksSecret, tellsSecret } from "../../model/secret-names.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced } from "../../plan/builder/traced.ts";
import type { Rule } from "../rule.ts";
import { secretVariables } from "../shared/secret-values.ts";

const rule: Rule = {
  severity: "error",
  title: "Secrets are not passed as plain environment variables",
  reason:
    "Plain environment variables are readable in the console, in the output of `DescribeTaskDefinition`, in the plan and in the repository. A secret there must count as leaked.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
  good: "{ecsServices: {serviceExtras: {api: {secrets: {SEARCH_TOKEN: {ssm: /realtime/dev/search-token}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {environment: {SEARCH_TOKEN: abc123}}}}}",
  security: {
    optional: "never",
    demand: "secrets are not passed as plain environment variables",
    ids: { securityHub: ["ECS.8"], trivy: ["AWS-0036"], cdkNag: ["ECS2"] },
  },
  *checkSpec(environment) {
    for (const { extras } of workloadsOf(environment)) {
      const ofSidecars = entriesOf(extras.sidecars).map(({ key, value }) => traced(value.environment, `${key}.environment`));
      for (const { name, key, value } of [extras.environment, ...ofSidecars].flatMap(entriesOf)) {
        if (!tellsSecret(name) && !looksSecret(value)) continue;
        yield {
          key,
          message: tellsSecret(name) ? `\`${name}\` is the name of a secret` : `the value of \`${name}\` looks like a secret`,
          help: `store the value in Systems Manager or Secrets Manager and refer to it: \`secrets: {${name}: {ssm: /<path>}}\`${
            looksSecret(value) ? "; rotate the secret that was written here" : ""
          }`,
        };
      }
    }
  },

  judges: "resources",
  *checkPlan(view) {
    for (const { task, name } of secretVariables(view))
      yield { resource: task, property: "containerDefinitions", message: `\`${name}\` is a plain environment variable` };
  },
};

export default rule;
