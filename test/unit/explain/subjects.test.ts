/** `explain` without a spec, and of what is neither a key nor a rule. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, describe, expect, it } from "vitest";
import { exampleEnvironment } from "../../../compiler/cli/explain/example.ts";
import { project, run, today } from "../cli/run.ts";

const schemas = join(project, "schema/output");
const ajv = new Ajv({ allErrors: true });
for (const file of readdirSync(schemas)) ajv.addSchema(JSON.parse(readFileSync(join(schemas, file), "utf8")) as object);
const validate = ajv.getSchema("output/explain.schema.json")!;

const empty = mkdtempSync(join(tmpdir(), "platform-compile-"));
afterAll(() => rmSync(empty, { recursive: true }));

/** Standard output on one line, from an empty folder. */
async function alone(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(["explain", ...argv], { cwd: empty });
  expect([code, stderr], argv.join(" ")).toEqual([0, ""]);
  return stdout.replaceAll(/\s+/g, " ");
}

async function json(argv: readonly string[], world = {}) {
  const { code, stdout } = await run(["explain", ...argv, "--format", "json"], world);
  const body = JSON.parse(stdout) as Record<string, unknown>;
  expect([code, validate(body), validate.errors], argv.join(" ")).toEqual([0, true, null]);
  return body;
}

describe("explain without a spec", () => {
  it("has an example environment that compiles", () => {
    const { diagnostics, plan } = exampleEnvironment(today);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plan?.region).toBe("eu-central-1");
  });

  it("describes a key, with the prices of the default region, and says so", async () => {
    const text = await alone("natGateways");
    expect(text).toContain("Prices in eu-central-1, USD (2026-11-23) NAT gateway hours: 0.052 per hour");
    expect(text).toContain("No spec is given: prices are those of an example environment in eu-central-1, the default region.");
    expect(text).not.toContain("Values in the specs");
    expect(await json(["natGateways"], { cwd: empty })).toMatchObject({ specs: [], example: { prices: { region: "eu-central-1" } } });
  });

  it.each([
    ["rds", /^rds RDS /],
    ["database-multi-az", /^database-multi-az /],
    ["rds-instance", /^rds-instance rds\.Instance .*database instance hours: 122\.64 USD a month/],
    ["rds-replica", /^rds-replica rds\.Instance No given spec plans this resource/],
    ["aws:rds/instance:Instance", /Planned rds-instance: an example environment Not planned by these specs rds-replica/],
    ["rds.Instance", /Replaced by a change of .*kmsKeyId/],
    ["cost", /^cost estimate monthly cost.* Usage npx platform-compile cost \[spec…\] Options --by GROUP: /],
    ["explain", /^explain describe a key.* Usage npx platform-compile explain NAME… \[spec…\]/],
  ])("describes %s", async (name, text) => {
    expect(await alone(name)).toMatch(text);
    await json([name], { cwd: empty });
  });

  it.each([
    [["nat"], "key vpc.natGateways: NAT gateways"],
    [["proxy"], "key rds.enableRdsProxy: RDS Proxy"],
    [["database password"], "rule master-password-rotation"],
    [["database", "password"], "rule master-password-rotation"],
    [["how do I scale the worker?"], "key ecsWorkers.workerScaleOnQueueDepth"],
    [["gateways"], "key vpc.natGateways"],
  ])("finds %j", async (words, match) => {
    expect(await alone(...words)).toContain(match);
    const { matches } = (await json(words, { cwd: empty })) as { matches: readonly object[] };
    expect(matches.length).toBeGreaterThan(0);
  });

  it("takes words and then a spec that does not exist", async () => {
    const { code, stderr } = await run(["explain", "natGateways", "nope.yaml"], { cwd: empty });
    expect([code, stderr]).toEqual([1, expect.stringContaining("unreadable-file")]);
  });
});

describe("explain with specs", () => {
  const american = (text: string) => text.replaceAll("eu-central-1", "us-east-1");

  it("gives the prices of the spec's region, and quotes no others", async () => {
    const stdin = american(readFileSync(join(project, "test/fixtures/project/spec/dev.yaml"), "utf8"));
    const text = (await run(["explain", "rdsInstanceClass", "-"], { stdin })).stdout.replaceAll(/\s+/g, " ");
    expect(text).toContain("Prices in us-east-1, USD (2026-11-23) database instance hours: 0.018 per hour");
    expect(text).toContain("Effects of a change db.t3.micro → db.t3.large (tried on <stdin>): interruption, +92.71 USD a month");
    expect(text).not.toMatch(/eu-central-1|tried on prod/);
  });

  it("says that a region has no prices instead of showing zeros", async () => {
    const stdin = readFileSync(join(project, "test/fixtures/project/spec/dev.yaml"), "utf8").replaceAll("eu-central-1", "eu-north-1");
    const { code, stdout } = await run(["explain", "rdsInstanceClass", "-"], { stdin });
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "Prices in eu-north-1, USD, which has no price book database instance hours: no price known",
    );
    expect(stdout).not.toMatch(/\b0\.00\b/);
    expect((await run(["explain", "rds-instance", "-"], { stdin })).stdout).toContain("database instance hours: no price known (730 hour)");
  });

  it("knows the resources of extra services and queues", async () => {
    const stdin = `schema: 1\nextends: spec/dev.yaml\nsqs: { extraQueues: { thumbnails: {} } }\n`;
    const body = (await json(["sqs-thumbnails", "-"], { stdin })) as { resource: { planned: { module: string; causes: string[] }[] } };
    expect(body.resource.planned[0]).toMatchObject({
      module: "sqs",
      causes: expect.arrayContaining(["sqs.extraQueues.thumbnails"]) as unknown,
    });
  });

  it("names what refers to a resource and which specs lack it", async () => {
    const text = (await run(["explain", "rds-proxy"])).stdout.replaceAll(/\s+/g, " ");
    expect(text).toContain("Not in spec/dev.yaml");
    expect(text).toMatch(/Used by .*rds-proxy-target/);
    expect(await json(["rds-proxy"])).toMatchObject({ specs: [{ file: "spec/dev.yaml" }, {}, {}] });
  });

  it("writes Markdown", async () => {
    expect((await run(["explain", "nat", "--format", "markdown"])).stdout).toMatch(
      /^### `nat`: \d+ matches.*\n\n[^]*\*\*Matches\*\*\n\n- key `vpc\.natGateways`: NAT gateways\n/,
    );
  });
});
