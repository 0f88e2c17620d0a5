import { entriesOf } from "../../model/extras.ts";
import { looksSecret, tellsSecret } from "../../model/secret-names.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced } from "../../plan/builder/traced.ts";
import type { Rule } from "../rule.ts";
import { referencesOf } from "../../plan/references.ts";
import { records } from "../../plan/values.ts";
import type { PlanValue } from "../../plan/types.ts";
import { containers, type PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Secrets are not passed as plain environment variables",
  reason: "What is secret never stands in a spec: plain environment shows in the console, in every describe call, and in the repository.",
  source: "AWS Security Hub ECS.8",
  good: "{ecsServices: {serviceExtras: {api: {secrets: {SEARCH_TOKEN: {ssm: /realtime/dev/search-token}}}}}}",
  bad: "{ecsServices: {serviceExtras: {api: {environment: {SEARCH_TOKEN: abc123}}}}}",
  security: {
    optional: "never",
    demand: "secrets reach containers as secrets, never as plain environment",
    ids: { securityHub: ["ECS.8"], trivy: ["AWS-0036"], cdkNag: ["ECS2"] },
  },
  *checkSpec(environment) {
    for (const { extras } of workloadsOf(environment)) {
      const ofSidecars = entriesOf(extras.sidecars).map(({ key, value }) => traced(value.environment, `${key}.environment`));
      for (const { name, key, value } of [extras.environment, ...ofSidecars].flatMap(entriesOf)) {
        if (!tellsSecret(name) && !looksSecret(value)) continue;
        yield {
          key,
          message: tellsSecret(name) ? `${name} is the name of a secret` : `the value of ${name} looks like a secret`,
          help: `keep the value in Systems Manager or Secrets Manager, and name its place: \`secrets: {${name}: {ssm: /<path>}}\`${
            looksSecret(value) ? "; replace the one that stood here" : ""
          }`,
        };
      }
    }
  },

  *checkPlan(view) {
    for (const { resource, container } of containers(view)) {
      for (const { name, value } of records(container["environment"])) {
        if (tellsSecret(String(name)) || holdsSecret(view, value))
          yield { resource: resource.id, property: "containerDefinitions", message: `${String(name)} is plain environment` };
      }
    }
  },
};

/** Whatever the variable is called: what is read from a secret is one. */
function holdsSecret(view: PolicyView, value: PlanValue | undefined): boolean {
  return [...referencesOf(value)].some((id) => /^random:.*:RandomPassword$|:SecretVersion$/.test(view.byId(id)?.type ?? ""));
}

export default rule;
