/** Text from specs, plans and file names reaches a CI log: it must neither command the runner nor hide anything from readers. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { printableJson } from "../../../compiler/diagnostics/render/printable.ts";
import { specText } from "../../../tools/fixtures/project.ts";
import { run } from "./run.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "platform-compile-"));
  write("Pulumi.yaml", "name: realtime\n");
  write("spec/prod.yaml", specText("prod"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** What a runner does with each line (actions/runner, ActionCommand.cs): `::` at the start, after white space, or `##[` anywhere. */
const commandsIn = (text: string) => text.split(/\r\n|\r|\n/).filter((line) => /^\s*::/.test(line) || line.includes("##["));
const hidden = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\u{e0000}-\u{e007f}\x1b]/u;

const evil = "##[error]a\u200bb\u202ec\u{e0041}d\u3164e";
const specs: Readonly<Record<string, string>> = {
  "an unknown key": `schema: 1\nextends: prod.yaml\nenvironment: x\n"${evil}": 1\n`,
  "an unknown key at the start of a line": `schema: 1\nextends: prod.yaml\nenvironment: x\n"::error::x": 1\n::warning::x: 1\n`,
  "a value": `schema: 1\nextends: prod.yaml\nenvironment: "${evil}"\nregion: "::error::x"\n`,
  "a parent": `schema: 1\nextends: "${evil}.yaml"\n`,
  "a syntax error": `##[error]x\n::error::y\n]: ${evil}\n`,
  "a valid tag": `schema: 1\nextends: prod.yaml\nenvironment: x\ntags: {Owner: "##[error]x"}\n`,
  "a workload": `schema: 1\nextends: prod.yaml\nenvironment: x\nservices: {"${evil}": {cpu: 1}}\n`,
};
const commands = [
  ["compile", "--out", "-"],
  ["validate"],
  ["validate", "--format", "json"],
  ["validate", "--format", "sarif"],
  ["cost"],
  ["cost", "--format", "json"],
  ["graph"],
  ["graph", "--format", "json"],
  ["fmt", "--check"],
] as const;

describe.each(Object.keys(specs))("%s", (name) => {
  it("commands nothing and hides nothing, in any format", async () => {
    write("spec/bad.yaml", specs[name]!);
    for (const [command, ...options] of commands) {
      const { stdout, stderr } = await run([command, "spec/bad.yaml", ...options], { cwd: root });
      expect([command, options, commandsIn(stdout + stderr), hidden.exec(stdout + stderr)]).toEqual([command, options, [], null]);
    }
  });

  it("commands only what the format github means to", async () => {
    write("spec/bad.yaml", specs[name]!);
    const { stdout } = await run(["validate", "spec/bad.yaml", "--format", "github"], { cwd: root });
    expect(stdout.split("\n").every((line) => line === "" || /^::(error|warning|notice) file=spec\/bad.yaml,/.test(line))).toBe(true);
    expect([stdout.includes("##["), hidden.test(stdout)]).toEqual([false, false]);
  });
});

it.each(["::error::x.yaml", "##[error]x.yaml", "a\n::error::x.yaml", "a\u200b\u{e0041}.yaml"])(
  "neither does the file name %j",
  async (name) => {
    write(`spec/${name}`, "region: mars\n");
    for (const argv of [["validate"], ["compile"], ["fmt", name], ["validate", "--format", "json"], [`spec/${name}x`], [name]]) {
      for (const cwd of [root, join(root, "spec")]) {
        const { stdout, stderr } = await run(argv, { cwd });
        expect([argv, commandsIn(stdout + stderr), hidden.exec(stdout + stderr)]).toEqual([argv, [], null]);
      }
    }
  },
);

it("JSON keeps the value, without the characters", () => {
  const json = printableJson(JSON.stringify({ [evil]: `${evil}\ud800` }, null, 2));
  expect(JSON.parse(json)).toEqual({ [evil]: `${evil}\ud800` });
  expect([commandsIn(json), hidden.exec(json)]).toEqual([[], null]);
});

describe("a long value", () => {
  const long = "x".repeat(5000);
  it.each([
    ["a key", `${long}: 1\n`],
    ["a value", `environment: ${long}\n`],
    ["a value of many words", `region: "${"x y ".repeat(2000)}"\n`],
    ["a value with quotes", `region: "${"x `y ".repeat(2000)}"\n`],
    ["a parent", `extends: ${long}.yaml\n`],
    ["a host", `domainName: ${long}.example\n`],
    ["a name in an override", `overrides: {${long}: {inputs: {a: 1}}}\n`],
    ["a waiver", `waivers: {${long}: {reason: a, until: 2026-12-31}}\n`],
  ])("is cut: %s", async (_name, text) => {
    write("spec/bad.yaml", text.startsWith("extends") ? text : `schema: 1\nextends: prod.yaml\n${text}`);
    for (const format of ["pretty", "json", "github", "sarif"]) {
      const { stdout, stderr } = await run(["validate", "spec/bad.yaml", "--format", format], { cwd: root });
      const [longest = ""] = (stdout + stderr).split("\n").sort((a, b) => b.length - a.length);
      expect([format, longest.length < 2500, /x{301}|(x y ){100}/.test(longest)]).toEqual([format, true, false]);
    }
  });
});
