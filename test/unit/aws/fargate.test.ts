import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fargateCpus, fargateMemories, isFargateSize, nearestFargateSize } from "../../../compiler/aws/fargate.ts";

const steps = (from: number, to: number, by: number): number[] =>
  Array.from({ length: (to - from) / by + 1 }, (_, index) => from + index * by);

describe("Fargate sizes", () => {
  it.each([
    [256, [512, 1024, 2048]],
    [512, steps(1024, 4096, 1024)],
    [1024, steps(2048, 8192, 1024)],
    [2048, steps(4096, 16384, 1024)],
    [4096, steps(8192, 30720, 1024)],
    [8192, steps(16384, 61440, 4096)],
    [16384, steps(32768, 122880, 8192)],
  ])("%i units go with the memory of the table", (cpu, memories) => {
    expect(fargateMemories(cpu)).toEqual(memories);
  });

  it("units ascend, and nothing else is one", () => {
    expect(fargateCpus()).toEqual([256, 512, 1024, 2048, 4096, 8192, 16384, 32768]);
    expect(fargateMemories(300)).toEqual([]);
    expect(isFargateSize(256, 4096)).toBe(false);
    expect(isFargateSize(256, 512)).toBe(true);
  });

  it.each([
    [256, 4096, 512, 4096],
    [1000, 1000, 1024, 2048],
    [512, 512, 512, 1024],
    [1024, 2048, 1024, 2048],
    [1e9, 1, 32768, 249856],
  ])("%i units with %i MiB are served by %i with %i", (cpu, memory, nearestCpu, nearestMemory) => {
    expect(nearestFargateSize(cpu, memory)).toEqual({ cpu: nearestCpu, memory: nearestMemory });
  });

  it("the nearest always exists and is not smaller, unless nothing is that large", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 40000 }), fc.integer({ min: -1, max: 300000 }), (cpu, memory) => {
        const nearest = nearestFargateSize(cpu, memory);
        expect(isFargateSize(nearest.cpu, nearest.memory)).toBe(true);
        if (cpu <= 32768 && memory <= 249856) expect(nearest.cpu >= cpu && nearest.memory >= memory).toBe(true);
      }),
    );
  });
});
