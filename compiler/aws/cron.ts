/** AWS cron expressions, `cron(minutes hours day-of-month month day-of-week year)`, as AWS Backup and EventBridge accept them. */

/** When a schedule can fire: minutes of the day, and days of the week (0 is Monday) on which it fires at some time. */
export interface CronTimes {
  readonly minutesOfDay: readonly number[];
  readonly weekdays: readonly number[];
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const minutes: Field = { name: "minutes", least: 0, most: 59 };
const hours: Field = { name: "hours", least: 0, most: 23 };
const dayOfMonth: Field = { name: "day of month", least: 1, most: 31 };
const month: Field = {
  name: "month",
  least: 1,
  most: 12,
  names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
};
/** 1 is Sunday. */
const dayOfWeek: Field = { name: "day of week", least: 1, most: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] };
const year: Field = { name: "year", least: 1970, most: 2199 };
const fields = [minutes, hours, dayOfMonth, month, dayOfWeek, year];
const everyDay: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** The fields of an expression as they stand, and their values. A field with `L`, `W` or `#` stands for days that only a calendar knows. */
export interface CronFields {
  readonly parts: readonly string[];
  readonly minutesOfDay: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly months: readonly number[];
  /** 1 is Sunday. */
  readonly daysOfWeek: readonly number[];
}

/** Parses a cron expression. Returns a sentence that describes the error if the expression is invalid. */
export function parseCron(expression: string): CronTimes | string {
  const fields = cronFields(expression);
  if (typeof fields === "string") return fields;
  const { parts, minutesOfDay, daysOfWeek } = fields;
  // Over time, a day of the month falls on every day of the week.
  const weekdays = parts[4] === "?" ? everyDay : [...new Set(daysOfWeek.map((day) => (day + 5) % 7))].sort((a, b) => a - b);
  return { minutesOfDay, weekdays };
}

/** Like `parseCron`, with every field. */
export function cronFields(expression: string): CronFields | string {
  const parts = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(" ") ?? [];
  if (parts.length !== fields.length) return `expected \`cron(…)\` with ${fields.length} fields, got ${parts.length}`;
  const [, , dom = "", , dow = ""] = parts;
  if ((dom === "?") === (dow === "?")) return "exactly one of day of month and day of week must be `?`";
  const values = parts.map((part, index) => valuesOf(part, fields[index]!));
  const wrong = values.findIndex((list) => list === undefined);
  if (wrong >= 0) return `invalid ${fields[wrong]!.name} \`${parts[wrong]!}\``;
  const [minuteList = [], hourList = [], daysOfMonth = [], months = [], daysOfWeek = []] = values as number[][];
  return {
    parts,
    minutesOfDay: hourList.flatMap((hour) => minuteList.map((minute) => hour * 60 + minute)),
    daysOfMonth,
    months,
    daysOfWeek,
  };
}

/** Values of a field; undefined if the field is invalid. */
function valuesOf(text: string, field: Field): number[] | undefined {
  if (text === "?") return field === dayOfMonth || field === dayOfWeek ? [] : undefined;
  if (field === dayOfMonth && /^(L|LW|([1-9]|[12]\d|3[01])W)$/.test(text)) return [];
  if (field === dayOfWeek) {
    // `6L` is the last and `6#3` the third Friday of the month; `L` alone is Saturday.
    if (text === "L") return [7];
    const special = /^([1-7A-Z]{1,3}?)(L|#[1-5])$/.exec(text)?.[1];
    if (special !== undefined) return valuesOf(special, field);
  }
  const lists = text.split(",").map((item) => rangeOf(item, field));
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

/** Parses `*`, `5`, `1-5` or `MON-FRI`, each with an optional `/step`. A range of days may wrap around the end of the week. */
function rangeOf(item: string, field: Field): number[] | undefined {
  const [, range = "", step] = /^([^/]+)(?:\/([1-9]\d{0,3}))?$/.exec(item) ?? [];
  const [from, to, ...rest] = range === "*" ? [field.least, field.most] : range.split("-").map((part) => valueOf(part, field));
  if (from === undefined || rest.length > 0 || (range.includes("-") && to === undefined)) return undefined;
  const last = to ?? (step === undefined ? from : field.most);
  if (last < from && field !== dayOfWeek) return undefined;
  const span = field.most - field.least + 1;
  const length = ((last - from + span) % span) + 1;
  const every = Number(step ?? 1);
  return Array.from({ length: Math.ceil(length / every) }, (_, index) => field.least + ((from - field.least + index * every) % span));
}

function valueOf(text: string, field: Field): number | undefined {
  const name = field.names?.indexOf(text.toUpperCase()) ?? -1;
  if (name >= 0) return field.least + name;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= field.least && value <= field.most ? value : undefined;
}
