/**
 * What is secret never stands in a spec: plain environment shows in the console, in every describe call, and in the repository.
 *
 * Good: `{ecsServices: {serviceExtras: {api: {secrets: {SEARCH_TOKEN: {ssm: /realtime/dev/search-token}}}}}}`
 * Bad: `{ecsServices: {serviceExtras: {api: {environment: {SEARCH_TOKEN: abc123}}}}}`
 */
import { entriesOf } from "../../model/extras.ts";
import { looksSecret, tellsSecret } from "../../model/secret-names.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced } from "../../plan/builder/traced.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SEC-S7",
  severity: "error",
  title: "Secrets do not stand among environment variables",
  source: "AWS Security Hub ECS.8",
  *check(environment) {
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
};

export default rule;
