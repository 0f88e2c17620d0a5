/** Two pull requests instead of one: both edits apply and compile, and neither does what the single one would have done too early. */
import { applyPatch } from "diff";
import { describe, expect, it } from "vitest";
import { orderOf } from "../../../compiler/cli/add/attempt.ts";
import { diffOf } from "../../../compiler/diff/index.ts";
import { splitOf } from "../../../compiler/diff/split/index.ts";
import type { EnvironmentDiff, Side, Split } from "../../../compiler/diff/types.ts";
import { editText } from "../../../compiler/edit/edit.ts";
import type { Json, Operation } from "../../../compiler/edit/operation.ts";
import { specText } from "../../../tools/fixtures/project.ts";
import { frozenDay } from "../../../tools/fixtures/specs.ts";
import { editedSide } from "./compare.ts";

const asOf = frozenDay;
type Settings = Readonly<Record<string, Json>>;

function edited(text: string, settings: Settings): string {
  const edits = Object.entries(settings).map(([key, value]): Operation => ({ kind: "set", path: key.split("."), value }));
  return editText(text, edits, orderOf);
}

interface Steps {
  readonly split: Split;
  readonly first: Side;
  /** What each pull request does. */
  readonly diffs: readonly EnvironmentDiff[];
}

/** The split of the change from prod with some settings to prod with others. */
function stepsOf(before: Settings, after: Settings): Steps {
  const texts = [before, after].map((settings) => edited(specText("prod"), settings));
  const [old, now] = texts.map((text) => editedSide("prod", text)!);
  const pair = { file: "spec/prod.yaml", before: old!, after: now! };
  const split = splitOf(diffOf(pair, { asOf }), pair, asOf)!;
  const between = applyPatch(texts[0]!, split.parts[0]!.patch);
  if (between === false) throw new Error("the first patch does not apply");
  expect(applyPatch(between, split.parts[1]!.patch)).toBe(texts[1]);
  const first = editedSide("prod", between)!;
  return { split, first, diffs: [diffOf({ ...pair, after: first }, { asOf }), diffOf({ ...pair, before: first }, { asOf })] };
}

const refused = ({ effects }: EnvironmentDiff) => effects.filter(({ operation, danger }) => operation.refused ?? danger === "refused");
const split = {
  "redis.enableRedisSplit": true,
  "redis.redisAdapterNodeType": "cache.t3.medium",
  "redis.redisAdapterReplicas": 1,
  "redis.redisStateNodeType": "cache.t3.medium",
  "redis.redisStateReplicas": 1,
};

const service = (name: string): Settings => ({
  "ecsServices.extraServices": {
    [name]: { cpu: 256, memory: 512, minCount: 2, desiredCount: 2, maxCount: 2, paths: [`/${name}/*`], logRetentionDays: 365 },
  },
});

describe("two pull requests", () => {
  it.each<[string, Settings, Settings]>([
    ["a database with another name", {}, { "rds.rdsDatabaseName": "other" }],
    ["a cache that is split", {}, split],
    ["a vault that goes", {}, { "backup.enableBackup": false }],
    ["a project with another name", {}, { projectName: "tide" }],
    ["another class", {}, { class: "dev" }],
    ["another port", {}, { "ecsServices.apiContainerPort": 8080 }],
    ["a service with another name", service("admin"), service("office")],
    ["endpoints that go", { "vpc.enableInterfaceEndpoints": true }, { "vpc.enableInterfaceEndpoints": false }],
  ])("for %s both go through, and the first one loses nothing", (_, before, after) => {
    const { first, diffs } = stepsOf(before, after);
    const [one, two] = diffs as [EnvironmentDiff, EnvironmentDiff];
    expect(first.diagnostics!.filter(({ severity, rule }) => severity === "error" && rule !== "budget-exceeded")).toEqual([]);
    expect([...refused(one), ...refused(two)].map(({ operation }) => operation.id)).toEqual([]);
    const lossless = new Set(["created", "rolling deployment", "in place", "no effect"]);
    expect([one.order, one.effects.filter(({ danger }) => !lossless.has(danger))]).toEqual([[], []]);
  });

  it("let AWS delete a repository with images in it", () => {
    expect(stepsOf(service("admin"), service("office")).split.parts[0]!.patch).toContain("+  enableRepositoryProtection: false\n");
  });

  it("take protection off a cache alone, so that its deletion still leaves a snapshot", () => {
    const { split: found, diffs } = stepsOf({}, split);
    expect(found.parts[0]!.patch).toContain("+    options:\n+      protect: false\n");
    expect(found.parts[0]!.patch).not.toContain("enableRedisProtection");
    const cache = diffs[1]!.effects.find(({ operation }) => operation.id === "redis-main");
    expect(cache?.notices.join()).toContain("a final snapshot keeps the contents");
  });
});
