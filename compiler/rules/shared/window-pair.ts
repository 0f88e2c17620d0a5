/** The check that two AWS services share: a daily window and a weekly maintenance window, each long enough, and apart. */
import type { Finding } from "../rule.ts";
import { dailyWindow, weeklyWindow, windowsOverlap } from "./windows.ts";

/** A window of the spec; its text matches the schema's pattern. */
export interface StatedWindow {
  readonly key: string;
  readonly text: string;
  /** `the backup window` */
  readonly name: string;
}

/** Windows shorter than `minimumMinutes`, and their overlap, reported at the daily window. `service` says who requires it. */
export function* checkWindowPair(daily: StatedWindow, weekly: StatedWindow, minimumMinutes: number, service: string): Iterable<Finding> {
  const [first, second] = [dailyWindow(daily.text), weeklyWindow(weekly.text)];
  for (const [{ key }, { minutes }] of [
    [daily, first],
    [weekly, second],
  ] as const) {
    if (minutes < minimumMinutes)
      yield { key, message: `the window lasts ${minutes} minutes`, help: `${service} requires at least ${minimumMinutes} minutes` };
  }
  if (!windowsOverlap(first, second)) return;
  yield {
    key: daily.key,
    message: `${daily.name} ${daily.text} overlaps ${weekly.name} ${weekly.text}`,
    help: "move one of the windows",
    related: [{ key: weekly.key, message: weekly.name }],
  };
}
