/** Values that are correct in another unit: suggests the value in the key's unit. */
import type { SchemaNode } from "./metadata.ts";

/** Factors from common units to a key's unit. */
const inUnits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  seconds: { ms: 0.001, s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86_400 },
  milliseconds: { ms: 1, s: 1000, sec: 1000, m: 60_000, min: 60_000 },
  minutes: { s: 1 / 60, m: 1, min: 1, h: 60, d: 1440 },
  days: { h: 1 / 24, d: 1, w: 7, y: 365 },
  MiB: { mb: 1, mib: 1, m: 1, gb: 1024, gib: 1024, g: 1024 },
  GiB: { mb: 1 / 1024, gb: 1, gib: 1, g: 1, tb: 1024, tib: 1024 },
  KiB: { kb: 1, kib: 1, k: 1, mb: 1024, mib: 1024 },
  percent: { "%": 1 },
  "CPU units": { vcpu: 1024, cpu: 1024 },
};

/** The next larger unit, in which a number that is too small was probably meant. */
const larger: Readonly<Record<string, readonly [name: string, factor: number]>> = {
  milliseconds: ["seconds", 1000],
  seconds: ["minutes", 60],
  MiB: ["GiB", 1024],
  "CPU units": ["vCPUs", 1024],
};

/** `3m` where seconds are wanted: "write `180`: it is a number of seconds". */
export function withoutUnit(text: string, node: SchemaNode): string | undefined {
  const unit = node["x-unit"];
  const [, number, word = ""] = /^(\d{1,12}(?:\.\d{1,6})?)\s*([A-Za-z%]{1,4})$/.exec(text.trim()) ?? [];
  const factor = unit === undefined || number === undefined ? undefined : ownFactor(unit, word.toLowerCase());
  if (factor === undefined) return undefined;
  const value = Math.round(Number(number) * factor * 1e6) / 1e6;
  return fits(value, node) ? `use \`${value}\`: the value is a number of ${unit}` : undefined;
}

/** 25 where milliseconds from 1000 on are wanted: "25 seconds are `25000`". */
export function inLargerUnit(value: number, node: SchemaNode): string | undefined {
  const unit = node["x-unit"];
  if (unit === undefined || !Object.hasOwn(larger, unit)) return undefined;
  const [name, factor] = larger[unit]!;
  const meant = value * factor;
  return value > 0 && fits(meant, node) ? `${value} ${name} are \`${meant}\` ${unit}` : undefined;
}

function ownFactor(unit: string, word: string): number | undefined {
  const factors = Object.hasOwn(inUnits, unit) ? inUnits[unit]! : {};
  return Object.hasOwn(factors, word) ? factors[word] : undefined;
}

function fits(value: number, { type, minimum = -Infinity, maximum = Infinity, enum: choices }: SchemaNode): boolean {
  if ([type].flat().includes("integer") && !Number.isInteger(value)) return false;
  return value >= minimum && value <= maximum && (choices === undefined || choices.includes(value));
}
