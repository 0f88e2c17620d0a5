/** The provider double's record of calls. */
import { existsSync, readFileSync } from "node:fs";
import type { Call } from "../../../tools/engine/provider/calls.ts";

export interface RecordedCall extends Call {
  /** Milliseconds since 1970, with fractions. */
  readonly started: number;
  /** Undefined for a call that never ended. */
  readonly finished?: number;
  readonly error?: string;
}

/** All calls of all providers, in the order in which they started. */
export function readCalls(file: string): readonly RecordedCall[] {
  if (!existsSync(file)) return [];
  const calls = new Map<string, RecordedCall>();
  for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const { key, ...part } = JSON.parse(line) as RecordedCall & { readonly key: string };
    calls.set(key, { ...calls.get(key), ...part });
  }
  return [...calls.values()].sort((a, b) => a.started - b.started);
}
