/** `why`, `trace` and `impact` on the frozen specs, as users run them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { specText } from "../../../tools/fixtures/project.ts";
import { project, run, type World } from "./run.ts";

const schemas = join(project, "schema/output");
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
for (const file of readdirSync(schemas)) ajv.addSchema(JSON.parse(readFileSync(join(schemas, file), "utf8")) as object);

async function text(argv: readonly string[], world?: World): Promise<string> {
  const { code, stdout, stderr } = await run(argv, world);
  expect([code, stderr], argv.join(" ")).toEqual([0, ""]);
  return stdout;
}

async function json(argv: readonly string[], world?: World) {
  const { stdout } = await run([...argv, "--format", "json"], world);
  const body = JSON.parse(stdout) as Record<string, unknown>;
  const validate = ajv.getSchema(`output/${argv[0]!}.schema.json`)!;
  expect([validate(body), validate.errors], argv.join(" ")).toEqual([true, null]);
  return body;
}

async function refused(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(argv);
  expect([code, stdout], argv.join(" ")).toEqual([2, ""]);
  return stderr;
}

/** The line of a frozen spec that contains the text. */
function lineOf(name: string, part: string): number {
  return (
    specText(name)
      .split("\n")
      .findIndex((line) => line.includes(part)) + 1
  );
}

const own = lineOf("prod-100k", "rdsInstanceClass:");
const parent = lineOf("prod", "rdsInstanceClass:");

describe("why", () => {
  it("leads from a property to the line that sets it, and to what that overrides", async () => {
    const found = await text(["why", "rds-instance.instanceClass", "spec/prod-100k.yaml"]);
    expect(found).toMatch(
      new RegExp(`rds\\.rdsInstanceClass = db\\.r6g\\.xlarge  spec/prod-100k\\.yaml:${own} · part of [\\d.]+ USD a month`),
    );
    expect(found).toContain(`overrides spec/prod.yaml:${parent} (db.t3.medium)`);
    expect(await json(["why", "rds-instance.instanceClass", "spec/prod-100k.yaml"])).toMatchObject({
      specs: [
        { chain: { causes: [{ key: "rds.rdsInstanceClass", origin: "set", overridden: [{ file: "spec/prod.yaml", line: parent }] }] } },
      ],
    });
  });

  it("answers also if the spec violates a security rule or exceeds its budget", async () => {
    const bytes = new TextEncoder().encode(
      specText("prod").replace("rdsMultiAz: true", "rdsMultiAz: false").replace("monthly: 650", "monthly: 65"),
    );
    const world = { files: { "spec/prod.yaml": { bytes } } };
    expect(await text(["why", "rds-instance.multiAz", "spec/prod.yaml"], world)).toContain("rds.rdsMultiAz = false");
    const line = lineOf("prod", "rdsMultiAz: true");
    expect(await text(["trace", `spec/prod.yaml:${line}`], world)).toContain("sets rds-instance");
  });

  it.each([
    ["ecs-service-api.networkConfiguration.subnets", "reads vpc-private-a.id"],
    ["ecs-service-api.inputs.networkConfiguration.subnets[1]", "= vpc-private-b.id"],
    ["rds-instance.options.protect", "rds.rdsDeletionProtection = true"],
    ["alb.options.dependsOn", "reads alb-logs-policy"],
    ["rds-instance.storageEncrypted", "rule database-encrypted"],
    ["rds-instance.deletionProtection", "rds.rdsDeletionProtection"],
    ["rds-proxy", "rds.enableRdsProxy = true"],
    ["outputs.albArn", "reads alb.arn"],
    ["albArn", "reads alb.arn"],
    ["ecs-task-api.containerDefinitions.api.name", "= api"],
    ["vpc.enableDnsHostnames", "no key decides it"],
    ["ecs-service-api.availabilityZoneRebalancing", "ecsServices.apiMaxPercent = 200  default"],
    ["rds-instance.backupRetentionPeriod", "rds.rdsBackupRetentionDays = 7"],
  ])("explains %s", async (name, part) => {
    expect(await text(["why", name, "spec/prod.yaml"])).toContain(part);
    await json(["why", name, "spec/prod.yaml"]);
  });

  it("follows a reference to the property that it returns", async () => {
    const found = await text(["why", "observability-alarm-rds-cpu.dimensions", "spec/prod.yaml"]);
    expect(found).toMatch(/reads rds-instance\.identifier\n.*= realtime-prod-db[^]*because of projectName = realtime/);
  });

  it("says which specs lack the resource", async () => {
    const found = await text(["why", "rds-replica"]);
    expect(found).toContain("spec/prod.yaml: no resource rds-replica in the plan");
    expect(found).toContain("rds-replica in spec/prod-100k.yaml");
  });

  it.each([
    [["rds-instanc.instanceClass"], "did you mean rds-instance?"],
    [["rds-instance.instanceclass"], "did you mean rds-instance.instanceClass?"],
    [["rds-instance.options.protekt"], "did you mean rds-instance.options.protect?"],
    [["instanceClass"], "for example rds-instance.instanceClass"],
    [["outputs.apiUrls"], "did you mean outputs.apiUrl?"],
    [["ecs-service-api.networkConfiguration.subnet"], "did you mean ecs-service-api.networkConfiguration.subnets?"],
    [[], "why requires a property"],
    [["one", "two"], "why explains one name"],
    [["spec/prod.yaml"], "why compares two specs, got 1"],
    [["spec/prod.yaml", "spec/dev.yaml", "no-such-thing"], "no resource no-such-thing"],
  ])("refuses %j", async (argv, help) => {
    expect(await refused("why", ...argv)).toContain(help);
  });

  it("names the edited keys behind each operation between two specs", async () => {
    const found = await text(["why", "spec/prod.yaml", "spec/prod-100k.yaml", "rds-instance"]);
    expect(found).toContain(
      `rds.rdsInstanceClass: db.t3.medium → db.r6g.xlarge  spec/prod-100k.yaml:${own} (was spec/prod.yaml:${parent})`,
    );
    const { changes } = (await json(["why", "spec/prod.yaml", "spec/prod-100k.yaml"])) as {
      changes: readonly { change: { operations: readonly Op[] } }[];
    };
    const unexplained = changes[0]!.change.operations.filter(({ keys, through }) => keys.length === 0 && through.length === 0);
    expect(unexplained.map(({ id }) => id)).toEqual([]);
  });

  it("reports the errors of a spec without a plan", async () => {
    const files = { "spec/prod.yaml": { bytes: new TextEncoder().encode(specText("prod").replace("natGateways:", "natGateway:")) } };
    const { code, stderr } = await run(["why", "vpc", "spec/prod.yaml"], { files });
    expect([code, stderr]).toEqual([1, expect.stringContaining("natGateway")]);
  });
});

interface Op {
  readonly id: string;
  readonly keys: readonly string[];
  readonly through: readonly string[];
}

describe("trace", () => {
  const nat = lineOf("prod", "natGateways:");

  it("lists what a line causes in every spec that has it, and where it is overridden", async () => {
    const found = await text(["trace", `spec/prod.yaml:${nat}`]);
    expect(found).toContain("plans vpc-nat-b (ec2.NatGateway)");
    expect(found).toContain("nat-gateway-shared");
    expect(found).toContain("docs/infrastructure/01-vpc.md#natgateways");
    expect(found).toMatch(/spec\/prod-100k\.yaml\n.*the line has no effect: spec\/prod-100k\.yaml:\d+ overrides it/);
    await json(["trace", `spec/prod.yaml:${nat}`]);
  });

  it("reaches what reads the resources on request", async () => {
    expect(await text(["trace", `spec/prod.yaml:${parent}`, "--through"])).toContain("reaches ecs-service-api, which reads");
    await json(["trace", `spec/prod.yaml:${parent}`, "--through"]);
  });

  it.each([
    [lineOf("prod", "vpc:"), "vpc.vpcCidr  "],
    [lineOf("prod", "reason:"), "waivers  "],
    [lineOf("prod", "hostedZoneName:"), "sets hosted-zone (route53.getZone): name"],
    [lineOf("prod", "Owner:"), "is a default tag of the provider"],
    [lineOf("prod", "awsAccountId:"), "the only account that the provider accepts"],
    [lineOf("prod-100k", "extends:"), "takes from the parent every key", "prod-100k"],
  ])("knows what line %i is", async (line, part, name = "prod") => {
    expect(await text(["trace", `spec/${name}.yaml:${line}`])).toContain(part);
  });

  it("says that a comment or a blank line causes nothing, and names the nearest key", async () => {
    const comment = lineOf("prod-100k", "# Soft:");
    expect(await text(["trace", `spec/prod-100k.yaml:${comment}`])).toBe(
      `spec/prod-100k.yaml:${comment} is a comment: the nearest key is budget.hard on line ${comment + 1}\n`,
    );
    expect(await json(["trace", `spec/prod-100k.yaml:${comment}`])).toMatchObject({
      nothing: "a comment",
      nearest: { key: "budget.hard" },
      specs: [],
    });
  });

  it.each([
    [["spec/prod.yaml"], "names no line"],
    [["spec/prod.yaml:0"], "count from 1"],
    [["spec/prod.yaml:9999"], "has no line 9999"],
    [[], "trace requires one line"],
  ])("refuses %j", async (argv, help) => {
    expect(await refused("trace", ...argv)).toContain(help);
  });

  it("reports a file that does not exist", async () => {
    const { code, stderr } = await run(["trace", "spec/nope.yaml:1"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("unreadable-file")]);
  });
});

describe("impact", () => {
  const edits = ["vpc.natGateways=1", "rds.enableRdsProxy=false", "--spec", "spec/prod.yaml"];

  it("reports the edit as diff does, in every spec that it reaches, and writes nothing", async () => {
    const before = specText("prod");
    const found = await run(["impact", ...edits]);
    expect(found.stdout).toMatch(/vpc-nat-b: delete, because of vpc\.natGateways \(spec\/prod\.yaml:\d+\)/);
    expect(found.stdout).toContain("spec/prod-100k.yaml with the edit");
    expect(specText("prod")).toBe(before);
  });

  it.each([
    ["natGateways=1", "vpc-nat-b: delete"],
    ["vpc.availabilityZones.2=eu-central-1c", "vpc-private-c"],
    ["vpc.availabilityZones=[eu-central-1a, eu-central-1c]", "vpc-private-b: delete"],
    ["rds.rdsInstanceClass='db.t4g.medium'", "db.t3.medium → db.t4g.medium"],
    ["rds.rdsParameters.work_mem=8192", "rds-parameters: update"],
    ["ecsServices.apiScaleOnCpuPercent=", "no change"],
    ["vpc.natGateways=2", "no change"],
    ["overrides.alb.set.idleTimeout=70", "alb: update idleTimeout (60 → 70), because of overrides.alb"],
    ["overrides.alb.set.tags.Name=edge", "alb: update tags"],
    ["tags.Team=chat", "vpc: update tagsAll, because of tags.Team (spec/prod.yaml:"],
  ])("reads %s", async (edit, part) => {
    const { stdout } = await run(["impact", edit, "--spec", "prod"]);
    expect(stdout).toContain(part);
  });

  it.each([
    [["vpc.natGateway=1"], "did you mean vpc.natGateways?"],
    [["natGatewys=1"], "did you mean natGateways?"],
    [["vpc.natGateways"], "expected KEY=VALUE"],
    [[], "impact requires an edit"],
    [["vpc.natGateways=1"], "say which one with --spec FILE"],
  ])("refuses %j", async (argv, help) => {
    const spec = help.includes("--spec") ? [] : ["--spec", "prod"];
    expect(await refused("impact", ...argv, ...spec)).toContain(help);
  });

  it("shows what an edit changes that exceeds the budget, and fails", async () => {
    const { code, stdout } = await run(["impact", "rds.rdsInstanceClass=db.m6g.large", "--spec", "prod"]);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/db\.t3\.medium → db\.m6g\.large[^]*budget-exceeded/)]);
  });

  it("proposes two pull requests where one is not enough, as diff does", async () => {
    const found = await text(["impact", "rds.rdsDatabaseName=other", "--spec", "spec/prod.yaml"]);
    expect(found).toMatch(/1\. turn protection off[\s\S]*2\. make the change[\s\S]*\+ {2}rdsDatabaseName: other/);
  });

  it("checks the edited spec, with the places of its text", async () => {
    const { code, stderr } = await run(["impact", "vpc.natGateways=9", "--spec", "prod"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("natGateways: 9")]);
  });
});
