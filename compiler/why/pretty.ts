/** A chain for a terminal. */
import type { Style } from "../diagnostics/render/style.ts";
import { typeLabel } from "../reference/effect-words.ts";
import type { Cause } from "./cause.ts";
import type { Link } from "./chain.ts";
import { causeText, originText, planText, statementText } from "./words.ts";

/** USD a month; undefined if there is no price. */
export interface Prices {
  ofResource(id: string): number | undefined;
  /** Of all that the key has a part in. */
  ofKey(key: string): number | undefined;
}

/** The text ends with a line feed. `file` is the spec. */
export function prettyChain(file: string, link: Link, prices: Prices, style: Style): string {
  return `${[`${style.strong(link.name)} ${style.faint(`in ${file}`)}`, ...bodyLines(link, prices, style, "  "), ...priceLines(link, prices, style)].join("\n")}\n`;
}

function bodyLines(
  { value, type, module, causes, reads, constant, resource }: Link,
  prices: Prices,
  style: Style,
  indent: string,
): readonly string[] {
  const head = value === undefined ? `planned by ${module}${type === null ? "" : `, ${typeLabel(type)}`}` : `= ${planText(value)}`;
  const own = causes.flatMap((cause) => causeLines(cause, prices, style, `${indent}  `));
  const none = constant && reads.length === 0 ? [`${indent}  ${style.faint(noCause(value === undefined, resource === null))}`] : [];
  return [`${indent}${head}`, ...own, ...none, ...reads.flatMap((read) => readLines(read, prices, style, `${indent}  `))];
}

function noCause(whole: boolean, output: boolean): string {
  if (whole) return "in every environment";
  return output ? "no resource is read" : "no key decides it: the same in every environment";
}

function readLines({ reference, link }: Link["reads"][number], prices: Prices, style: Style, indent: string): readonly string[] {
  const head = `${indent}${style.faint("reads")} ${reference}`;
  return link === undefined ? [`${head} ${style.faint("(above)")}`] : [head, ...bodyLines(link, prices, style, `${indent}  `)];
}

function causeLines(cause: Cause, prices: Prices, style: Style, indent: string): readonly string[] {
  if (cause.kind === "rule") return [`${indent}${style.faint("because of")} ${causeText(cause)}${style.faint(`: ${cause.title}`)}`];
  const monthly = prices.ofKey(cause.key);
  const money = monthly === undefined || monthly === 0 ? "" : style.faint(` · part of ${monthly.toFixed(2)} USD a month`);
  const hidden = cause.overridden.map((statement) => `${indent}    ${style.faint(`overrides ${statementText(statement)}`)}`);
  const more = cause.merged.map((statement) => `${indent}    ${style.faint(`with the keys of ${statementText(statement)}`)}`);
  return [`${indent}${style.faint("because of")} ${causeText(cause)}  ${style.strong(originText(cause))}${money}`, ...hidden, ...more];
}

function priceLines({ resource }: Link, prices: Prices, style: Style): readonly string[] {
  const monthly = resource === null ? undefined : prices.ofResource(resource);
  return monthly === undefined || monthly === 0 ? [] : [`  ${style.faint(`${resource!} costs ${monthly.toFixed(2)} USD a month`)}`];
}
