/** Sizes of Fargate tasks. */
import table from "../../generated/aws/fargate.json" with { type: "json" };
import { unpack } from "./nearest.ts";

const memory: Readonly<Record<string, string>> = table.memory;

/** CPU units (1024 are one vCPU) and MiB of memory of a task. */
export interface FargateSize {
  readonly cpu: number;
  readonly memory: number;
}

/** Numbers of CPU units that a task can have, in ascending order. */
export function fargateCpus(): number[] {
  return Object.keys(memory)
    .map(Number)
    .sort((a, b) => a - b);
}

/** Memory sizes in MiB that go with `cpu` units, in ascending order; none when there is no such size. */
export function fargateMemories(cpu: number): number[] {
  const key = String(cpu);
  return Object.hasOwn(memory, key) ? unpack(memory[key]).map(Number) : [];
}

/** Is it a size that Fargate takes? */
export function isFargateSize(cpu: number, memoryMiB: number): boolean {
  return fargateMemories(cpu).includes(memoryMiB);
}

/** The smallest size with at least this CPU and memory, so that nothing runs with less than was meant; the largest of all when none has. */
export function nearestFargateSize(cpu: number, memoryMiB: number): FargateSize {
  const all = fargateCpus().flatMap((units) => fargateMemories(units).map((size) => ({ cpu: units, memory: size })));
  const found = all.find((size) => size.cpu >= cpu && size.memory >= memoryMiB) ?? all.at(-1);
  if (found === undefined) throw new Error("the table of Fargate sizes is empty");
  return found;
}
