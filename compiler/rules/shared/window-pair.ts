/** The check that two AWS services share: a daily window and a weekly maintenance window, each long enough, and apart. */
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { Finding, Violation } from "../rule.ts";
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

const dailyForm = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;
const weeklyForm = /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/;

/** The same check for planned resources, whose windows may come from overrides. */
export function* checkPlannedWindows(
  view: PlanReader,
  resources: readonly PlanResource[],
  names: readonly [daily: string, weekly: string],
  minimumMinutes: number,
  service: string,
): Iterable<Violation> {
  for (const resource of resources) {
    const [first, second] = names.map((property) => ({
      property,
      key: property,
      name: `\`${property}\``,
      text: view.text(resource, property)?.toLowerCase(),
    }));
    for (const [{ property, text }, form, example] of [
      [first!, dailyForm, "02:00-03:00"],
      [second!, weeklyForm, "sun:05:00-sun:06:00"],
    ] as const) {
      if (text !== undefined && !form.test(text))
        yield { resource: resource.id, property, message: `\`${text}\` is not a window`, help: `an example of the form is \`${example}\`` };
    }
    const [one, two] = [first!.text, second!.text];
    if (one === undefined || two === undefined || !dailyForm.test(one) || !weeklyForm.test(two)) continue;
    const pair = [
      { ...first!, text: one },
      { ...second!, text: two },
    ] as const;
    for (const { key, message, help } of checkWindowPair(...pair, minimumMinutes, service))
      yield { resource: resource.id, property: key, message, help };
  }
}
