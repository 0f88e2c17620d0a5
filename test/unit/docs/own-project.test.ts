/** The reference in a project of its own: only what is there, at the prices of its regions. */
import { describe, expect, it } from "vitest";
import { specText } from "../../../tools/fixtures/project.ts";
import { compileText } from "../../support/edited.ts";
import { frozen, referenceOf } from "../../support/reference.ts";
import { brokenLinkIn, linksOf } from "./pages.ts";

/** The frozen dev spec as the only one of another project. */
function liveIn(region: string, extra = ""): ReadonlyMap<string, string> {
  const text = specText("dev")
    .replaceAll("eu-central-1", region)
    .replaceAll("tidechat.io", "acme.dev")
    .replaceAll("tidechat", "shop")
    .replace("projectName: realtime", "projectName: shop")
    .replace("environment: dev", "environment: live")
    .replace(/^budget:\n( {2}.*\n)+/m, "");
  const live = compileText(text + extra, "spec/live.yaml");
  expect(live.plan, JSON.stringify(live.diagnostics)).toBeDefined();
  return referenceOf({ live }, "/home/acme/platform");
}

const projects: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  "the frozen specs elsewhere": referenceOf(frozen, "/home/acme/platform"),
  "one environment in us-east-1": liveIn("us-east-1"),
  "a region without a price book": liveIn("ca-central-1"),
  "an environment with entries and resources of its own": liveIn(
    "eu-west-1",
    "sqs:\n  extraQueues:\n    invoices: {}\nextraResources:\n  notes: { type: 'aws:ssm/parameter:Parameter', inputs: { type: String, value: none } }\n",
  ),
};

/** Paths of the compiler's repository, and what only its own environments have. */
const foreign = {
  "a path of the compiler's sources":
    /(?<![\w./-])(?:compiler|schema|test|tools|bench|docs\/(?:guides|decisions))\/[a-z]|CONTRIBUTING|ARCHITECTURE/,
  "a command of the compiler's repository": /npm (?:run|ci|test)\b/,
  "the repository that the package is made in": /this (?:project|repository)'s|in this repository|tidechat/,
};

/** Lines of the pages without addresses on the web. */
function linesOf(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([file, text]) => text.split("\n").map((line) => `${file}: ${line.replaceAll(/https?:\S+/g, "")}`));
}

describe.each(Object.entries(projects))("the reference of %s", (name, files) => {
  it("has no link that leads nowhere", () => {
    const pages = [...files].filter(([file]) => file.endsWith(".md"));
    const broken = pages.flatMap(([file, text]) =>
      linksOf(text).flatMap(
        (target) => brokenLinkIn({ has: (path) => files.has(path), text: (path) => files.get(path)! }, file, target) ?? [],
      ),
    );
    expect([...new Set(broken)]).toEqual([]);
  });

  it.each(Object.entries(foreign))("does not name %s", (_what, pattern) => {
    const own = name === "the frozen specs elsewhere" ? /tidechat/g : /(?!)/g;
    expect(linesOf(files).filter((line) => pattern.test(line.replaceAll(own, "")))).toEqual([]);
  });
});

describe("other environments", () => {
  const files = projects["one environment in us-east-1"]!;

  it("do not appear: no name, no spec, no change tried on them, no comparison with their bill", () => {
    const others = /prod-100k|spec\/(?:dev|prod)\.yaml|Tried on|reference, |original design/;
    expect(linesOf(files).filter((line) => others.test(line))).toEqual([]);
    const columns = files
      .get("docs/infrastructure/README.md")!
      .split("\n")
      .find((line) => line.startsWith("| Feature"))!;
    expect(columns.split("|").map((column) => column.trim())).toEqual(["", "Feature", "live", "Keys", ""]);
  });
});

describe("prices", () => {
  const files = projects["one environment in us-east-1"]!;
  const page = (name: string, file: string) => projects[name]!.get(`docs/infrastructure/${file}`)!;

  it("are those of the region: descriptions quote none of another one", () => {
    const rds = page("one environment in us-east-1", "03-rds.md");
    expect(rds).toContain("**Database storage.** GiB of gp3 storage at creation. It can grow");
    const elsewhere = linesOf(files).filter((line) => !/\/(?:cli\.md|cost|rules\.md)/.test(line));
    expect(elsewhere.filter((line) => /eu-central-1|Frankfurt/.test(line) && !/the provider's `region`/.test(line))).toEqual([]);
    expect(
      elsewhere.filter(
        (line) =>
          /\d USD\b/.test(line) &&
          !/On the bill|Cost in USD|number: (?:at least|more than) 0 USD|USD a month;|USD a month, fixed/.test(line),
      ),
    ).toEqual([]);
    // db.t3.micro: 0.018 USD an hour in us-east-1, and 20 GiB of storage are another key.
    expect(rds).toMatch(/\| On the bill\s+\| 13\.14 USD a month in live \(us-east-1\)/);
    expect(page("one environment in us-east-1", "cost.md")).toContain("in us-east-1 by prices of 20");
  });

  it("are said to be missing where there is no price book", () => {
    const index = page("a region without a price book", "README.md");
    expect(index).toMatch(/\| RDS +\| +not priced \|/);
    expect(page("a region without a price book", "03-rds.md")).toContain("Cost in USD a month: not priced in live");
    expect(page("a region without a price book", "03-rds.md")).not.toContain("On the bill  ");
  });

  it("are quoted where every environment is in the region of the quotes", () => {
    expect(page("the frozen specs elsewhere", "03-rds.md")).toContain("GiB of gp3 storage at creation: 0.137 USD per GiB and month");
  });
});

it("shows the free text of a spec as it is", () => {
  const reason = "<img src=x onerror=alert(1)> | `a` [x](javascript:alert(1)) {{x}}, as agreed";
  const waiver = `waivers:\n  - {rule: database-multi-az, reason: ${JSON.stringify(reason)}, until: 2027-03-01}\n`;
  const page = liveIn("eu-west-1", waiver).get("docs/infrastructure/environments.md") ?? "";
  expect(page).toContain("| \\<img src=x onerror=alert(1)\\> \\| \\`a\\` \\[x\\](javascript:alert(1)) {{x}}, as agreed |");
});
