import { describe, expect, it } from "vitest";
import { stacksOf } from "../../../compiler/cli/affected/stacks.ts";
import { resourceChanges } from "../../../compiler/action/resource-changes.ts";
import { summaryOf } from "../../../compiler/action/summary.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const path = "generated/plans/dev.plan.json";
const dev = planOf("dev");

describe("resource changes", () => {
  it("are what was added, removed and changed, with the properties that differ", () => {
    const [first, second, ...rest] = dev.resources;
    const protect = { ...second!, options: { ...second!.options, protect: true }, inputs: { ...second!.inputs, novel: 1 } };
    const extra = { ...first!, id: "extra" };
    const changes = resourceChanges(dev, { ...dev, resources: [protect, ...rest, extra] });
    expect(changes.map(({ id, how, properties }) => [id, how, properties])).toEqual([
      [second!.id, "changed", ["novel", "options.protect"]],
      ["extra", "added", []],
      [first!.id, "removed", []],
    ]);
  });

  it("are none if only causes and descriptions differ", () => {
    const resources = dev.resources.map((resource) => ({ ...resource, from: {} }));
    expect(resourceChanges(dev, { ...dev, resources })).toEqual([]);
  });
});

describe("a summary", () => {
  it("shows new, changed and deleted environments with their costs", () => {
    const bigger = planOf("dev", { rds: { rdsAllocatedStorage: 120 } });
    const { overview, details } = summaryOf([
      { path, before: dev, after: bigger },
      { path: "a", after: planOf("prod") },
      { path: "b", before: planOf("prod-100k") },
    ]);
    const rows = overview
      .split("\n")
      .slice(2)
      .map((line) => line.replaceAll(/ +/g, " "));
    expect(rows[0]).toMatch(/^\| `dev` \| changed \| 1 changed \| [\d.]+ → [\d.]+ \(\+[\d.]+\) \|$/);
    expect(rows[1]).toMatch(/^\| `prod` \| new \| 264 added \| 569\.69 \|$/);
    expect(rows[2]).toMatch(/^\| `prod-100k` \| deleted; its stack stays until `pulumi destroy` \| 336 removed \| [\d.]+ \|$/);
    expect(details.map(({ title }) => title)).toEqual(["dev: 1 changed", "prod: 264 added", "prod-100k: 336 removed"]);
  });

  it("names what differs besides resources", () => {
    const retagged = { ...dev, providers: { ...dev.providers, aws: { ...dev.providers["aws"]!, inputs: { region: "eu-west-1" } } } };
    const { details } = summaryOf([{ path, before: dev, after: { ...retagged, outputs: {} } }]);
    expect(details[0]!.body).toMatch(/^Also different: `providers\.aws`, `outputs\.\w+`/);
  });

  it("says so if the cost stays the same", () => {
    const { overview } = summaryOf([{ path, before: dev, after: planOf("dev", { sqs: { pushQueueVisibilityTimeoutSeconds: 240 } }) }]);
    expect(overview).toMatch(/\| 81\.98, no change +\|$/);
  });
});

describe("stacks", () => {
  it("are those of environments that still exist, with account and region", () => {
    const homeless = { ...dev, providers: {} };
    expect(
      stacksOf([
        { path, after: dev },
        { path: "a", before: dev },
        { path: "b", after: homeless },
      ]),
    ).toEqual([
      { stack: "dev", account: "412356789014", region: "eu-central-1" },
      { stack: "dev", account: "", region: "eu-central-1" },
    ]);
  });
});
