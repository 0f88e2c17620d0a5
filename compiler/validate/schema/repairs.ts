/** Text in the form that a key wants. Of everything that is tried, only what the schema accepts is suggested. */
import { placeOf } from "../../aws/region-places.ts";
import { nearestRegion, regionNames } from "../../aws/regions.ts";
import { fits } from "./fits.ts";
import type { SchemaNode } from "./metadata.ts";

/** Maximum length of a text to repair. */
const longest = 100;

/** What was probably meant by a text of the wrong form: another case, separator or prefix, an address without its prefix length, … */
export function repaired(text: string, node: SchemaNode): string | undefined {
  if (text.length > longest) return undefined;
  return changesOf(text, node).find((changed) => changed !== text && fits(changed, node));
}

function changesOf(text: string, node: SchemaNode): readonly string[] {
  const trimmed = text
    .trim()
    .replace(/[,;\]}]+$/, "")
    // AWS keeps the prefix for itself.
    .replace(/^aws:/i, "");
  if (node["x-values"] === "regions") return regionsLike(trimmed);
  const lower = trimmed.toLowerCase();
  const padded = trimmed.replace(/(?<![\d.])\d(?=[:/-])|(?<=[:/-])\d(?![\d.])/g, "0$&");
  return [
    trimmed,
    lower,
    trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1),
    trimmed.toUpperCase(),
    lower.replace(/[\s_]+/g, "-"),
    lower.replace(/[\s-]+/g, "_"),
    trimmed.replace(/[\s_-]/g, ""),
    hostIn(lower),
    trimmed.replace(/^[a-z]+[\s_-]?(?=\d)/i, ""),
    padded,
    padded.toLowerCase(),
    padded.replaceAll("/", "-"),
    `/${trimmed}`,
    ...networksLike(trimmed),
    ...schedulesLike(trimmed),
    ...prefixesOf(node.pattern).flatMap((prefix) => [prefix + lower, prefix + lower.replace(/^[a-z]+[.-]/, "")]),
  ];
}

/** By a name that is nearly right, or by the place: `frankfurt`. */
function regionsLike(text: string): readonly string[] {
  const near = nearestRegion(text);
  const there = regionNames().filter((name) => placeOf(name)?.toLowerCase().split(", ").includes(text.toLowerCase()));
  return [...(there.length === 1 ? there : []), ...(near === undefined ? [] : [near])];
}

/** `https://api.chat.example/path` → `api.chat.example`. */
function hostIn(text: string): string {
  return text
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/?#].*$/, "")
    .replace(/\.$/, "");
}

/** A network with an address that is too short, no prefix length, or one that is too large or too small: `10.0/8` → `10.0.0.0/16`. */
function networksLike(text: string): readonly string[] {
  const match = /^(\d{1,3}(?:\.\d{1,3}){0,3})(?:[/\\](\d{1,2}|0\d\d))?$/.exec(text);
  if (match === null) return [];
  const octets = match[1]!.split(".").map(Number);
  if (octets.length < 2 || octets.some((octet) => octet > 255)) return [];
  const address = [...octets, 0, 0].slice(0, 4).join(".");
  const given = Number(match[2] ?? 16);
  return [given, 16, 28].toSorted((a, b) => Math.abs(a - given) - Math.abs(b - given)).map((length) => `${address}/${length}`);
}

/** The five fields of Unix's cron, whose days of the week start with 0, as the six of AWS's. */
function schedulesLike(text: string): readonly string[] {
  const fields = text
    .replace(/^cron\(|\)$/g, "")
    .trim()
    .split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || weekday === undefined) return [];
  const numbered = weekday.replace(/\d/g, (digit) => String((Number(digit) % 7) + 1));
  // AWS wants a question mark for one of the two kinds of days.
  const days = weekday === "*" ? [day, month, "?"] : ["?", month, numbered];
  return day === "*" || weekday === "*" ? [`cron(${[minute, hour, ...days, "*"].join(" ")})`] : [];
}

/** A literal start of the pattern, such as `db.`, which people leave out or take from another service. */
function prefixesOf(pattern: string | undefined): readonly string[] {
  const prefix = /^\^((?:[a-z]+(?:\\[.]|-))+)/.exec(pattern ?? "")?.[1]?.replaceAll("\\", "");
  return prefix === undefined ? [] : [prefix];
}
