/**
 * `generated/prices/<region>.json` from `compiler/pricing/aws-prices.json`, which holds the figures with their sources. Edit that file by
 * hand when prices change, and update its date. Nothing is downloaded, neither here nor during a compile.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decimal, decimalText, times } from "../../../compiler/pricing/decimal.ts";
import type { Confidence, PriceBook, PriceEntry } from "../../../compiler/pricing/price-book.ts";
import { projectRoot } from "../packages.ts";
import { formattedFiles } from "../write.ts";

interface Figure {
  readonly usd: number | null;
  readonly unit: string;
  readonly source: string;
  readonly as_of: string;
  readonly confidence?: Confidence;
  readonly tiers?: readonly (readonly [number, number])[];
  readonly derived?: string;
  readonly note?: string;
}

interface Meta {
  readonly generated: string;
  readonly currency: string;
  readonly hours_per_month: number;
  readonly sources: Readonly<
    Record<string, { readonly what: string; readonly where: string; readonly as_of: string; readonly class: string }>
  >;
}

type Services = Readonly<Record<string, Readonly<Record<string, Figure>>>>;
type Source = { readonly _meta: Meta } & Readonly<Record<string, Services>>;

const sourceFile = "compiler/pricing/aws-prices.json";

/** One price book per region of the source. */
export function priceFiles(): Promise<Map<string, string>> {
  const { _meta: meta, ...regions } = JSON.parse(readFileSync(join(projectRoot, sourceFile), "utf8")) as Source;
  const books = Object.entries(regions).map(([region, services]) => [
    `generated/prices/${region}.json`,
    JSON.stringify(bookOf(region, services, meta)),
  ]);
  return formattedFiles(Object.fromEntries(books) as Record<string, string>);
}

function bookOf(region: string, services: Services, meta: Meta): PriceBook {
  const prices = Object.entries(withSpot(services)).map(([service, figures]) => [
    service,
    Object.fromEntries(
      Object.entries(figures)
        .filter(([, { usd }]) => usd !== null)
        .map(([item, figure]) => [item, entryOf(figure, meta)]),
    ),
  ]);
  const used = new Set(prices.flatMap(([, entries]) => Object.values(entries as Record<string, PriceEntry>).map(({ source }) => source)));
  return {
    format: 1,
    region,
    date: meta.generated,
    currency: meta.currency,
    hoursPerMonth: String(meta.hours_per_month),
    sources: Object.fromEntries(
      Object.entries(meta.sources)
        .filter(([id]) => used.has(id))
        .map(([id, { what, where, as_of: asOf }]) => [id, { what, where, asOf }]),
    ),
    prices: Object.fromEntries(prices.filter(([, entries]) => Object.keys(entries!).length > 0)) as PriceBook["prices"],
  };
}

function entryOf({ usd, unit, source, as_of: asOf, confidence, tiers, derived, note }: Figure, { sources }: Meta): PriceEntry {
  return {
    usd: exact(usd!),
    unit: shortUnit(unit),
    source,
    asOf,
    confidence: confidence ?? confidenceOf(sources[source]!.class),
    ...(tiers === undefined ? {} : { tiers: tiers.map(([from, price]) => [exact(from), exact(price)] as const) }),
    ...(derived === undefined ? {} : { derived }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A recent copy of AWS's own price list is beyond doubt. What others copied, were billed or published is less certain. */
function confidenceOf(sourceClass: string): Confidence {
  if (sourceClass === "derived") return "low";
  return sourceClass.startsWith("primary-derived") && !sourceClass.includes("old") ? "high" : "medium";
}

/** The unit of `million requests (64 KB chunks; 1M/month free)` is `million requests`; the rest is a remark. */
function shortUnit(unit: string): string {
  return unit.replace(/ \(.*$|,.*$| per .*$/, "").replace(/^(1000|10k|100k) .*$/, (whole) => whole.split(" over ")[0]!);
}

function exact(value: number): string {
  return decimalText(decimal(value));
}

/** The Spot price fluctuates around 69 % below on-demand (the source's `spot_note`). Used where no figure was observed. */
const spotShare = decimal("0.31");

function withSpot(services: Services): Services {
  const { fargate } = services;
  if (fargate === undefined) return services;
  const spot = Object.entries(fargate)
    .filter(([item, { usd }]) => usd !== null && /^(x86|arm)_/.test(item))
    .map(([item, figure]) => [
      `spot_${item}`,
      {
        ...figure,
        usd: Number(decimalText(times(decimal(figure.usd!), spotShare))),
        source: "DER",
        derived: `0.31 x ${item}; Spot floats`,
        confidence: "low" as const,
      },
    ]);
  return { ...services, fargate: { ...(Object.fromEntries(spot) as Record<string, Figure>), ...fargate } };
}
