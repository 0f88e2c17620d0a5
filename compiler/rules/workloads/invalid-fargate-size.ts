import { fargateMemories, isFargateSize, nearestFargateSize } from "../../aws/fargate.ts";
import { key } from "../../model/keys.ts";
import { scheduledRuns } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { fargateSizeName, unknownValue } from "../shared/allow-unknown.ts";
import { withoutSection } from "../../source/keys.ts";
import type { Rule } from "../rule.ts";

interface Size {
  readonly task: string;
  readonly cpu: Traced<number>;
  readonly memory: Traced<number>;
}

const rule: Rule = {
  severity: "error",
  title: "Fargate does not offer the combination of CPU and memory",
  reason: "Fargate has sizes: each number of CPU units goes with some memory sizes only.",
  source: "ECS RegisterTaskDefinition, task size on Fargate",
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
        message: `${task} tasks with ${cpu.value} CPU units cannot have ${memory.value} MiB; possible are ${listed(fargateMemories(cpu.value))}`,
        help: `the smallest size with at least this much is \`${withoutSection(cpuKey)}: ${nearest.cpu}\` with \`${withoutSection(memoryKey)}: ${nearest.memory}\``,
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
