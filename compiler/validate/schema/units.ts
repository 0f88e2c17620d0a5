/** Values that are correct in another unit (`1Gi`, `0.5 vCPU`, `5 minutes`): suggests the value in the key's unit. */
import { unitOf } from "../../diagnostics/counted.ts";
import { fits } from "./fits.ts";
import type { SchemaNode } from "./metadata.ts";
import { boundsInWords, choicesInWords } from "./words.ts";

/** Names of each unit, in lower case, with its size in the smallest unit of its kind. */
const kinds: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  time: {
    ...named(1, "ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds"),
    ...named(1000, "s", "sec", "secs", "second", "seconds"),
    ...named(60_000, "m", "min", "mins", "minute", "minutes"),
    ...named(3_600_000, "h", "hr", "hrs", "hour", "hours"),
    ...named(86_400_000, "d", "day", "days"),
    ...named(7 * 86_400_000, "w", "wk", "week", "weeks"),
    ...named(30 * 86_400_000, "mo", "month", "months"),
    ...named(365 * 86_400_000, "y", "yr", "year", "years"),
  },
  // Memory and disk sizes are binary, whatever people call them: `1 GB` of a task is 1024 MiB.
  size: {
    ...named(1, "b", "byte", "bytes"),
    ...named(1024, "k", "kb", "kib", "ki", "kilobytes", "kibibytes"),
    ...named(1024 ** 2, "m", "mb", "mib", "mi", "megabyte", "megabytes", "mebibytes"),
    ...named(1024 ** 3, "g", "gb", "gib", "gi", "gigabyte", "gigabytes", "gibibytes"),
    ...named(1024 ** 4, "t", "tb", "tib", "ti", "terabyte", "terabytes", "tebibytes"),
  },
  cpu: {
    ...named(1, "units", "cpu units", "cpu unit", "unit"),
    ...named(1024, "vcpu", "vcpus", "cpu", "cpus", "core", "cores"),
    // Thousandths of a CPU, as Kubernetes writes them.
    ...named(1.024, "m", "millicpu", "millicores"),
  },
  share: named(1, "%", "percent", "pct"),
  count: { ...named(1000, "k"), ...named(1_000_000, "m", "mio", "million") },
};

function named(size: number, ...names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name) => [name, size]));
}

/** Kind and size of the units that keys have; every other unit (`tasks`, `connections`) counts things. */
const own: Readonly<Record<string, readonly [kind: string, size: number]>> = {
  milliseconds: ["time", 1],
  ms: ["time", 1],
  seconds: ["time", 1000],
  "minutes/day": ["time", 60_000],
  days: ["time", 86_400_000],
  bytes: ["size", 1],
  KB: ["size", 1024],
  KiB: ["size", 1024],
  MB: ["size", 1024 ** 2],
  "MB/month": ["size", 1024 ** 2],
  MiB: ["size", 1024 ** 2],
  "GB/month": ["size", 1024 ** 3],
  GiB: ["size", 1024 ** 3],
  "CPU units": ["cpu", 1],
  percent: ["share", 1],
};

/** The next larger unit, in which a number that is too small was probably meant. */
const larger: Readonly<Record<string, readonly [name: string, factor: number]>> = {
  milliseconds: ["seconds", 1000],
  seconds: ["minutes", 60],
  MiB: ["GiB", 1024],
  "CPU units": ["vCPUs", 1024],
};

/** `3m` where seconds are wanted: "use `180`: the value is a number of seconds". */
export function withoutUnit(text: string, node: SchemaNode): string | undefined {
  const unit = node["x-unit"];
  const amount = unit === undefined || text.length > 40 ? undefined : amountIn(unit, text.trim().toLowerCase());
  if (amount === undefined || unit === undefined) return undefined;
  const exact = Math.round(amount * 1e6) / 1e6;
  const value = nearby(exact, node);
  const choices = node.enum === undefined || value === exact ? "" : `; expected ${choicesInWords(node.enum)}`;
  if (fits(value, node)) return `use \`${value}\`: the value is a number of ${unit}${choices}`;
  if (node.enum === undefined && isNumberOf(node))
    return `${text.trim()} ${value === 1 ? "is" : "are"} ${value} ${unitOf(value, unit)}; expected ${boundsInWords(node)}`;
  const near = nearestChoice(value, node.enum ?? []);
  return near === undefined
    ? undefined
    : `${value} ${unit} are not accepted; the nearest value is \`${near}\`; expected ${choicesInWords(node.enum ?? [])}`;
}

/** Does the key take the number itself, within bounds? */
function isNumberOf({ type, minimum, maximum }: SchemaNode): boolean {
  return (type === "integer" || type === "number") && (minimum !== undefined || maximum !== undefined);
}

/** The choice that is closest in proportion, unless it is several times as large or small. */
function nearestChoice(value: number, choices: readonly unknown[]): number | undefined {
  const numbers = choices.filter((choice): choice is number => typeof choice === "number" && choice > 0 && value > 0);
  const apart = (choice: number) => Math.max(choice / value, value / choice);
  const [best] = numbers.toSorted((a, b) => apart(a) - apart(b));
  return best !== undefined && apart(best) <= furthest ? best : undefined;
}

const furthest = 3;

/** The amount in the key's unit; undefined if the text is none. Several parts (`1h 30m`) add up. */
function amountIn(unit: string, text: string): number | undefined {
  const [kind, size] = Object.hasOwn(own, unit) ? own[unit]! : (["count", 1] as const);
  const words: Readonly<Record<string, number>> = {
    ...kinds[kind],
    ...(unit === "days" ? { m: 30 * 86_400_000 } : {}),
    [unit.toLowerCase()]: size,
    [unit.toLowerCase().replace(/s$/, "")]: size,
  };
  const parts = [...text.matchAll(/(\d{1,12}(?:\.\d{1,6})?)\s*([a-z\u00b5%][a-z ]*)/g)];
  const isAll = parts.length > 0 && parts.map(([part]) => part).join("").length === text.length;
  const amounts = parts.map(
    ([, number, word]) => Number(number) * (Object.hasOwn(words, word!.trim()) ? words[word!.trim()]! : Number.NaN),
  );
  const sum = amounts.reduce((total, amount) => total + amount, 0) / size;
  return isAll && Number.isFinite(sum) && (parts.length === 1 || kind === "time") ? sum : undefined;
}

/** The choice within three percent of the value, `256` for 250 thousandths of a CPU, `365` for twelve months; otherwise the value. */
function nearby(value: number, { enum: choices = [] }: SchemaNode): number {
  const close = choices.find((choice) => typeof choice === "number" && Math.abs(choice - value) <= value * 0.03);
  return typeof close === "number" ? close : value;
}

/** 25 where milliseconds from 1000 on are wanted: "25 seconds are `25000`". */
export function inLargerUnit(value: number, node: SchemaNode): string | undefined {
  const unit = node["x-unit"];
  if (unit === "percent" && value > 0 && value < 1) {
    const share = Math.round(value * 1e6) / 1e4;
    return fits(share, node) ? `a share of ${value} is \`${share}\` percent` : undefined;
  }
  if (unit === undefined || !Object.hasOwn(larger, unit)) return undefined;
  const [name, factor] = larger[unit]!;
  const meant = value * factor;
  if (value <= 0 || !fits(meant, node)) return undefined;
  return value === 1 ? `1 ${unitOf(1, name)} is \`${meant}\` ${unit}` : `${value} ${name} are \`${meant}\` ${unit}`;
}
