import { describe, expect, it } from "vitest";
import { blockedWindows, collisions, derivedSchedule } from "../../../compiler/rules/shared/backup-schedule.ts";

const windows = { rdsBackupWindow: "03:00-04:00", rdsMaintenanceWindow: "sun:05:00-sun:06:00", rdsBackupRetentionDays: 7 };

describe("collisions", () => {
  const hit = (expression: string) => collisions(windows, expression).map(({ key }) => key);

  it("are found from an hour before the maintenance window, less the hour in which a job may start, to its end", () => {
    expect(hit("cron(0 3 ? * MON *)")).toEqual(["rds.rdsBackupWindow"]);
    expect(hit("cron(31 4 ? * SUN *)")).toEqual(["rds.rdsMaintenanceWindow"]);
    expect(hit("cron(59 5 ? * SUN *)")).toEqual(["rds.rdsMaintenanceWindow"]);
    expect(hit("cron(0 6 ? * SUN *)")).toEqual(["rds.rdsMaintenanceWindow"]);
    expect(hit("cron(1 6 ? * SUN *)")).toEqual([]);
    expect(hit("cron(30 4 ? * SAT *)")).toEqual([]);
    expect(hit("cron(1 2 ? * MON *)")).toEqual(["rds.rdsBackupWindow"]);
    expect(hit("cron(0 2 ? * MON *)")).toEqual([]);
  });

  it("are found for every time that a schedule names, and over the end of the week", () => {
    expect(hit("cron(0 0,12,3 ? * MON-FRI *)")).toEqual(["rds.rdsBackupWindow"]);
    expect(hit("cron(0 5 1 * ? *)")).toEqual(["rds.rdsMaintenanceWindow"]);
    const late = { ...windows, rdsMaintenanceWindow: "sun:23:30-mon:00:30" };
    expect(collisions(late, "cron(15 0 ? * MON *)").map(({ key }) => key)).toEqual(["rds.rdsMaintenanceWindow"]);
    expect(collisions({ ...windows, rdsMaintenanceWindow: "mon:00:15-mon:01:00" }, "cron(30 23 ? * SUN *)")).toHaveLength(1);
  });

  it("do not concern the backup window of a database without backups, nor what is no schedule", () => {
    expect(collisions({ ...windows, rdsBackupRetentionDays: 0 }, "cron(0 3 ? * MON *)")).toEqual([]);
    expect(hit("cron(0 3 * * MON *)")).toEqual([]);
    expect(blockedWindows(windows)).toHaveLength(2);
  });
});

describe("the derived schedule", () => {
  it("is the latest that ends well before the backup window, with the weekly job on Sunday before it", () => {
    expect(derivedSchedule(windows)).toEqual({ daily: "cron(0 1 ? * * *)", weekly: "cron(0 23 ? * SUN *)" });
  });

  it("does not begin in the minute in which the maintenance window ends", () => {
    const rds = { ...windows, rdsBackupWindow: "09:00-14:36", rdsMaintenanceWindow: "sun:04:00-sun:05:00" };
    expect(derivedSchedule(rds)).toEqual({ daily: "cron(0 7 ? * * *)", weekly: "cron(0 5 ? * SAT *)" });
  });

  it("goes further back where the maintenance window is in the way", () => {
    expect(derivedSchedule({ ...windows, rdsMaintenanceWindow: "wed:01:30-wed:02:30" })?.daily).toBe("cron(30 23 ? * * *)");
  });

  it("is free of every window for every combination that RDS accepts", () => {
    for (let hour = 0; hour < 24; hour++) {
      for (const rdsMaintenanceWindow of ["mon:00:00-mon:01:00", "sun:22:00-mon:03:00", "thu:11:30-thu:12:00"]) {
        const clock = (value: number) => String(value % 24).padStart(2, "0");
        const rds = { rdsBackupWindow: `${clock(hour)}:00-${clock(hour + 1)}:00`, rdsMaintenanceWindow, rdsBackupRetentionDays: 7 };
        const { daily, weekly } = derivedSchedule(rds)!;
        expect([...collisions(rds, daily), ...collisions(rds, weekly)]).toEqual([]);
        expect(daily).not.toBe(weekly);
      }
    }
  });

  it("is none where the windows leave no hour", () => {
    expect(derivedSchedule({ ...windows, rdsBackupWindow: "00:00-23:30" })).toBeUndefined();
  });
});
