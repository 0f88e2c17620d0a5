/** docs/guides/deploying-from-ci.md: its files are valid, its commands use them, and it names what the workflow reads. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frozenProject } from "../../../tools/fixtures/project.ts";
import { readWorkflow } from "../../support/workflows/runner.ts";
import { blocksOf, project } from "../../unit/docs/pages.ts";

const guide = readFileSync(join(project, "docs/guides/deploying-from-ci.md"), "utf8");
const template = join(project, "compiler/init/templates/workflow.yml");
const blocks = blocksOf(guide);

describe("the guide", () => {
  it("has a row for each job of the workflow", () => {
    expect([...guide.matchAll(/^\| (check|gate|report|preview|deploy) /gm)].map(([, job]) => job)).toEqual(
      Object.keys(readWorkflow(template).jobs),
    );
  });

  it("names every variable and secret that the workflow reads, and no other", () => {
    const names = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].sort();
    const read = names(readFileSync(template, "utf8"), /\b(?:vars|secrets)\.(\w+)/g);
    expect(names(guide, /\b((?:PULUMI|CODE)_\w+)\b/g)).toEqual(read);
  });

  it("lets AWS trust the subjects that the jobs have", () => {
    const subjects = (file: string) => {
      const policy = JSON.parse(blocks.find(({ rest }) => rest === file)!.body) as {
        Statement: [{ Condition: { StringEquals: Record<string, string | string[]> } }];
      };
      return [policy.Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"]].flat();
    };
    const { preview, deploy } = readWorkflow(template).jobs;
    expect([preview!.environment, subjects("ci/preview.json")]).toEqual([undefined, ["repo:acme/platform:pull_request"]]);
    expect(deploy!.environment).toBe("${{ matrix.target.stack }}");
    expect(subjects("ci/deploy.json")).toEqual(["repo:acme/platform:environment:dev", "repo:acme/platform:environment:prod"]);
  });
});

describe("its commands", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "platform-compile-ci-guide-"));
    cpSync(join(frozenProject, "spec/dev.yaml"), join(root, "spec/dev.yaml"));
    cpSync(join(frozenProject, "Pulumi.yaml"), join(root, "Pulumi.yaml"));
    for (const { rest, body } of blocks.filter((block) => block.rest !== "")) {
      mkdirSync(dirname(join(root, rest)), { recursive: true });
      writeFileSync(join(root, rest), body);
    }
    mkdirSync(join(root, "bin"));
    for (const name of ["aws", "gh", "pulumi"]) {
      writeFileSync(join(root, "bin", name), `#!/bin/sh\necho "${name} $*" >> calls\n`);
      chmodSync(join(root, "bin", name), 0o755);
    }
    mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(project, "dist/platform-compile.cjs"), join(root, "node_modules/.bin/platform-compile"));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it("run in the order of the guide, with files that it shows", { timeout: 60_000 }, () => {
    const script = blocks.filter(({ language }) => language === "sh").map(({ body }) => body);
    const { PATH = "", HOME = "" } = process.env;
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-euo", "pipefail", "-c", script.join("\n")], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: `${join(root, "bin")}:${PATH}`, HOME, npm_config_offline: "true" },
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("none stale");
    const calls = readFileSync(join(root, "calls"), "utf8");
    expect(calls.match(/^(aws|gh) /gm)!.length).toBeGreaterThan(10);
    const files = [...calls.matchAll(/(?:file:\/\/|--input )(\S+)/g)].map(([, file]) => file!);
    expect(files).toEqual(["ci/preview.json", "ci/deploy.json", "ci/prod.json", "ci/branch.json"]);
    for (const file of files) expect(existsSync(join(root, file)) && JSON.parse(readFileSync(join(root, file), "utf8"))).toBeTruthy();
  });
});
