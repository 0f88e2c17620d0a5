import { fargateMemories, isFargateSize, nearestFargateSize } from "../../aws/fargate.ts";
import { key } from "../../model/keys.ts";
import { scheduledRuns } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { withoutSection } from "../../source/keys.ts";
import type { Rule, Violation } from "../rule.ts";
import { fargateSizeName, unknownValue } from "../shared/allow-unknown.ts";
import { isHandWritten } from "../../plan/hand-written.ts";
import type { PolicyView } from "../shared/view.ts";

interface Size {
  readonly task: string;
  readonly cpu: Traced<number>;
  readonly memory: Traced<number>;
}

const rule: Rule = {
  severity: "error",
  title: "Fargate does not offer this combination of CPU and memory",
  reason: "For each CPU value, Fargate supports only certain memory values. ECS rejects a task definition with any other combination.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size",
  good: "{ecsServices: {apiServiceCpu: 512, apiServiceMemory: 1024}}",
  bad: "{ecsServices: {apiServiceCpu: 1024, apiServiceMemory: 1024}}",

  *checkSpec(environment) {
    for (const { task, cpu, memory } of sizesOf(environment)) {
      if (isFargateSize(cpu.value, memory.value)) continue;
      const [cpuKey, memoryKey] = [cpu.from[0]!, memory.from[0]!];
      const nearest = nearestFargateSize(cpu.value, memory.value);
      yield {
        ...unknownValue(environment, fargateSizeName(cpu.value, memory.value)),
        key: memoryKey,
        message: `Fargate does not support ${cpu.value} CPU units with ${memory.value} MiB (${task} tasks); expected one of ${listed(fargateMemories(cpu.value))} MiB`,
        help: `the smallest size that is large enough is \`${withoutSection(cpuKey)}: ${nearest.cpu}\` with \`${withoutSection(memoryKey)}: ${nearest.memory}\``,
        related: [{ key: cpuKey, message: `${cpu.value} CPU units` }],
      };
    }
  },

  checkPlan: plannedSizes,
};

/** Sizes in the plan, which overrides may have changed. */
function* plannedSizes(view: PolicyView): Iterable<Violation> {
  for (const resource of view.ofType("aws:ecs/taskDefinition:TaskDefinition")) {
    const launch = view.known(resource.inputs["requiresCompatibilities"]);
    const [cpu, memory] = ["cpu", "memory"].map((property) => view.number(resource, property, Number.NaN)) as [number, number];
    const isFargate = Array.isArray(launch) && launch.includes("FARGATE");
    if (!isFargate || Number.isNaN(cpu) || Number.isNaN(memory) || isFargateSize(cpu, memory)) continue;
    // A size that the spec may use although no table has it is one of the keys.
    if (!isHandWritten(resource)) continue;
    const nearest = nearestFargateSize(cpu, memory);
    yield {
      resource: resource.id,
      property: "memory",
      message: `Fargate does not support ${cpu} CPU units with ${memory} MiB`,
      help: `the smallest size that is large enough is ${nearest.cpu} CPU units with ${nearest.memory} MiB`,
    };
  }
}

function sizesOf(environment: Environment): readonly Size[] {
  return [
    ...workloadsOf(environment).map(({ name: task, cpu, memory }) => ({ task, cpu, memory })),
    ...scheduledRuns(environment).map(({ task, key: path, value }) => ({
      task,
      cpu: traced(value.cpu, `${path}.cpu`),
      memory: traced(value.memory, `${path}.memory`),
    })),
    { task: "migration", cpu: key(environment, "ecsServices.migrationCpu"), memory: key(environment, "ecsServices.migrationMemory") },
  ];
}

function listed(sizes: readonly number[]): string {
  return sizes.length < 4 ? sizes.join(", ") : `${sizes[0]}, ${sizes[1]} … ${sizes.at(-1)}`;
}

export default rule;
