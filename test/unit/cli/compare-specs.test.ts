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

async function told(...specs: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run(["validate", ...specs, "--format", "json"], { cwd: root });
  const report = JSON.parse(stdout) as {
    specs: { file: string; diagnostics: { rule: string; severity: string; key: string; line: number }[] }[];
  };
  return report.specs.flatMap(({ file, diagnostics }) =>
    diagnostics
      .filter(({ rule }) => rule === "resource-of-another-spec")
      .map(({ severity, key, line }) => `${file}:${line} ${severity} ${key}`),
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
});
