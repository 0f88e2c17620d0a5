/** Sizes of Fargate tasks. */
import table from "../../generated/aws/fargate.json" with { type: "json" };
import { unpack } from "./nearest.ts";

const memory: Readonly<Record<string, string>> = table.memory;

/** CPU units (1024 are one vCPU) and memory in MiB of a task. */
export interface FargateSize {
  readonly cpu: number;
  readonly memory: number;
}

/** Valid numbers of CPU units, ascending. */
export function fargateCpus(): number[] {
  return Object.keys(memory)
    .map(Number)
    .sort((a, b) => a - b);
}

/** Memory sizes in MiB that are valid with `cpu` units, ascending; empty if `cpu` is invalid. */
export function fargateMemories(cpu: number): number[] {
  const key = String(cpu);
  return Object.hasOwn(memory, key) ? unpack(memory[key]).map(Number) : [];
}

/** Does Fargate offer this size? */
export function isFargateSize(cpu: number, memoryMiB: number): boolean {
  return fargateMemories(cpu).includes(memoryMiB);
}

/**
 * The smallest size with at least this CPU and memory, so that no task gets less than requested; the largest size if none is big enough.
 */
export function nearestFargateSize(cpu: number, memoryMiB: number): FargateSize {
  const all = fargateCpus().flatMap((units) => fargateMemories(units).map((size) => ({ cpu: units, memory: size })));
  const found = all.find((size) => size.cpu >= cpu && size.memory >= memoryMiB) ?? all.at(-1);
  if (found === undefined) throw new Error("the table of Fargate sizes is empty");
  return found;
}
