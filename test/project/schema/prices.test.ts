/** Dollar amounts in descriptions agree with the price book of eu-central-1. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { costOf, totalsOf } from "../../../compiler/cost/index.ts";
import { priceBookOf } from "../../../compiler/cost/load.ts";
import { decimalText } from "../../../compiler/pricing/decimal.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const folder = join(import.meta.dirname, "../../../schema");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".schema.json") && !/^(?:documents|output)/.test(file),
);
const book = priceBookOf("eu-central-1");
const { prices } = book;
const usd = (group: string, item: string) => Number(prices[group]![item]!.usd);
const hours = 730;

/** Monthly cost of the alarms that a frozen environment switches on. */
function alarmsOf(spec: string): number {
  const lines = costOf(planOf(spec), book).lines.filter(({ module, item }) => module === "observability" && item === "alarm metrics");
  return Number(decimalText(totalsOf(lines).monthly));
}

/** Amounts that are not a single price: each computed from several. */
const composed = {
  "a task of 512 CPU units and 1024 MiB": (usd("fargate", "x86_vcpu_hour") / 2 + usd("fargate", "x86_gb_hour")) * hours,
  "the second zone of db.t3.medium with 50 GB":
    (usd("rds_postgres", "db.t3.medium.multi_az") - usd("rds_postgres", "db.t3.medium.single_az")) * hours +
    (usd("rds_postgres", "gp3_storage.multi_az") - usd("rds_postgres", "gp3_storage.single_az")) * 50,
  "50 images of 0.3 GB": usd("ecr", "storage") * 0.3 * 50,
  "a web ACL with two rate limits and five managed groups": usd("waf", "web_acl_month") + 7 * usd("waf", "rule_month"),
  "Container Insights of the cluster and three services": (10 + 3 * 21) * usd("cloudwatch", "container_insights_metric_month"),
  "alarms of prod": alarmsOf("prod"),
  "alarms of prod-100k": alarmsOf("prod-100k"),
  "a NAT gateway with its address": (usd("vpc", "nat_gateway_hour") + usd("vpc", "public_ipv4_hour")) * hours,
};

const known = Object.values(prices).flatMap((group) => Object.values(group).map((price) => Number(price.usd)));

/** Is `figure`, followed by `unit`, a price of the book, per month or per thousand where the unit says so, or a composed amount? */
function isPriced(figure: string, unit: string): boolean {
  const places = figure.split(".")[1]?.length ?? 0;
  const says = (amount: number) => amount.toFixed(places) === figure;
  if (Object.values(composed).some(says)) return true;
  if (unit.startsWith(" a month")) return known.some((price) => says(price) || says(price * hours));
  const factors = unit.startsWith(" per million") ? [1, 1000, 1_000_000] : [1];
  return known.some((price) => factors.some((factor) => says(price * factor)));
}

describe("dollars in descriptions", () => {
  const found = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return [...text.matchAll(/(?<![\d.])(\d+(?:\.\d+)?) USD([^;"]{0,20})/g)].map(([, figure, unit]) => ({
      file,
      figure: figure!,
      unit: unit!,
    }));
  });

  it("match the price book", () => {
    expect(found.length).toBeGreaterThan(80);
    expect(
      found.filter(({ figure, unit }) => !isPriced(figure, unit)).map(({ file, figure, unit }) => `${file}: ${figure} USD${unit}`),
    ).toEqual([]);
  });
});
