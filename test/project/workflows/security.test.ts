/** What every workflow and the action keep to, so that neither a pull request nor a moved tag can take over. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readWorkflow } from "../../support/workflows/runner.ts";

const project = join(import.meta.dirname, "../../..");
const template = "compiler/init/templates/workflow.yml";
const workflows = [template, ...readdirSync(join(project, ".github/workflows")).map((file) => `.github/workflows/${file}`)];
const textOf = (file: string) => readFileSync(join(project, file), "utf8");
const jobsOf = (file: string) => Object.entries(readWorkflow(join(project, file)).jobs);

interface AnyStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
const stepsOf = (file: string): readonly AnyStep[] =>
  file === "action.yml"
    ? (parse(textOf(file)) as { runs: { steps: AnyStep[] } }).runs.steps
    : jobsOf(file).flatMap(([, { steps }]) => steps);

describe.each([...workflows, "action.yml"])("%s", (file) => {
  it("pins the actions of others by commit, with the version as a comment", () => {
    const lines = textOf(file)
      .split("\n")
      .filter((line) => /\buses: (?!\.\/)/.test(line));
    expect(lines.filter((line) => !/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it("names one commit per action", () => {
    const pins = workflows.flatMap((each) =>
      [...textOf(each).matchAll(/uses: ([\w-]+\/[\w/-]+)@(\S+)/g)].map(([, name, sha]) => [name!, sha!]),
    );
    const differing = pins.filter(([name, sha]) => pins.some(([other, commit]) => other === name && commit !== sha));
    expect(differing).toEqual([]);
  });

  it("puts no text of a pull request into a script", () => {
    expect(stepsOf(file).filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });

  it("leaves no token in the checked-out repository", () => {
    const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.filter(({ with: inputs }) => inputs?.["persist-credentials"] !== false)).toEqual([]);
  });
});

describe("the jobs of a platform", () => {
  it.each([template, ".github/workflows/platform.yml"])("%s: each has the permissions that it needs", (file) => {
    expect(readWorkflow(join(project, file)).permissions).toEqual({});
    expect(Object.fromEntries(jobsOf(file).map(([name, { permissions }]) => [name, permissions]))).toEqual({
      check: { contents: "read" },
      gate: { contents: "read" },
      report: { actions: "read", contents: "read", "pull-requests": "write", "security-events": "write" },
      preview: { contents: "read", "id-token": "write" },
      deploy: { contents: "read", "id-token": "write" },
    });
  });

  it("are the same here as in a project of one's own, but for where the action is", () => {
    expect(textOf(".github/workflows/platform.yml")).toBe(textOf(template).replaceAll("./node_modules/platform-compile", "./"));
  });
});
