/**
 * A variable has one value: the platform's own are not stated again, and none is both plain and secret.
 *
 * Good: `{ecsServices: {serviceExtras: {api: {environment: {LOG_LEVEL: debug}}}}}`
 * Bad: `{ecsServices: {serviceExtras: {api: {environment: {DB_POOL_SIZE: "20"}}}}}`
 */
import { entriesOf, type Extras } from "../../model/extras.ts";
import { platformVariables } from "../../model/variables.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced } from "../../plan/traced.ts";
import type { Finding, Rule } from "../rule.ts";

type Variables = Pick<Extras, "environment" | "secrets">;

const rule: Rule = {
  code: "SPEC-364",
  severity: "error",
  title: "Extra variables are not the platform's, and stand once",
  source: "platform-compile",
  *check(environment) {
    for (const workload of workloadsOf(environment)) {
      const { extras } = workload;
      yield* once(extras);
      for (const { key, value } of entriesOf(extras.sidecars))
        yield* once({ environment: traced(value.environment, `${key}.environment`), secrets: traced(value.secrets, `${key}.secrets`) });
      const given = new Set(platformVariables(environment, workload));
      for (const { name, key } of [...entriesOf<unknown>(extras.environment), ...entriesOf<unknown>(extras.secrets)]) {
        if (!given.has(name)) continue;
        yield {
          key,
          message: `the platform gives ${workload.name} tasks ${name} itself`,
          help: "change the key that it comes from, or use another name",
        };
      }
    }
  },
};

function* once({ environment, secrets }: Variables): Iterable<Finding> {
  for (const { name, key } of entriesOf(secrets)) {
    if (environment.value[name] === undefined) continue;
    yield {
      key,
      message: `${name} is an environment variable and a secret`,
      help: "remove one of the two",
      related: [{ key: `${environment.from[0]!}.${name}`, message: "the environment variable" }],
    };
  }
}

export default rule;
