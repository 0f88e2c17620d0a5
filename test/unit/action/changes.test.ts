import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changesSince } from "../../../compiler/action/changes.ts";
import { prettyJson } from "../../../compiler/canonical/json.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

let [repository, root] = ["", ""];
const git = (...args: string[]) => {
  const { status, stderr } = spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@localhost", ...args], {
    cwd: repository,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
};
const write = (name: string, text: string) => writeFileSync(join(root, `generated/plans/${name}.plan.json`), text);
const commit = () => {
  git("add", "--all");
  git("commit", "--quiet", "--message", "change");
};
const since = (base: string) =>
  changesSince(base, { root, env: {}, log: () => undefined }).map(({ path, before, after }) => [
    path,
    before?.environment,
    after?.environment,
  ]);

/** A project in a folder of its repository, with the plans of dev and prod committed. */
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "platform-compile-changes-"));
  root = join(repository, "infra");
  mkdirSync(join(root, "generated/plans"), { recursive: true });
  git("init", "--quiet");
  for (const name of ["dev", "prod"]) write(name, prettyJson(planOf(name)));
  commit();
});
afterEach(() => rmSync(repository, { recursive: true }));

describe("the changes since a base", () => {
  it("are plans with other bytes, new and deleted ones", () => {
    write("dev", prettyJson(planOf("dev", { rds: { rdsAllocatedStorage: 30 } })));
    write("prod-100k", prettyJson(planOf("prod-100k")));
    rmSync(join(root, "generated/plans/prod.plan.json"));
    expect(since("HEAD")).toEqual([
      ["generated/plans/dev.plan.json", "dev", "dev"],
      ["generated/plans/prod-100k.plan.json", undefined, "prod-100k"],
      ["generated/plans/prod.plan.json", "prod", undefined],
    ]);
  });

  it("are none if only other files differ", () => {
    writeFileSync(join(root, "notes.md"), "# Notes\n");
    expect(since("HEAD")).toEqual([]);
  });

  it.each(["", "0".repeat(40), "--output=x", "no-such-branch"])("are all plans if git does not know the base %j", (base) => {
    expect(since(base).map(([, before, after]) => [before, after])).toEqual([[undefined, "dev"], [undefined, "prod"]]); // prettier-ignore
  });

  it("take a base without a readable plan for a new environment, and refuse such a head", () => {
    const text = prettyJson(planOf("dev"));
    write("dev", `<<<<<<< HEAD\n${text}`);
    expect(() => since("HEAD")).toThrow("generated/plans/dev.plan.json is not a plan: run npx platform-compile generate");
    commit();
    write("dev", text);
    expect(since("HEAD")).toEqual([["generated/plans/dev.plan.json", undefined, "dev"]]);
  });
});
