/** Retention of CloudWatch log groups. */
import table from "../../generated/aws/log-retention.json" with { type: "json" };
import { unpack } from "./nearest.ts";

/** Retention periods of a log group in days, ascending. The provider also accepts 0, which means never expire. */
export function logRetentions(): number[] {
  return unpack(table.days).map(Number);
}

/** Is `days` a valid retention period? 0 (never expire) does not count. */
export function isLogRetention(days: number): boolean {
  return logRetentions().includes(days);
}
