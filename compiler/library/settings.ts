import { isDay } from "../canonical/day.ts";
import type { FileReader } from "../source/types.ts";

/** How a spec is compiled. */
export interface CompileSettings {
  /** Reads the spec and the specs that it extends: {@link nodeFiles}, {@link memoryFiles}, or a reader of your own. */
  readonly files: FileReader;
  /** The date that decides whether waivers have expired, YYYY-MM-DD. Nothing reads the clock, and no plan depends on this date. */
  readonly asOf: string;
  /** Report warnings as errors. */
  readonly strict?: boolean;
}

/** Throws if the text is not a date of the form YYYY-MM-DD. */
export function checkedDay(asOf: string): string {
  if (!isDay(asOf)) throw new RangeError(`asOf ${JSON.stringify(asOf)} is not a date: expected YYYY-MM-DD`);
  return asOf;
}
