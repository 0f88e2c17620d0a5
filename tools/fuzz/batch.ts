/** A batch of inputs of one kind and seed: generated, checked, counted. */
import fc from "fast-check";
import { checkInput } from "./check.ts";
import { hostile } from "./hostile.ts";
import type { FuzzInput, Kind } from "./input.ts";
import { inputsOf } from "./inputs.ts";

export interface Batch {
  /** `hostile` is the list in hostile.ts, whatever the seed. */
  readonly kind: Kind | "hostile";
  readonly seed: number;
  readonly runs: number;
}

/** A kind of problem, how often it occurred, and the shortest input that shows it. */
export interface Finding {
  readonly problem: string;
  readonly count: number;
  /** UTF-8 bytes in base64: an input need not be text. */
  readonly input: string;
}

export interface BatchResult extends Batch {
  readonly valid: number;
  readonly findings: readonly Finding[];
}

/** Checks `runs` inputs. Calls `begin` before each, so that a watchdog can tell which one hangs. */
export function runBatch({ kind, seed, runs }: Batch, begin: (index: number, input: FuzzInput) => void = () => undefined): BatchResult {
  let valid = 0;
  const findings = new Map<string, { count: number; input: Buffer }>();
  for (const [index, input] of (kind === "hostile"
    ? Object.values(hostile)
    : fc.sample(inputsOf(kind), { seed, numRuns: runs })
  ).entries()) {
    begin(index, input);
    const checked = checkInput(input);
    if (checked.valid) valid += 1;
    for (const problem of checked.problems.map(signature)) {
      const bytes = Buffer.from(input as string);
      const known = findings.get(problem);
      const shorter = known === undefined || bytes.length < known.input.length ? bytes : known.input;
      findings.set(problem, { count: (known?.count ?? 0) + 1, input: shorter });
    }
  }
  const list = [...findings].map(([problem, { count, input }]) => ({ problem, count, input: input.toString("base64") }));
  return { kind, seed, runs, valid, findings: list };
}

/** The message without the numbers and names of one spec: equal for two findings with the same cause. */
function signature(problem: string): string {
  return problem
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\d+/g, "#")
    .slice(0, 300);
}
