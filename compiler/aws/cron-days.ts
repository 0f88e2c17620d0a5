/** On which days a cron expression fires, and which share of the time lies between the times of several expressions. */
import { cronFields, type CronFields } from "./cron.ts";

/** A day of the calendar. `weekday` counts from 1, Sunday, as AWS does; `last` is the last day of its month. */
interface Day {
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly last: number;
}

const minutesOfDay = 24 * 60;
/** After 28 years every date falls on the same day of the week again. A Monday is the first day. */
const cycle = { start: Date.UTC(2001, 0, 1), days: 28 * 365 + 7 } as const;

/** Days of 28 years, counted from 0, on which the expression fires; undefined if it is invalid or names years. */
export function cronDays(expression: string): ReadonlySet<number> | undefined {
  const fields = cronFields(expression);
  if (typeof fields === "string" || fields.parts[5] !== "*") return undefined;
  return new Set(calendar().flatMap((day, index) => (firesOn(fields, day) ? [index] : [])));
}

/**
 * The share of time that follows each expression, up to the next time of any of them. All are in one time zone, whose days count as 24 hours:
 * what daylight saving time takes in spring it gives back in autumn. Undefined if an expression names years, because then the shares change
 * from year to year.
 */
export function sharesAfter(expressions: readonly string[]): readonly { readonly minutes: number; readonly of: number }[] | undefined {
  const weekly = expressions.every(isWeekly);
  const length = weekly ? 7 : cycle.days;
  const times: { readonly at: number; readonly index: number }[] = [];
  for (const [index, expression] of expressions.entries()) {
    const [days, fields] = [cronDays(expression), cronFields(expression)];
    if (days === undefined || typeof fields === "string") return undefined;
    for (const day of days)
      if (day < length) for (const minute of fields.minutesOfDay) times.push({ at: day * minutesOfDay + minute, index });
  }
  times.sort((a, b) => a.at - b.at);
  const [first] = times;
  if (first === undefined) return undefined;
  const total = length * minutesOfDay;
  const minutes = expressions.map(() => 0);
  for (const [position, { at, index }] of times.entries()) minutes[index]! += (times[position + 1]?.at ?? first.at + total) - at;
  return minutes.map((each) => ({ minutes: each, of: total }));
}

/** Does the expression fire at the same times in every week? */
function isWeekly(expression: string): boolean {
  const fields = cronFields(expression);
  if (typeof fields === "string") return false;
  const [, , dayOfMonth, month, dayOfWeek = "", year] = fields.parts;
  const everyDay = dayOfMonth === "?" ? !/[L#]/.test(dayOfWeek.replace(/^L$/, "")) : dayOfMonth === "*";
  return everyDay && month === "*" && year === "*";
}

let known: readonly Day[] | undefined;

function calendar(): readonly Day[] {
  known ??= Array.from({ length: cycle.days }, (_, index) => {
    const date = new Date(cycle.start + index * minutesOfDay * 60_000);
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    return { month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() + 1, last };
  });
  return known;
}

function firesOn({ parts, months, daysOfMonth, daysOfWeek }: CronFields, date: Day): boolean {
  if (!months.includes(date.month)) return false;
  const [, , dayOfMonth = "", , dayOfWeek = ""] = parts;
  return dayOfMonth === "?" ? firesOnWeekday(dayOfWeek, daysOfWeek, date) : firesOnDate(dayOfMonth, daysOfMonth, date);
}

/** `6L` is the last Friday of the month, `6#3` the third. */
function firesOnWeekday(text: string, weekdays: readonly number[], { day, weekday, last }: Day): boolean {
  if (!weekdays.includes(weekday)) return false;
  if (text.length > 1 && text.endsWith("L")) return day + 7 > last;
  const nth = /#([1-5])$/.exec(text)?.[1];
  return nth === undefined || Math.ceil(day / 7) === Number(nth);
}

/** `L` is the last day of the month, `15W` the weekday nearest to the 15th within the month, `LW` the last weekday. */
function firesOnDate(text: string, days: readonly number[], date: Day): boolean {
  if (text === "L") return date.day === date.last;
  const wanted = text === "LW" ? date.last : Number(/^(\d+)W$/.exec(text)?.[1] ?? 0);
  if (wanted === 0) return days.includes(date.day);
  const weekday = ((((date.weekday - 1 + wanted - date.day) % 7) + 7) % 7) + 1;
  const moved = { 1: wanted === date.last ? -2 : 1, 7: wanted === 1 ? 2 : -1 }[weekday] ?? 0;
  return wanted <= date.last && date.day === wanted + moved;
}
