/** What the YAML language server says about a spec, with the schema that editors load. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frozenSpecs, specText } from "../../../tools/fixtures/project.ts";
import { diagnosticsOf } from "../../support/edited.ts";
import { YamlEditor } from "../../support/yaml-editor.ts";

let editor: YamlEditor;
beforeAll(async () => void (editor = await YamlEditor.start()));
afterAll(() => editor.close());

describe("problems", () => {
  it.each(frozenSpecs)("are none in %s", async (name) => {
    expect(await editor.problems(specText(name))).toEqual([]);
  });

  it("are none in a file that only extends another and resets keys", async () => {
    const text = "schema: 1\nextends: prod.yaml\nredis:\nrds:\n  rdsLogRetentionDays: null\nbudget:\n  hard: true\n";
    expect(await editor.problems(text)).toEqual([]);
  });

  it("name what a spec without a parent lacks, and what an entry lacks", async () => {
    const text = specText("dev")
      .replace(/^redis:$/m, "redis:\n  redisNumCacheNodess: 1")
      .replace(/^ecsServices:$/m, "ecsServices:\n  extraServices:\n    reports: {cpu: 256}");
    const found = (await editor.problems(text.replace(/^domainName: .*$/m, ""))).join("\n");
    expect(found).toContain('Missing property "domainName"');
    expect(found).toContain("redisNumCacheNodess");
    expect(found).toContain('Missing property "paths"');
  });

  it("are the compiler's where AWS decides: the editor accepts values newer than its tables", async () => {
    const text = specText("dev")
      .replace(/rdsInstanceClass: .*/, "rdsInstanceClass: db.t3.micr")
      .replace(/natGateways: \d/, "natGateways: 1");
    const newer = text.replace("db.t3.micr", "db.m99g.large");
    expect([await editor.problems(text), await editor.problems(newer)]).toEqual([[], []]);
    expect(diagnosticsOf(text)[0]).toMatchObject({ rule: "instance-class-not-in-region", help: expect.stringContaining("db.t3.micro") });
    expect(diagnosticsOf(newer)[0]).toMatchObject({ help: expect.stringContaining("allowUnknown") });
  });
});

describe("hover", () => {
  it("shows title, description, and the default of each class", async () => {
    const text = await editor.hover("rds:\n  rdsLogRetent‸ionDays: 30\n");
    expect(text).toContain("#### Database log retention\n\nDays to keep");
    expect(text).toContain("Default: `7` days in class dev, `365` days in class prod.");
  });

  it("shows one default where the classes agree, and none where there is none", async () => {
    expect(await editor.hover("vpc:\n  vpcC‸idr: 10.0.0.0/16\n")).toContain("Default: `10.0.0.0/16`.");
    expect(await editor.hover("vpc:\n  natGat‸eways: 1\n")).not.toContain("Default");
  });

  it("shows code of a description as code, and an example of a map", async () => {
    const text = await editor.hover("sqs:\n  extraQu‸eues: {}\n");
    expect(text).toContain("name it under `sendsTo`");
    expect(text).toContain("```yaml\nthumbnails:\n  handlerSeconds: 60\n");
  });
});
