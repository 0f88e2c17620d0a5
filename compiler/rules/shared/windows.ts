/**
 * Time windows of AWS, in minutes of the week in UTC: daily `hh:mm-hh:mm` (RDS backups, Redis snapshots) and weekly
 * `ddd:hh:mm-ddd:hh:mm` (maintenance). A window may extend past midnight or past the end of the week.
 */
const day = 24 * 60;
const week = 7 * day;
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Start in minutes since Monday 00:00, and length in minutes. A `daily` window recurs every day. */
export interface Window {
  readonly start: number;
  readonly minutes: number;
  readonly daily: boolean;
}

/** `02:00-03:00`; the text must match the schema's pattern. */
export function dailyWindow(text: string): Window {
  const [from, to] = text.split("-").map(minuteOfDay) as [number, number];
  return { start: from, minutes: (to - from + day) % day || day, daily: true };
}

/** `sun:05:00-sun:06:00`; the text must match the schema's pattern. */
export function weeklyWindow(text: string): Window {
  const [from, to] = text.split("-").map((part) => days.indexOf(part.slice(0, 3)) * day + minuteOfDay(part.slice(4))) as [number, number];
  return { start: from, minutes: (to - from + week) % week || week, daily: false };
}

function minuteOfDay(text: string): number {
  const [hours, minutes] = text.split(":").map(Number) as [number, number];
  return hours * 60 + minutes;
}

/** Do two windows share a minute on any day? */
export function windowsOverlap(a: Window, b: Window): boolean {
  return occurrences(a).some((first) => occurrences(b).some((second) => overlap(first, second, a.minutes, b.minutes)));
}

function occurrences(window: Window): readonly number[] {
  return window.daily ? days.map((_, index) => window.start + index * day) : [window.start];
}

function overlap(a: number, b: number, aMinutes: number, bMinutes: number): boolean {
  const distance = (((b - a) % week) + week) % week;
  return distance < aMinutes || week - distance < bMinutes;
}
