import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { costOf } from "../../../compiler/cost/index.ts";
import { parsePriceBook, priceBookOf } from "../../../compiler/cost/load.ts";
import { decimal, zero } from "../../../compiler/pricing/decimal.ts";
import { priceOf, type PriceBook } from "../../../compiler/pricing/price-book.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const folder = join(import.meta.dirname, "../../../generated/prices");
const regions = readdirSync(folder).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []));

describe("price books", () => {
  it("exist for the regions of the source", () => {
    expect(regions.sort()).toEqual(["ap-southeast-1", "eu-central-1", "eu-west-1", "us-east-1", "us-west-2"]);
  });

  it.each(regions)("%s: every figure is a decimal with unit, source, date and confidence", (region) => {
    const book = priceBookOf(region);
    const entries = Object.values(book.prices).flatMap((items) => Object.entries(items));
    expect(entries.length).toBeGreaterThan(20);
    for (const [item, { usd, unit, source, asOf, confidence, tiers = [] }] of entries) {
      expect(decimal(usd) >= zero, item).toBe(true);
      expect(book.sources[source], item).toBeDefined();
      expect(
        [unit, asOf].every((text) => text.length > 0),
        item,
      ).toBe(true);
      expect(["high", "medium", "low"], item).toContain(confidence);
      for (const [from, price] of tiers) expect(decimal(from) >= zero && decimal(price) > zero, item).toBe(true);
    }
  });

  it("contain the source's figures unchanged", () => {
    const source = JSON.parse(readFileSync(join(folder, "../../compiler/pricing/aws-prices.json"), "utf8")) as Record<
      string,
      Record<string, Record<string, { usd: number | null }>>
    >;
    for (const region of regions) {
      for (const [service, items] of Object.entries(source[region]!)) {
        for (const [item, { usd }] of Object.entries(items)) {
          const entry = priceBookOf(region).prices[service]?.[item];
          expect(entry === undefined ? null : Number(entry.usd), `${region} ${service} ${item}`).toBe(usd);
        }
      }
    }
  });

  it.each(regions)("%s uses the units of the modules", (region) => {
    for (const name of frozenSpecs) {
      const { lines } = costOf(planOf(name, { usage: { accountFreeTier: false } }), { ...priceBookOf(region) });
      expect(lines.length).toBeGreaterThan(40);
    }
  });

  it("refuse to price in another unit", () => {
    expect(() => priceOf(priceBookOf("eu-central-1"), "vpc", "nat_gateway_hour", "GB")).toThrow("is per hour, not per GB");
  });

  it("of a region without figures are empty, and every line says so", () => {
    const report = costOf(planOf("dev"), priceBookOf("eu-north-1"));
    expect(report.totals.monthly).toBe(zero);
    expect(report.totals.unpriced).toBe(report.lines.length);
    expect(report.lines.length).toBeGreaterThan(30);
  });

  it.each([
    ["[]", "format 1"],
    ['{"format": 2}', "format 1"],
    ["null", "format 1"],
    ['{"format": 1, "region": "x"}', "hoursPerMonth"],
    ['{"format": 1, "region": "x", "hoursPerMonth": "730", "date": "soon"}', "date"],
    ['{"format": 1, "region": "x", "hoursPerMonth": "730", "date": "2026-01-01", "prices": null, "sources": {}}', "prices"],
  ])("from %s are refused: %s", (text, reason) => {
    expect(() => parsePriceBook(text)).toThrow(reason);
  });

  it.each<[string, unknown]>([
    ["`prices.vpc` is not a map", null],
    ["`prices.vpc` is not a map", []],
    ["vpc.x is not a price", { x: null }],
    ["vpc.x is not a price", { x: "1" }],
    ["`unit` of vpc.nat_gateway_hour is another one than", { nat_gateway_hour: { usd: "1", unit: "second" } }],
    ["`source`, `asOf` or `confidence` of vpc.x", { x: { usd: "1", unit: "hour", asOf: [[]] } }],
  ])("with wrong values are refused: %s %j", (reason, vpc) => {
    expect(() => parsePriceBook(JSON.stringify({ ...priceBookOf("us-east-1"), prices: { vpc } }))).toThrow(reason);
  });

  it.each<[string, object]>([
    ["`usd` of vpc.x is not a decimal number", { usd: 1, unit: "hour" }],
    ["`usd` of vpc.x is not a decimal number", { usd: "-1", unit: "hour" }],
    ["`usd` of vpc.x is not a decimal number", { usd: "NaN", unit: "hour" }],
    ["`usd` of vpc.x is not a decimal number", { usd: "1e300", unit: "hour" }],
    ["`usd` of vpc.x is not a decimal number", { usd: "1,5", unit: "hour" }],
    ["`unit` of vpc.x is missing", { usd: "1" }],
    ["`tiers` of vpc.x are not pairs", { usd: "1", unit: "hour", tiers: [["0"]] }],
    [
      "`tiers` of vpc.x do not rise from 0",
      {
        usd: "1",
        unit: "hour",
        tiers: [
          ["0", "1"],
          ["0", "2"],
        ],
      },
    ],
    ["`tiers` of vpc.x do not rise from 0", { usd: "1", unit: "hour", tiers: [["5", "1"]] }],
  ])("with wrong amounts are refused: %s %j", (reason, entry) => {
    const book = { ...priceBookOf("us-east-1"), prices: { vpc: { x: entry } } };
    expect(() => parsePriceBook(JSON.stringify(book))).toThrow(reason);
  });

  it.each(["ap-southeast-1", "eu-central-1", "eu-west-1", "us-east-1", "us-west-2"])("read back as they were written in %s", (region) => {
    const book = priceBookOf(region);
    expect(parsePriceBook(JSON.stringify(book)) satisfies PriceBook).toEqual(book);
  });
});
