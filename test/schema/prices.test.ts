/** What descriptions say of dollars is what the price book of eu-central-1 says. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { priceBookOf } from "../../compiler/cost/load.ts";

const folder = join(import.meta.dirname, "../../schema");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".schema.json") && !/^(?:documents|output)/.test(file),
);
const { prices } = priceBookOf("eu-central-1")!;
const usd = (group: string, item: string) => Number(prices[group]![item]!.usd);
const hours = 730;

/** What is no single price: each worked out from several. */
const composed = {
  "a task of 512 CPU units and 1024 MiB": (usd("fargate", "x86_vcpu_hour") / 2 + usd("fargate", "x86_gb_hour")) * hours,
  "the second zone of db.t3.medium with 50 GB":
    (usd("rds_postgres", "db.t3.medium.multi_az") - usd("rds_postgres", "db.t3.medium.single_az")) * hours +
    (usd("rds_postgres", "gp3_storage.multi_az") - usd("rds_postgres", "gp3_storage.single_az")) * 50,
  "50 images of 0.3 GB": usd("ecr", "storage") * 0.3 * 50,
  "a NAT gateway with its address": (usd("vpc", "nat_gateway_hour") + usd("vpc", "public_ipv4_hour")) * hours,
};

/** Does a price say `figure`, in hours or months, each, or by the thousand, ten thousand or million? */
function isPriced(figure: string): boolean {
  const places = figure.split(".")[1]?.length ?? 0;
  const known = Object.values(prices).flatMap((group) => Object.values(group).map((price) => Number(price.usd)));
  const units = known.flatMap((price) => [1, hours, 1000, 10_000, 1_000_000].map((factor) => price * factor));
  return [...units, ...Object.values(composed)].some((amount) => amount.toFixed(places) === figure);
}

describe("dollars in descriptions", () => {
  const found = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return [...text.matchAll(/(?<![\d.])(\d+(?:\.\d+)?) USD/g)].map(([, figure]) => ({ file, figure: figure! }));
  });

  it("are those of the price book", () => {
    expect(found.length).toBeGreaterThan(80);
    expect(found.filter(({ figure }) => !isPriced(figure)).map(({ file, figure }) => `${file}: ${figure} USD`)).toEqual([]);
  });
});
