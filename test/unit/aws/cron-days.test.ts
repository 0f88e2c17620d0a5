import { describe, expect, it } from "vitest";
import { cronDays, sharesAfter } from "../../../compiler/aws/cron-days.ts";

/** Dates of the first months of 2001 on which the expression fires; the cycle begins on Monday, January 1. */
function datesOf(expression: string, until = 90): readonly string[] {
  const days = [...(cronDays(expression) ?? [])].filter((day) => day < until);
  return days.map((day) => new Date(Date.UTC(2001, 0, 1 + day)).toISOString().slice(5, 10));
}

const hoursOf = (...expressions: readonly string[]) => sharesAfter(expressions)?.map(({ minutes }) => minutes / 60);

describe("days of a cron expression", () => {
  it.each([
    ["cron(0 7 ? * SUN *)", ["01-07", "01-14", "01-21", "01-28"], 31],
    ["cron(0 7 1,15 * ? *)", ["01-01", "01-15", "02-01", "02-15"], 59],
    ["cron(0 7 ? 2 6#3 *)", ["02-16"], 90],
    ["cron(0 7 ? * 6L *)", ["01-26", "02-23", "03-30"], 90],
    ["cron(0 7 L * ? *)", ["01-31", "02-28", "03-31"], 90],
    // March 31 is a Saturday.
    ["cron(0 7 LW * ? *)", ["01-31", "02-28", "03-30"], 90],
    // The first of April is a Sunday, and the weekday nearest to it within the month is the second.
    ["cron(0 7 1W * ? *)", ["01-01", "02-01", "03-01", "04-02"], 92],
    ["cron(0 7 31W * ? *)", ["01-31", "03-30"], 90],
    ["cron(0 7 ? * FRI-MON *)", ["01-01", "01-05", "01-06", "01-07", "01-08"], 8],
  ])("%s", (expression, dates, until) => {
    expect(datesOf(expression, until)).toEqual(dates);
  });

  it("are unknown for an expression that is invalid or names years", () => {
    expect(cronDays("cron(0 7 * * MON *)")).toBeUndefined();
    expect(cronDays("cron(0 7 ? * MON 2027)")).toBeUndefined();
  });
});

describe("time after each of several expressions", () => {
  it("is exact for the hours of a week", () => {
    // Five days of 13 hours. The rest is four nights of 11 hours and the weekend from Friday evening.
    expect(hoursOf("cron(0 7 ? * MON-FRI *)", "cron(0 20 ? * MON-FRI *)")).toEqual([65, 103]);
    expect(hoursOf("cron(0 0/6 * * ? *)", "cron(0 3 * * ? *)")).toEqual([7 * 21, 7 * 3]);
    expect(hoursOf("cron(0 7 ? * L *)", "cron(0 7 ? * SUN *)")).toEqual([24, 144]);
  });

  it("is exact for dates, over every calendar that there is", () => {
    const [first, rest] = sharesAfter(["cron(0 0 1 * ? *)", "cron(0 0 2 * ? *)"])!;
    expect(first!.minutes / first!.of).toBeCloseTo(12 / 365.25, 10);
    expect(first!.minutes + rest!.minutes).toBe(first!.of);
    const [leap] = sharesAfter(["cron(0 0 29 2 ? *)", "cron(0 0 1 3 ? *)"])!;
    expect(leap!.minutes / leap!.of).toBeCloseTo(1 / (4 * 365.25), 10);
  });

  it("of a single expression is all of it; one that never fires has none", () => {
    expect(hoursOf("cron(0 7 ? * MON *)")).toEqual([168]);
    expect(hoursOf("cron(0 7 30 2 ? *)")).toBeUndefined();
    expect(hoursOf("cron(0 7 ? * MON 2027)", "cron(0 8 ? * MON *)")).toBeUndefined();
  });
});
