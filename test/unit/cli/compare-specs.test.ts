/** Specs of one account, compared for what exists only once. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { specText } from "../../../tools/fixtures/project.ts";
import { run } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "compare-"));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "spec"));
writeFileSync(join(root, "Pulumi.yaml"), "name: test\nruntime: nodejs\n");
const child = (rest: string) => `schema: 1\nextends: prod.yaml\nenvironment: staging\n${rest}`;
const write = (name: string, text: string) => writeFileSync(join(root, "spec", `${name}.yaml`), text);

const told = (...specs: readonly string[]) => toldBy("resource-of-another-spec", ...specs);

async function toldBy(wanted: string, ...specs: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run(["validate", ...specs, "--format", "json"], { cwd: root });
  const report = JSON.parse(stdout) as {
    specs: { file: string; diagnostics: { rule: string; severity: string; key: string; line: number }[] }[];
  };
  return report.specs.flatMap(({ file, diagnostics }) =>
    diagnostics.filter(({ rule }) => rule === wanted).map(({ severity, key, line }) => `${file}:${line} ${severity} ${key}`),
  );
}

describe("two specs of one account", () => {
  it("cannot both create GitHub's identity provider: the one that extends the other is refused", async () => {
    write("prod", specText("prod"));
    write("a-staging", child("domainName: api.staging.tidechat.io\n"));
    const key = "iam.createGithubIdentityProvider";
    expect(await told("spec")).toEqual([`spec/a-staging.yaml:3 error ${key}`]);
    expect(await told("spec/a-staging.yaml")).toEqual([`spec/a-staging.yaml:3 warning ${key}`]);
    expect(await told("spec/prod.yaml")).toEqual([]);
  });

  it("can if one of them looks it up, or belongs to another account", async () => {
    write("a-staging", child("domainName: api.staging.tidechat.io\niam: {createGithubIdentityProvider: false}\n"));
    expect(await told("spec")).toEqual([]);
    write("a-staging", child('domainName: api.staging.tidechat.io\nawsAccountId: "111122223333"\n'));
    expect(await told("spec")).toEqual([]);
  });

  it("cannot have one host name, whatever the account", async () => {
    write("a-staging", child('awsAccountId: "111122223333"\n'));
    expect(await told("spec")).toEqual(["spec/a-staging.yaml:3 error domainName"]);
  });

  it("cannot state one bucket", async () => {
    const bucket = 'extraResources: {extra-bucket: {type: "aws:s3/bucket:Bucket", inputs: {bucket: tidechat-exports}}}\n';
    write("a-staging", child(`domainName: api.staging.tidechat.io\nawsAccountId: "111122223333"\n${bucket}`));
    write("b-staging", child(`domainName: api.b.tidechat.io\nawsAccountId: "111122224444"\n${bucket}`).replace("staging", "b-staging"));
    expect(await told("spec")).toEqual(["spec/b-staging.yaml:6 error extraResources.extra-bucket.inputs.bucket"]);
  });

  it("cannot have one name that an override states, whoever states it", async () => {
    const own = (rest: string) => child(`domainName: api.staging.tidechat.io\niam: {createGithubIdentityProvider: false}\n${rest}`);
    write("b-staging", "{}");
    for (const [id, property, name] of [
      ["rds-instance", "identifier", "realtime-prod-db"],
      ["sqs-push", "name", "realtime-prod-push"],
    ]) {
      const override = `overrides: {${id}: {set: {${property}: ${name}}}}\n`;
      write("a-staging", own(override));
      expect(await told("spec/prod.yaml", "spec/a-staging.yaml")).toEqual([`spec/a-staging.yaml:6 error overrides.${id}.set.${property}`]);
      expect(await told("spec/a-staging.yaml")).toEqual([`spec/a-staging.yaml:6 warning overrides.${id}.set.${property}`]);
      write("a-staging", own(`region: eu-west-1\n${override}`));
      expect(await told("spec/a-staging.yaml")).toEqual([]);
    }
  });
});

describe("two networks of one account", () => {
  const rest = "domainName: api.staging.tidechat.io\niam: {createGithubIdentityProvider: false}\n";
  const overlapping = (...specs: readonly string[]) => toldBy("networks-overlap", ...specs);

  it.each([
    ["inherits the same block", "", "3"],
    ["has a part of it", "vpc: {vpcCidr: 10.1.128.0/20}\n", "6"],
    ["has more than it", "vpc: {vpcCidr: 10.1.0.0/16}\n", "6"],
    ["gets it from an override", "overrides: {vpc: {set: {cidrBlock: 10.1.0.0/20}}}\n", "3"],
  ])("are told apart where the second one %s", async (_how, vpc, line) => {
    write("b-staging", "{}");
    write("a-staging", child(`${rest}${vpc}`));
    expect(await overlapping("spec/prod.yaml", "spec/a-staging.yaml")).toEqual([`spec/a-staging.yaml:${line} warning vpc.vpcCidr`]);
    expect(await overlapping("spec/a-staging.yaml", "--strict")).toEqual([`spec/a-staging.yaml:${line} error vpc.vpcCidr`]);
    expect(await overlapping("spec/prod.yaml")).toEqual([]);
  });

  it.each([
    ["have other addresses", "vpc: {vpcCidr: 10.7.0.0/16}\n"],
    ["belong to two accounts", 'awsAccountId: "111122223333"\n'],
    ["are waived", 'waivers: [{rule: networks-overlap, reason: "They are never connected.", until: "2027-06-30"}]\n'],
    [
      "are one existing network",
      "vpc: {existingVpc: {id: vpc-0a1b2c3d4e5f60718, publicSubnetIds: [subnet-0a1b2c3d4e5f60711, subnet-0a1b2c3d4e5f60712], privateSubnetIds: [subnet-0a1b2c3d4e5f60713, subnet-0a1b2c3d4e5f60714], dataSubnetIds: [subnet-0a1b2c3d4e5f60715, subnet-0a1b2c3d4e5f60716]}}\n",
    ],
  ])("may overlap if they %s", async (_why, more) => {
    write("a-staging", child(`${rest}${more}`));
    expect(await overlapping("spec/a-staging.yaml")).toEqual([]);
    expect(await toldBy("waiver-unknown-rule", "spec/a-staging.yaml")).toEqual([]);
  });
});

it.each(["prodd.yaml", "prod", "prod.yml", "spec/prod.yaml", "../prod.yaml"])(
  "suggests the nearest parent for `extends: %s`",
  async (parent) => {
    write("a-staging", child("").replace("prod.yaml", parent));
    const { stderr } = await run(["validate", "spec/a-staging.yaml"], { cwd: root });
    expect(stderr).toMatch(/parent-not-found[\s\S]*help: did you mean `extends: prod\.yaml`\?/);
  },
);
