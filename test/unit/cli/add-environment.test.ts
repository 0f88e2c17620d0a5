import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addProject } from "./add-project.ts";
import { run } from "./run.ts";

const { add, compiled, path, read, replaced, root, value, write } = addProject();

describe("add environment", () => {
  it.each([
    ["staging", ["--extends", "prod"]],
    ["staging", ["--extends", "prod.yaml", "--class", "dev"]],
    ["qa", ["--from", "spec/dev.yaml"]],
    ["eu-prod", ["--from", "prod", "--domain", "chat.tidechat.io"]],
    ["demo", ["--extends", "dev", "--set", "usage.dailyActiveUsers=5"]],
  ])("%s %j has no error and no warning", async (name, argv) => {
    const others = ["dev", "prod", "prod-100k"].map((other) => compiled(other).environment!);
    const { code, stdout, stderr } = await add("environment", name, ...argv);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      new RegExp(`^${name}: \\d+ resources, [\\d.]+ USD a month, with autoscaling at least [\\d,.]+, at most [\\d,.]+$`, "m"),
    );
    const { diagnostics, environment } = compiled(name);
    expect(diagnostics).toEqual([]);
    for (const { spec } of others) {
      expect(environment!.spec.domainName).not.toBe(spec.domainName);
      expect(environment!.spec.vpc.vpcCidr).not.toBe(spec.vpc.vpcCidr);
      expect(environment!.spec.auth0Audience).not.toBe(spec.auth0Audience);
    }
    expect((await run(["validate"], { cwd: root() })).code).toBe(0);
  });

  it("writes only what differs, or a copy with its comments", async () => {
    await add("environment", "staging", "--extends", "prod");
    expect(read("staging")).toBe(
      [
        "schema: 1",
        "extends: prod.yaml",
        "environment: staging",
        "class: prod",
        "domainName: api.staging.tidechat.io",
        "auth0Audience: https://api.staging.tidechat.io",
        "",
        "vpc:",
        "  vpcCidr: 10.3.0.0/16",
        "",
        "iam:",
        "  createGithubIdentityProvider: false",
        "",
      ].join("\n"),
    );
    await add("environment", "copy", "--from", "prod-100k");
    const [before, after] = [read("prod-100k").split("\n"), read("copy").split("\n")];
    expect(before.filter((line) => !after.includes(line))).toEqual([
      "environment: prod-100k",
      "domainName: api.big.tidechat.io",
      "auth0Audience: https://api.big.tidechat.io",
      "  vpcCidr: 10.2.0.0/16",
    ]);
  });

  it("changes hosts of services, and states a zone that would be another one", async () => {
    replaced("dev", "route53:\n  hostedZoneName: tidechat.io\n\n", "");
    replaced("dev", "domainName: api.dev.tidechat.io", "domainName: api.tidechat.dev");
    await add("service", "images", "--spec", "dev", "--host", "img.tidechat.dev");
    expect((await add("environment", "qa", "--from", "dev")).code).toBe(0);
    expect(value("qa", "ecsServices.extraServices.images.host")).toBe("img.qa.tidechat.dev");
    expect(value("qa", "route53.hostedZoneName")).toBe("tidechat.dev");
    expect(compiled("qa").diagnostics).toEqual([]);
  });

  it("keeps to the model's line breaks and editor line", async () => {
    const line = "# yaml-language-server: $schema=../generated/schema/environment.authoring.schema.json";
    write("dev", `${line}\n${read("dev")}`.replaceAll("\n", "\r\n"));
    await add("environment", "qa", "--extends", "dev");
    expect(read("qa").startsWith(`${line}\r\nschema: 1\r\nextends: dev.yaml\r\n`)).toBe(true);
    expect(/[^\r]\n/.test(read("qa"))).toBe(false);
  });

  it.each([
    [["Prod_X", "--extends", "prod"], "invalid-format `environment` has the invalid value `Prod_X`"],
    [["a".repeat(25), "--extends", "prod"], "value-out-of-range `environment`"],
    [["qa", "--extends", "prod", "--set", "environment=prod"], "duplicate-environment spec/prod.yaml has the same project"],
    [["qa", "--extends", "prod", "--class", "test"], "value-not-allowed"],
    [["qa", "--extends", "dev", "--domain", "api.elsewhere.io"], "host-outside-hosted-zone"],
    [["../qa", "--extends", "prod"], "invalid-format"],
  ])("refuses %j with the compiler's message", async (argv, message) => {
    const { code, stderr } = await add("environment", ...argv);
    expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(stderr.match(/ error /g)).toHaveLength(1);
    expect((await run(["validate"], { cwd: root() })).stdout.match(/^spec\//gm)).toHaveLength(3);
  });

  it("follows the only whole spec by default", async () => {
    rmSync(path("dev"));
    rmSync(path("prod-100k"));
    replaced("prod", "environment: prod\n", "");
    write("live", "schema: 1\nextends: prod.yaml\nenvironment: live\n");
    const { code, stdout } = await add("environment", "qa");
    expect([code, value("qa", "projectName")]).toEqual([0, "realtime"]);
    expect(read("qa").startsWith("schema: 1\nextends: live.yaml\nenvironment: qa\n")).toBe(true);
    expect(stdout).toContain(
      "next: pulumi stack init qa\nnext: pulumi config set --stack qa apiImage IMAGE, and likewise realtimeImage, workerImage\n",
    );
  });

  it("refuses to follow a spec with errors", async () => {
    replaced("dev", "natGateways: 0", "natGateways: 9");
    const { code, stderr } = await add("environment", "qa", "--extends", "dev");
    expect([code, stderr]).toEqual([1, expect.stringContaining("nothing was written: spec/dev.yaml has errors")]);
  });
});
