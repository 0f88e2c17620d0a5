/** What the YAML language server inserts and suggests with the schema that editors load; the compiler judges every result. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { cacheNodesIn } from "../../../compiler/aws/elasticache.ts";
import { fargateMemories } from "../../../compiler/aws/fargate.ts";
import { logRetentions } from "../../../compiler/aws/logs.ts";
import { creatableMajors, creatableVersions } from "../../../compiler/aws/postgres-versions.ts";
import { dbClassesIn } from "../../../compiler/aws/rds.ts";
import { regionNames, zonesOf } from "../../../compiler/aws/regions.ts";
import { managedGroupRules } from "../../../compiler/aws/waf-rule-names.ts";
import { metricTable } from "../../../compiler/model/metric-table.ts";
import ids from "../../../compiler/modules/ids.json" with { type: "json" };
import { securityRules } from "../../../compiler/rules/index.ts";
import { diagnosticsOf, without } from "../../support/edited.ts";
import { YamlEditor } from "../../support/yaml-editor.ts";

let editor: YamlEditor;
let environment: string;
beforeAll(async () => {
  editor = await YamlEditor.start();
  environment = `${await editor.complete("‸", "Environment")}\n`;
});
afterAll(() => editor.close());

const messages = (text: string) => diagnosticsOf(text).map(({ rule, message }) => `${rule}: ${message}`);

const errors = (text: string) => diagnosticsOf(text).filter(({ severity }) => severity === "error");

/** The inserted environment with a line at the beginning of a section. */
function withLine(section: string, line: string): string {
  const start = `\n${section}:\n`;
  return environment.includes(start) ? environment.replace(start, `${start}${line}\n`) : `${environment}${section}:\n${line}\n`;
}

describe("an environment", () => {
  it("is inserted whole into an empty file, and compiles without an error or a warning", async () => {
    const identity = { schema: 1, environment: "dev", class: "dev", region: "eu-central-1", tags: { Owner: "platform" } };
    expect(parse(environment)).toMatchObject(identity);
    expect(messages(environment)).toEqual([]);
    expect(await editor.problems(environment)).toEqual([]);
  });

  it.each(["us-east-1", "us-west-1", "ap-southeast-7", "cn-north-1"])("is inserted for %s", async (region) => {
    const text = await editor.complete(`# A comment.\nschema: 1\nregion: ${region}\n‸`, "Environment");
    expect((parse(text) as { vpc: unknown }).vpc).toMatchObject({ availabilityZones: zonesOf(region).slice(0, 2) });
    expect(messages(text)).toEqual([]);
  });

  it("is not offered where another file is extended", async () => {
    expect(await editor.labels("schema: 1\nextends: dev.yaml\n‸")).not.toContain("Environment");
  });
});

describe("a required section", () => {
  const sections = ["vpc", "rds", "redis", "ecsCluster", "ecsServices", "ecsWorkers", "waf", "observability"];

  it.each(sections)("%s is inserted with everything that it requires", async (section) => {
    const text = await editor.complete(`${without(environment, section)}${section.slice(0, 2)}‸`, section);
    expect(messages(text)).toEqual([]);
    expect(await editor.problems(text)).toEqual([]);
  });

  it.each(sections)("%s is inserted empty where another file is extended", async (section) => {
    const text = await editor.complete(`schema: 1\nextends: dev.yaml\n‸`, section);
    expect(parse(text)).toEqual({ schema: 1, extends: "dev.yaml", [section]: null });
  });

  it("is offered once, and not if it is there", async () => {
    const labels = await editor.labels("schema: 1\nregion: us-east-1\nvpc:\n  natGateways: 1\n‸");
    expect(labels.filter((label) => label === "rds")).toHaveLength(1);
    expect(labels).not.toContain("vpc");
  });
});

describe("an entry", () => {
  it.each<readonly [section: string, line: string, label: string]>([
    ["ecsServices", "  ‸", "extraServices"],
    ["ecsServices", "  extraServices:\n    ‸", "reports: …"],
    ["ecsWorkers", "  ‸", "extraWorkers"],
    ["ecsWorkers", "  extraWorkers:\n    ‸", "archiver: …"],
    ...["alarms", "scheduledTasks", "sidecars", "securityGroupRules", "secrets", "environment", "iamStatements", "sendsTo"].map(
      (key) => ["ecsServices", "  serviceExtras:\n    api:\n      ‸", key] as const,
    ),
  ])("of %s at %j is %s, and has no error", async (section, line, label) => {
    expect(errors(await editor.complete(withLine(section, line), label))).toEqual([]);
  });

  it("of a queue compiles, and the compiler names what is to do", async () => {
    expect(messages(await editor.complete(withLine("sqs", "  ‸"), "extraQueues"))).toEqual([
      "queue-unused: no worker consumes the queue `thumbnails`",
      "queue-unused: nothing sends to the queue `thumbnails`",
    ]);
  });

  it.each([
    ["‸", "waivers"],
    ["waivers:\n  - ‸", "Waiver: example"],
  ])("of waivers at %j compiles", async (line, label) => {
    const prod = withLine("vpc", "  enableInterfaceEndpoints: false").replace("class: dev", "class: prod");
    const rule = expect.stringContaining("interface-vpc-endpoints") as string;
    expect(messages(prod)).toContainEqual(rule);
    expect(messages(await editor.complete(prod + line, label))).not.toContainEqual(rule);
  });

  it("holds what the item requires, or the whole example", async () => {
    const inserted = async (label: string) =>
      Object.keys((parse(await editor.complete("waivers:\n  - ‸", label)) as { waivers: [object] }).waivers[0]);
    expect(await inserted("Waiver")).toEqual(["rule", "reason", "until"]);
    expect(await inserted("Waiver: example")).toEqual(["rule", "reason", "until", "price"]);
  });
});

describe("values", () => {
  const classes = (region: string) => `region: ${region}\nrds:\n  rdsReadReplicaInstanceClass: ‸`;
  const extras = "ecsServices:\n  serviceExtras:\n    api:\n      alarms:\n        cpu:\n          namespace: AWS/SQS\n          metric: ‸";

  it.each<[string, readonly (string | number)[], string]>([
    ["regions", regionNames(), "region: ‸"],
    ["zones of the region", zonesOf("us-east-1"), "region: us-east-1\nvpc:\n  availabilityZones:\n    - ‸"],
    ["zones in a flow list", zonesOf("us-west-2"), "region: us-west-2\nvpc:\n  availabilityZones: [us-west-2a, ‸]"],
    ["zones of all regions", regionNames().flatMap(zonesOf), "extends: dev.yaml\nvpc:\n  availabilityZones:\n    - ‸"],
    ["classes of the region", dbClassesIn("us-west-1"), classes("us-west-1")],
    ["classes where the region is not stated", regionNames().flatMap(dbClassesIn), "extends: dev.yaml\nrds:\n  rdsInstanceClass: ‸"],
    ["node types of the region", cacheNodesIn("eu-central-1"), "region: eu-central-1\nredis:\n  redisNodeType: ‸"],
    ["database versions", creatableMajors().flatMap((major) => [major, ...creatableVersions(major)]), "rds:\n  rdsEngineVersion: ‸"],
    ["rules", securityRules.map(({ name }) => name), "waivers:\n  - rule: ‸"],
    ["resources", Object.keys(ids), "waivers:\n  - rule: database-encrypted\n    resource: ‸"],
    ["log retention", logRetentions(), "ecsServices:\n  apiLogRetentionDays: ‸"],
    ["memory that fits the CPU", fargateMemories(4096), "ecsServices:\n  apiServiceCpu: 4096\n  apiServiceMemory: ‸"],
    ["memory of a worker", fargateMemories(256), "ecsWorkers:\n  extraWorkers:\n    resizer:\n      cpu: 256\n      memory: ‸"],
    ["metrics of the namespace", Object.keys(metricTable["AWS/SQS"]), extras],
    [
      "rules of a managed group",
      managedGroupRules("AWSManagedRulesSQLiRuleSet")!,
      "waf:\n  wafManagedRuleGroups:\n    - name: AWSManagedRulesSQLiRuleSet\n      mode: block\n      countRules:\n        - ‸",
    ],
  ])("of %s are all offered, and no others", async (_name, expected, text) => {
    const offered = (await editor.labels(text)).map((label) => label.replaceAll('"', "")).filter((label) => label !== "null");
    expect(offered.sort()).toEqual([...new Set(expected.map(String))].sort());
  });

  it("of waivable keys depend on the rule", async () => {
    const labels = await editor.labels("waivers:\n  - rule: log-retention-one-year\n    key:\n      - ‸");
    expect(labels).toContain("ecsServices.apiLogRetentionDays");
    expect(labels).not.toContain("vpc.enableInterfaceEndpoints");
  });

  it("stay text in YAML", async () => {
    expect(parse(await editor.complete("rds:\n  rdsEngineVersion: ‸", '"17.10"'))).toEqual({ rds: { rdsEngineVersion: "17.10" } });
  });
});
