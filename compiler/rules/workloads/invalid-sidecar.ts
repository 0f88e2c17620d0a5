import { entriesOf } from "../../model/extras.ts";
import type { Service, Worker } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { withoutSection } from "../../source/keys.ts";
import type { Finding, Rule } from "../rule.ts";

const units = { cpu: "CPU units", memory: "MiB" } as const;

const rule: Rule = {
  severity: "error",
  title: "Sidecar leaves no room for the main container, or has an invalid name or command",
  reason:
    "Sidecars share the CPU and memory of the task with the main container. ECS rejects a task definition whose containers need more than the task has, share a name, or have a health check without `CMD` or `CMD-SHELL`.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
  good: '{ecsServices: {apiServiceCpu: 512, apiServiceMemory: 1024, serviceExtras: {api: {sidecars: {otel: {image: "public.ecr.aws/acme/otel:v1", cpu: 64, memory: 128}}}}}}',
  bad: '{ecsServices: {apiServiceCpu: 256, apiServiceMemory: 512, serviceExtras: {api: {sidecars: {otel: {image: "public.ecr.aws/acme/otel:v1", cpu: 64, memory: 512}}}}}}',

  *checkSpec(environment) {
    for (const workload of workloadsOf(environment)) {
      yield* overflow(workload, "cpu");
      yield* overflow(workload, "memory");
      for (const { name, key, value } of entriesOf(workload.extras.sidecars)) {
        if (name === workload.name)
          yield { key, message: `the name \`${name}\` is taken by the main container`, help: "choose another name" };
        const [first = ""] = value.healthCheckCommand ?? ["CMD"];
        if (first !== "CMD" && first !== "CMD-SHELL")
          yield {
            key: `${key}.healthCheckCommand`,
            message: `the health check command starts with \`${first}\``,
            help: "start it with `CMD`, or with `CMD-SHELL` and a single string",
          };
      }
    }
  },
};

function* overflow(workload: Service | Worker, size: "cpu" | "memory"): Iterable<Finding> {
  const sidecars = entriesOf(workload.extras.sidecars);
  const taken = sidecars.reduce((sum, { value }) => sum + value[size], 0);
  const all = workload[size].value;
  if (sidecars.length === 0 || taken < all) return;
  const [sizeKey] = workload[size].from;
  const sum = sidecars.map(({ name, value }) => `${name} ${value[size]}`).join(" + ");
  yield {
    key: workload.extras.sidecars.from[0]!,
    message: `sidecars use ${taken} ${units[size]} (${sum}) of the ${all} of each ${workload.name} task: nothing is left for the main container`,
    help: `raise \`${withoutSection(sizeKey!)}\` above ${taken}, or give the sidecars less`,
    related: [{ key: sizeKey!, message: `${all} ${units[size]}` }],
  };
}

export default rule;
