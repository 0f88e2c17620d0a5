/** Records every call that the engine makes. A call is two lines, start and end, so that a call that never ended shows too. */
import { appendFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { Properties } from "./wire.ts";

export interface Call {
  readonly method: string;
  /** Package of the provider that received the call. */
  readonly package: string;
  /** AWS account that the provider acts in. */
  readonly account?: string;
  readonly urn?: string;
  readonly token?: string;
  readonly id?: string;
  /** The call's arguments. */
  readonly inputs?: Properties;
  readonly preview?: boolean;
}

export class CallLog {
  readonly #file: string;
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Runs `work` and records its start and end (fractional milliseconds since 1970) and its error, if any. */
  async record<T>(call: Call, work: () => T | Promise<T>): Promise<T> {
    const key = `${process.pid}.${(this.#count += 1)}`;
    this.#write({ key, started: now(), ...call });
    try {
      const result = await work();
      this.#write({ key, finished: now() });
      return result;
    } catch (error) {
      this.#write({ key, finished: now(), error: (error as Error).message });
      throw error;
    }
  }

  #write(line: object): void {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
