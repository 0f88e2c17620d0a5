import { describe, expect, it } from "vitest";
import { parseCron } from "../../../compiler/aws/cron.ts";

const [mon, fri, sat, sun] = [0, 4, 5, 6];

describe("parseCron", () => {
  it.each([
    ["cron(0 1 ? * * *)", [60], [0, 1, 2, 3, 4, 5, 6]],
    ["cron(30 22 ? * SUN *)", [1350], [sun]],
    ["cron(0 4 ? * 1 *)", [240], [sun]],
    ["cron(0 4 ? * 2 *)", [240], [mon]],
    ["cron(0 4 ? * fri,SAT *)", [240], [fri, sat]],
    ["cron(0 4 ? * SAT-MON *)", [240], [mon, sat, sun]],
    ["cron(0 4 ? * 6L *)", [240], [fri]],
    ["cron(0 4 ? * 6#3 *)", [240], [fri]],
    ["cron(0 4 ? * L *)", [240], [sat]],
    ["cron(0 4 1 * ? *)", [240], [0, 1, 2, 3, 4, 5, 6]],
    ["cron(0 4 LW 1/3 ? 2027)", [240], [0, 1, 2, 3, 4, 5, 6]],
    ["cron(0/20 3 ? * MON *)", [180, 200, 220], [mon]],
    ["cron(10-12 3,5 ? JAN-MAR MON *)", [190, 191, 192, 310, 311, 312], [mon]],
    ["cron(0 */12 ? * MON *)", [0, 720], [mon]],
  ])("%s", (expression, minutesOfDay, weekdays) => {
    expect(parseCron(expression)).toEqual({ minutesOfDay, weekdays });
  });

  it.each([
    ["rate(1 day)", "6 fields"],
    ["cron(0 1 * * *)", "6 fields"],
    ["cron(0 1 * * * *)", "exactly one"],
    ["cron(0 1 ? * ? *)", "exactly one"],
    ["cron(60 1 ? * * *)", "invalid minutes `60`"],
    ["cron(0 24 ? * * *)", "invalid hours `24`"],
    ["cron(0 1 32 * ? *)", "invalid day of month `32`"],
    ["cron(0 1 ? * FUNDAY *)", "invalid day of week `FUNDAY`"],
    ["cron(0 1 ? 13 MON *)", "invalid month `13`"],
    ["cron(0 5-3 ? * MON *)", "invalid hours `5-3`"],
    ["cron(0 ? ? * MON *)", "invalid hours `?`"],
    ["cron(0 1-2-3 ? * MON *)", "invalid hours `1-2-3`"],
    ["cron(0 1, ? * MON *)", "invalid hours `1,`"],
    ["cron(0 1/0 ? * MON *)", "invalid hours `1/0`"],
    ["cron(0 1 ? * MON 99)", "invalid year `99`"],
  ])("refuses %s", (expression, reason) => {
    expect(parseCron(expression)).toContain(reason);
  });
});
