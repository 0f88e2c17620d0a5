/** How long the engine's steps take by type: compiler/change/time/durations.json, with the source of each figure. */
import type { Seconds } from "../types.ts";
import table from "./durations.json" with { type: "json" };

export type StepAction = "create" | "update" | "delete";

type Times = Partial<Record<StepAction, Seconds>> & { readonly source: string };
const times = table as unknown as Readonly<Record<string, Times>>;
const others = times["*"]! as Required<Times>;

/** Seconds that one step on a resource of the type takes. */
export function secondsOf(type: string, action: StepAction): Seconds {
  return times[type]?.[action] ?? others[action];
}

/** Where the figure comes from, or how it was estimated. */
export function durationSource(type: string, action: StepAction): string {
  return times[type]?.[action] === undefined ? others.source : times[type].source;
}

/** `45 s`, `12 min`, `1 h 30 min`. */
export function timeText(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `60 to 120 s`, `10 to 20 min`. */
export function spanText([typical, most]: Seconds): string {
  if (most <= 120 && typical < most) return `${typical} to ${most} s`;
  const [low, high] = [timeText(typical), timeText(most)];
  if (low === high) return high;
  const unit = / \w+$/.exec(high)?.[0] ?? "";
  return low.endsWith(unit) && low.split(" ").length === 2 && high.split(" ").length === 2
    ? `${low.slice(0, -unit.length)} to ${high}`
    : `${low} to ${high}`;
}
