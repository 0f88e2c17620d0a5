import { describe, expect, it } from "vitest";
import { markdownDiffs, mostCharacters } from "../../../compiler/diff/render/markdown.ts";
import { edited } from "./compare.ts";

const failover = edited("prod", { rds: { rdsInstanceClass: "db.t3.large" } });
const everything = edited("prod", { projectName: "other" });
const nothing = edited("prod", {});

/** Every fold is closed, every table row is whole. */
function expectWhole(text: string): void {
  expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  for (const row of text.split("\n").filter((line) => line.startsWith("|"))) expect(row.endsWith("|")).toBe(true);
  expect(text.endsWith("\n")).toBe(true);
}

describe("the comment", () => {
  it("has one line per environment, the worst first, with the rest folded", () => {
    const text = markdownDiffs([failover, nothing, { ...everything, file: "spec/a.yaml", environment: "a" }], []);
    const lines = text.split("\n").filter((line) => line.startsWith("<details><summary>"));
    expect(lines.map((line) => /<code>(\w+)<\/code> <b>([^<]+)/.exec(line)!.slice(1))).toEqual([
      ["a", expect.stringMatching(/^data loss: [\w-]+, [\w-]+ and \d+ more$/)],
      ["prod", "restart or failover"],
    ]);
    expect(text).toContain("| `rds-instance` | update instanceClass (db.t3.medium → db.t3.large) |");
    expect(text).toContain("\n1 environment stays the same.\n");
    expect(markdownDiffs([nothing], [])).toBe("No environment changes: its plan is the same as before.\n");
    expect(markdownDiffs([nothing], ["spec/b.yaml"])).toContain("Not compared, because of errors");
    expectWhole(text);
  });

  it("says in its line what stops the deployment", () => {
    const [line] = markdownDiffs([edited("prod", { vpc: { vpcCidr: "10.9.0.0/16" } })], []).split("\n");
    expect(line).toContain("pulumi up stops, because vpc is protected; AWS refuses rds-subnet-group, redis-subnet-group;");
    expect(markdownDiffs([failover], [])).not.toMatch(/stops|refuses/);
  });

  it("is the same text for any order of the environments", () => {
    const other = { ...failover, file: "spec/b.yaml", environment: "b" };
    expect(markdownDiffs([failover, other, everything], [])).toBe(markdownDiffs([everything, other, failover], []));
  });

  it.each([1, 3, 40, 400, 5000])("stays within the limit with %i environments, by counting", (count) => {
    const many = Array.from({ length: count }, (_, index) => ({ ...everything, file: `spec/e${index}.yaml`, environment: `e${index}` }));
    const text = markdownDiffs(many, many.map(({ file }) => file)); // prettier-ignore
    expect(text.length).toBeLessThanOrEqual(mostCharacters);
    expect(text).toContain("data loss");
    expect(text).not.toContain("…</");
    expectWhole(text);
  });

  it("counts resources by type where it does not list them", () => {
    const text = markdownDiffs([everything], [], 10_000);
    expect(text.length).toBeLessThanOrEqual(10_000);
    expect(text).toMatch(/^\d+: \d+ \w+\.\w+, /m);
    expectWhole(text);
  });

  it("says once what holds for several resources", () => {
    const tags = markdownDiffs([edited("prod", { tags: { Owner: "other" } })], []);
    const rows = tags.split("\n").filter((line) => line.startsWith("| `"));
    expect(Math.max(...rows.map((row) => row.split("`, `").length))).toBeGreaterThan(50);
    expect(rows.length).toBeLessThan(10);
    const gated = markdownDiffs([edited("prod", { redis: { enableRedisLogs: false } }, { gate: true })], []);
    expect(gated.match(/loses data/g)).toHaveLength(2);
    expect(gated.match(/or approve it/g)).toHaveLength(1);
  });

  it("shows free text of specs as text", () => {
    const message = "</details> <b>@all</b> | http://x.test";
    const text = markdownDiffs([{ ...failover, rules: { violated: [{ rule: "r", severity: "error", message }], fixed: [], waived: [], unwaived: [] } }], []); // prettier-ignore
    expect(text).toContain("\\</details\\>");
    expectWhole(text.replaceAll("\\</details\\>", ""));
  });
});
