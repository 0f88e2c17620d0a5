/** How long before a date the rules warn. */
import { counted } from "../../diagnostics/counted.ts";
const noticeDays = 30;

/** Is a date that is `left` days ahead near, but not over? */
export function isDueSoon(left: number): boolean {
  return left >= 0 && left <= noticeDays;
}

/** `today`, `in 1 day`, `in 12 days` */
export function inDays(left: number): string {
  if (left === 0) return "today";
  return `in ${counted(left, "day")}`;
}
