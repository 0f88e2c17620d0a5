/** Retention of CloudWatch log groups. */
import table from "../../generated/aws/log-retention.json" with { type: "json" };
import { unpack } from "./nearest.ts";

/** Days that a log group can keep its events, in ascending order. The provider also takes 0: never expire. */
export function logRetentions(): number[] {
  return unpack(table.days).map(Number);
}

/** Can a log group keep its events for this many days? 0 (for ever) is not counted. */
export function isLogRetention(days: number): boolean {
  return logRetentions().includes(days);
}
