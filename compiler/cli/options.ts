/** Options that several commands share. */
import { isDay } from "../canonical/day.ts";
import { UsageError, type Arguments, type CliIo, type Option } from "./command.ts";

export const strictOption: Option = { description: "treat warnings as errors" };

export const asOfOption: Option = { value: "DATE", description: "evaluate waivers as of this date (YYYY-MM-DD) instead of today" };

/** The `--format` option with a command's formats; the first one is the default. */
export function formatOption(...choices: readonly [string, ...string[]]): Option {
  return { value: "FORMAT", choices, description: `output format: ${choices.join(", ")}` };
}

/** The date of `--as-of`, or else today in UTC. Throws a usage error for an invalid date. */
export function asOf(args: Arguments, io: CliIo): string {
  const given = args.value("as-of");
  if (given === undefined) return new Date(io.now()).toISOString().slice(0, 10);
  if (!isDay(given)) throw new UsageError(`--as-of ${given} is not a valid date`, "expected YYYY-MM-DD");
  return given;
}
