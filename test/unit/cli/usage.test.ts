import { describe, expect, it } from "vitest";
import { commands } from "../../../compiler/cli/commands.generated.ts";
import { parseArguments } from "../../../compiler/cli/arguments.ts";
import { main } from "../../../compiler/cli/index.ts";
import { planName } from "../../../compiler/cli/targets/project.ts";
import type { CliIo } from "../../../compiler/cli/command.ts";
import { run } from "./run.ts";

describe("usage errors", () => {
  it.each([
    [["compil"], "unknown command compil\n  help: did you mean compile?"],
    [["frobnicate"], "unknown command frobnicate\n  help: available commands:"],
    [["help", "compil"], "unknown command compil\n  help: did you mean compile?"],
    [["compile", "--outt", "x"], "unknown option --outt of compile\n  help: did you mean --out?"],
    [["--zzz"], "unknown option --zzz of compile\n  help: run platform-compile compile --help for its options"],
    [["-x"], "unknown option -x of compile"],
    [["--format", "jsn"], "unknown value jsn of --format\n  help: expected one of pretty, json; did you mean json?"],
    [["--format"], "--format requires a value\n  help: use --format FORMAT"],
    [["--out="], "--out requires a value\n  help: use --out FILE"],
    [["--strict=yes"], "--strict does not take a value"],
    [["--as-of", "2026-02-30"], "--as-of 2026-02-30 is not a valid date\n  help: expected YYYY-MM-DD"],
    [["--as-of", "tomorrow"], "--as-of tomorrow is not a valid date"],
    [["--strict", "validate"], "the command must come first: platform-compile validate …"],
    [["--out", "x.json", "spec/dev.yaml", "spec/prod.yaml"], "--out accepts one spec, got 2"],
    [["--out", "-", "--check", "spec/dev.yaml"], "--check cannot be combined with --out -"],
    [["--out", "-", "--format", "json", "spec/dev.yaml"], "the plan and the JSON report cannot both go to standard output"],
    [["spec/*.toml"], "no file matches spec/*.toml"],
    [["./docs-that-are-not"], undefined],
    [["../../../schema/documents"], "../../../schema/documents contains no spec"],
  ])("%j", async (argv, message) => {
    const { code, stdout, stderr } = await run(argv);
    expect(stdout === "" || message === undefined).toBe(true);
    expect(code).toBe(message === undefined ? 1 : 2);
    if (message !== undefined) expect(stderr.startsWith(`platform-compile: ${message}`), stderr).toBe(true);
  });
});

describe("help and version", () => {
  it("lists every command", async () => {
    for (const argv of [["--help"], ["-h"], ["help"]]) {
      const { code, stdout } = await run(argv);
      expect(code).toBe(0);
      for (const name of Object.keys(commands)) expect(stdout).toMatch(new RegExp(`^  ${name} .*  \\w`, "m"));
    }
  });

  it.each(Object.keys(commands))("shows the options of %s", async (name) => {
    const { default: command } = await commands[name]!();
    for (const argv of [
      [name, "--help"],
      [name, "spec/dev.yaml", "-h"],
      ["help", name],
      ["--help", name],
    ]) {
      const { code, stdout } = await run(argv);
      expect([code, stdout.startsWith(`Usage: platform-compile ${name} `)]).toEqual([0, true]);
      for (const option of Object.keys(command.options)) expect(stdout).toContain(`  --${option}`);
    }
    expect(command.summary).toMatch(/^[a-z].*[^.]$/);
  });

  it("prints the version", async () => {
    for (const argv of [["--version"], ["version"], ["-V"]]) expect((await run(argv)).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});

describe("internal errors", () => {
  const broken = (error: unknown, env: Record<string, string> = {}) => {
    let stderr = "";
    const read = () => {
      throw error;
    };
    const io = { cwd: "/", root: "/", env, reader: { read }, now: () => 0, stderr: (text: string) => void (stderr += text) };
    return main(["x.yaml"], io as unknown as CliIo).then((code) => ({ code, stderr }));
  };

  it("exit with 3 and one line", async () => {
    expect(await broken(new Error("no such thing\nat all"))).toEqual({
      code: 3,
      stderr: "internal error: no such thing\n  help: please report it; set PLATFORM_COMPILE_DEBUG=1 for the stack trace\n",
    });
    expect((await broken(undefined)).code).toBe(3);
  });

  it("show the stack trace on request", async () => {
    expect((await broken(new Error("no"), { PLATFORM_COMPILE_DEBUG: "1" })).stderr).toMatch(/^Error: no\n\s+at /);
  });

  it("do not include errors of the file system", async () => {
    expect(await broken(Object.assign(new Error("x"), { code: "EACCES", syscall: "open", path: "plan.json" }))).toEqual({
      code: 2,
      stderr: "platform-compile: open failed with EACCES: plan.json\n",
    });
  });
});

describe("arguments", () => {
  const command = {
    name: "x",
    options: {
      format: { value: "F", choices: ["a", "b"], description: "" },
      strict: { description: "" },
      out: { value: "O", description: "" },
    },
  };

  it("accepts options anywhere, and takes everything after -- literally", () => {
    const args = parseArguments(command, ["one", "--format=b", "-", "--strict", "--out", "-", "--", "--two"]);
    expect(args.positionals).toEqual(["one", "-", "--two"]);
    expect([args.value("format"), args.has("strict"), args.value("out")]).toEqual(["b", true, "-"]);
  });

  it("has defaults for choices only", () => {
    const args = parseArguments(command, []);
    expect([args.value("format"), args.has("strict"), args.value("out")]).toEqual(["a", false, undefined]);
  });
});

describe("plan names", () => {
  it.each([
    ["spec/prod.yaml", "prod"],
    ["spec/eu/prod.yml", "eu.prod"],
    ["test/x.yaml", "test.x"],
    ["../other/spec/prod.YAML", "prod"],
    ["<stdin>", "<stdin>"],
  ])("of %s is %s", (file, name) => {
    expect(planName(file)).toBe(name);
  });
});

it("refuses more specs than fit into memory", async () => {
  const specs = Array.from({ length: 201 }, (_, index) => `spec/e${index}.yaml`);
  const { code, stderr } = await run(["compile", ...specs]);
  expect(code).toBe(2);
  expect(stderr).toContain("201 specs are too many: expected at most 200 in one run");
});

it.each(["main*", "release/?", "a b", "a\nb", "", "${aws:username}", "x${*}"])(
  "deploy-role trusts no name that admits others: %j",
  async (name) => {
    for (const option of ["--branch", "--environment"]) {
      const { code, stdout } = await run(["deploy-role", "spec/prod.yaml", "--repository", "acme/platform", option, name]);
      expect([code, stdout]).toEqual([2, ""]);
    }
  },
);
