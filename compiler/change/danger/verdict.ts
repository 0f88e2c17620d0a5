/** What a change can mean for an environment, and for how long. */
import type { Seconds } from "../types.ts";

/** From the worst to the best. `unknown`: no fact says what happens, which is never taken for safe. */
export const dangers = [
  "data loss",
  "destroyed",
  "refused",
  "unknown",
  "replaced, deleted first",
  "restart or failover",
  "replaced, created first",
  "rolling deployment",
  "in the maintenance window",
  "in place",
  "created",
  "no effect",
] as const;
export type Danger = (typeof dangers)[number];

/** A time without service. */
export interface Downtime {
  readonly seconds: Seconds;
  /** Names of the services that notice: `api`. Empty if none uses the resource. */
  readonly who: readonly string[];
  /** Where the figure comes from. */
  readonly source: string;
}

/** What one operation means. */
export interface Verdict {
  readonly danger: Danger;
  /** What happens, most important first; sentences without a full stop. */
  readonly notices: readonly string[];
  readonly downtime?: Downtime;
}

/** The worst of several verdicts, with the notices of all and the longest downtime. */
export function worstOf(parts: readonly Verdict[]): Verdict {
  const none: Verdict = { danger: "in place", notices: [] };
  const worst = parts.reduce((a, b) => (dangers.indexOf(b.danger) < dangers.indexOf(a.danger) ? b : a), none);
  const longest = parts.reduce<Downtime | undefined>(
    (a, { downtime: b }) => (a === undefined || (b && b.seconds[1] > a.seconds[1]) ? b : a),
    undefined,
  );
  const notices = [...new Set([...worst.notices, ...parts.flatMap((part) => part.notices)])];
  return { danger: worst.danger, notices, ...(longest !== undefined && { downtime: longest }) };
}
