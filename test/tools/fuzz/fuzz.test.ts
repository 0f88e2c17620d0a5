/** A short, seeded run of the fuzzer; `npm run fuzz` runs a longer one. */
import { describe, expect, it } from "vitest";
import { runBatch } from "../../../tools/fuzz/batch.ts";
import { checkInput } from "../../../tools/fuzz/check.ts";
import { hostile } from "../../../tools/fuzz/hostile.ts";
import { kinds } from "../../../tools/fuzz/input.ts";

const runs = { bytes: 400, trees: 250, schema: 90, mutations: 100 } as const;

describe("fuzzing", () => {
  it.each(kinds)(
    "finds nothing with %s",
    (kind) => {
      const { findings, valid } = runBatch({ kind, seed: 20260115, runs: runs[kind] });
      expect(
        findings.map(({ problem, count, input }) => `${count} × ${problem}: ${Buffer.from(input, "base64").toString().slice(0, 200)}`),
      ).toEqual([]);
      if (kind === "schema" || kind === "mutations") expect(valid).toBeGreaterThan(10);
    },
    120_000,
  );

  it("makes the same inputs from the same seed", () => {
    const batch = { kind: "mutations", seed: 7, runs: 20 } as const;
    const seen = [0, 1].map(() => {
      const inputs: unknown[] = [];
      runBatch(batch, (_index, input) => void inputs.push(input));
      return JSON.stringify(inputs);
    });
    expect(seen[0]).toBe(seen[1]);
  });
});

describe("hostile input", () => {
  it.each(Object.entries(hostile))("%s breaks nothing", (_name, input) => {
    // Modules that vitest wraps are several times slower; `npm run fuzz` applies its limit of two seconds to all of these inputs.
    expect(checkInput(input, 10_000).problems).toEqual([]);
  });

  it("does not pollute any prototype", () => {
    checkInput(hostile["__proto__ as a section"]!);
    checkInput(hostile["constructor as a key"]!);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
