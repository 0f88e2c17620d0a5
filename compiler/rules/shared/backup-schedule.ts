/**
 * When AWS Backup takes snapshots of the database. AWS rejects a job that starts during the maintenance window of the database, or in the
 * hour before it, and a job must not overlap the backup window of RDS. A job starts within an hour of its schedule.
 */
import { parseCron } from "../../aws/cron.ts";
import type { Environment } from "../../model/types.ts";
import { dailyWindow, weeklyWindow, windowsOverlap, type Window } from "./windows.ts";

/** Minutes within which AWS Backup starts a job: the minimum that it accepts as a start window. */
export const startWindowMinutes = 60;
const day = 24 * 60;
/** Minutes by which the derived schedule moves back until it fits. */
const step = 30;
/** Minutes between the starts of the derived jobs, and from the last one to the backup of RDS. By then the previous snapshot is complete. */
const distance = 120;
const weekdays = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

type Rds = Pick<Environment["spec"]["rds"], "rdsBackupWindow" | "rdsMaintenanceWindow" | "rdsBackupRetentionDays">;

/** A window that jobs must avoid, and the key that sets it. */
export interface BlockedWindow {
  readonly window: Window;
  readonly key: "rds.rdsMaintenanceWindow" | "rds.rdsBackupWindow";
  readonly text: string;
}

export function blockedWindows(rds: Rds): readonly BlockedWindow[] {
  const maintenance = weeklyWindow(rds.rdsMaintenanceWindow);
  // Including the minute in which the window ends: AWS does not say whether a job may start in it.
  const widened = { ...maintenance, start: maintenance.start - 60, minutes: maintenance.minutes + 61 };
  const blocked: BlockedWindow[] = [{ window: widened, key: "rds.rdsMaintenanceWindow", text: rds.rdsMaintenanceWindow }];
  if (rds.rdsBackupRetentionDays > 0) {
    blocked.push({ window: dailyWindow(rds.rdsBackupWindow), key: "rds.rdsBackupWindow", text: rds.rdsBackupWindow });
  }
  return blocked;
}

/** The windows that a schedule overlaps; none if the expression is not a valid schedule. */
export function collisions(rds: Rds, expression: string): readonly BlockedWindow[] {
  const times = parseCron(expression);
  if (typeof times === "string") return [];
  const starts = times.weekdays.flatMap((weekday) => times.minutesOfDay.map((minute) => startingAt(weekday * day + minute, false)));
  return blockedWindows(rds).filter(({ window }) => starts.some((start) => windowsOverlap(start, window)));
}

export interface BackupSchedule {
  readonly daily: string;
  readonly weekly: string;
}

/** The latest daily time well before the backup of RDS, and a weekly time before that; undefined if no time is free. */
export function derivedSchedule(rds: Rds): BackupSchedule | undefined {
  const blocked = blockedWindows(rds).map(({ window }) => window);
  const isFree = (candidate: Window): boolean => !blocked.some((window) => windowsOverlap(candidate, window));
  const latest = dailyWindow(rds.rdsBackupWindow).start - distance;
  const daily = backwards(latest).find((minute) => isFree(startingAt(minute, true)));
  if (daily === undefined) return undefined;
  const weekly = backwards(daily - distance)
    .flatMap((minute) => [6, 5, 4, 3, 2, 1, 0].map((weekday) => ({ weekday, minute })))
    .find(({ weekday, minute }) => {
      const candidate = startingAt(weekday * day + minute, false);
      return isFree(candidate) && !windowsOverlap(candidate, startingAt(daily, true));
    });
  if (weekly === undefined) return undefined;
  return { daily: cron(daily, "*"), weekly: cron(weekly.minute, weekdays[weekly.weekday]!) };
}

function startingAt(start: number, daily: boolean): Window {
  return { start, minutes: startWindowMinutes, daily };
}

/** Minutes of the day in steps from `latest` backward, once around the clock. */
function backwards(latest: number): readonly number[] {
  return Array.from({ length: day / step }, (_, index) => (((latest - index * step) % day) + day) % day);
}

function cron(minute: number, weekday: string): string {
  return `cron(${minute % 60} ${Math.floor(minute / 60)} ? * ${weekday} *)`;
}
