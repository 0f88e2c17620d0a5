import { entriesOf, type Extras } from "../../model/extras.ts";
import type { Service, Worker } from "../../model/types.ts";
import { platformVariables } from "../../model/variables.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced } from "../../plan/builder/traced.ts";
import type { Finding, Rule } from "../rule.ts";

type Variables = Pick<Extras, "environment" | "secrets">;

const rule: Rule = {
  severity: "error",
  title: "Environment variable is defined twice, or is set by the platform",
  reason:
    "A variable has one value. ECS rejects a name that is both a plain variable and a secret, and a second value for a variable of the platform would contradict the rest of the environment.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
  good: "{ecsServices: {serviceExtras: {api: {environment: {LOG_LEVEL: debug}}}}}",
  bad: '{ecsServices: {serviceExtras: {api: {environment: {DB_POOL_SIZE: "20"}}}}}',

  *checkSpec(environment) {
    for (const workload of workloadsOf(environment)) {
      const { extras } = workload;
      yield* once(extras);
      for (const { key, value } of entriesOf(extras.sidecars))
        yield* once({ environment: traced(value.environment, `${key}.environment`), secrets: traced(value.secrets, `${key}.secrets`) });
      const given = new Set(platformVariables(environment, workload));
      for (const { name, key } of [...entriesOf<unknown>(extras.environment), ...entriesOf<unknown>(extras.secrets)]) {
        if (!given.has(name)) continue;
        const [cause] = causesOf(workload)[name] ?? [];
        yield {
          key,
          message: `the platform already sets \`${name}\` for ${workload.name} tasks`,
          help: cause === undefined ? "use another name" : `change \`${cause}\`, or use another name`,
          ...(cause === undefined ? {} : { related: [{ key: cause, message: "the value comes from this key" }] }),
        };
      }
    }
  },
};

/** Keys that set variables of the platform. */
function causesOf(workload: Service | Worker): Readonly<Record<string, readonly string[]>> {
  return {
    DB_POOL_SIZE: workload.dbPoolSize.from,
    SHUTDOWN_TIMEOUT_SECONDS: workload.stopTimeoutSeconds.from,
    ...(workload.kind === "service"
      ? { PORT: workload.containerPort.from, KEEP_ALIVE_TIMEOUT_SECONDS: workload.keepAliveTimeoutSeconds.from }
      : {}),
    AUTH0_DOMAIN: ["auth0Domain"],
    AUTH0_AUDIENCE: ["auth0Audience"],
    ENVIRONMENT: ["environment"],
    AWS_REGION: ["region"],
    SOCKET_PING_INTERVAL_MS: ["ecsServices.pingIntervalMs"],
    SOCKET_PING_TIMEOUT_MS: ["ecsServices.pingTimeoutMs"],
  };
}

function* once({ environment, secrets }: Variables): Iterable<Finding> {
  for (const { name, key } of entriesOf(secrets)) {
    if (environment.value[name] === undefined) continue;
    yield {
      key,
      message: `\`${name}\` is both an environment variable and a secret`,
      help: "remove one of the two",
      related: [{ key: `${environment.from[0]!}.${name}`, message: "the environment variable" }],
    };
  }
}

export default rule;
