import { fargateMemories, isFargateSize, nearestFargateSize } from "../../aws/fargate.ts";
import { key } from "../../model/keys.ts";
import { scheduledRuns } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { withoutSection } from "../../source/keys.ts";
import type { Rule } from "../rule.ts";
import { fargateSizeName, unknownValue } from "../shared/allow-unknown.ts";

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
};

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
