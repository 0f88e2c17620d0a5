/** The basis of the figures: usage drivers and price book. */
import { markdownTable } from "../render/table.ts";
import type { PriceBook, PriceEntry } from "../../pricing/price-book.ts";
import { effectiveSchema, nodeAt } from "../../validate/schema/metadata.ts";

interface DriverNode {
  readonly title?: string;
  readonly description?: string;
  readonly "x-unit"?: string;
  readonly "x-default"?: unknown;
}

/** Every driver with its default. */
export function driverSection(): string {
  const drivers = Object.entries(nodeAt(effectiveSchema(), ["usage"]).properties ?? {}) as [string, DriverNode][];
  const rows = drivers.map(([name, node]) => [`\`usage.${name}\``, defaultText(node), node["x-unit"] ?? "", node.description ?? ""]);
  return `## What is assumed

A spec states in \`usage\` what it expects; these are the defaults. They are this project's assumptions, not AWS's figures.

${markdownTable({ head: ["driver", "default", "unit", "what it is"], rows, words: [0, 2, 3] })}`;
}

function defaultText({ "x-default": value }: DriverNode): string {
  if (value === null || typeof value !== "object") return String(value);
  const { dev, prod } = value as { readonly dev: unknown; readonly prod: unknown };
  return `dev ${String(dev)}, prod ${String(prod)}`;
}

/** The source of the prices and those that are uncertain, with one section per region. */
export function bookSections(books: readonly PriceBook[]): readonly string[] {
  return [...new Map(books.map((book) => [book.region, book])).values()].map(bookSection);
}

function bookSection({ region, date, sources, prices }: PriceBook): string {
  const entries = Object.entries(prices).flatMap(([service, items]) =>
    Object.entries(items).map(([item, entry]) => [`${service}.${item}`, entry] as const),
  );
  const of = (confidence: PriceEntry["confidence"]) => entries.filter(([, entry]) => entry.confidence === confidence).length;
  const derived = entries.filter(([name, entry]) => entry.confidence === "low" && !name.endsWith(".valkey"));
  const used = derived.map(([name, entry]) => [name, entry.usd, entry.unit, entry.derived ?? entry.note ?? ""]);
  const sourceRows = Object.entries(sources).map(([id, { what, asOf }]) => [id, what, asOf]);
  return `## Where the prices of ${region} come from

The price book that platform-compile ships has ${entries.length} figures of ${date}: ${of("high")} read from AWS's price list, ${of("medium")} from bills, tests and
pages of others, ${of("low")} derived from other figures. Nothing is fetched while a spec is compiled; \`--price-book FILE\` takes another
book, and one that is more than a year old is a warning. Derived figures, but for those of Valkey nodes:

${markdownTable({ head: ["figure", "USD", "unit", "how"], rows: used, words: [0, 2, 3] })}
Sources:

${markdownTable({ head: ["id", "what", "of"], rows: sourceRows, words: [0, 1, 2] })}`;
}
