/** docs/guides/deploying.md: its commands exist, its specs compile, its import file is valid, and its release does what it says. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { blocksOf, compiledOf, guideText as text, planOfSection, pulumiCommandsOf } from "./support/guide.ts";
import { timeouts } from "./support/harness.ts";
import { changed, existing, images, remains, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

const blocks = (language: string): string[] => blocksOf().flatMap((block) => (block.language === language ? [block.body] : []));
const lines = blocks("sh").flatMap((body) => body.trim().split("\n"));

/** The words of a `pulumi` command up to its first option or argument, and its long options. */
function commandOf(line: string): { readonly words: string[]; readonly options: string[] } {
  const [command = ""] = line.split(" | ");
  const known = new Set([
    "stack",
    "init",
    "select",
    "config",
    "set",
    "rm",
    "up",
    "preview",
    "destroy",
    "cancel",
    "refresh",
    "import",
    "export",
    "state",
    "unprotect",
  ]);
  const words = command.split(" ").slice(1);
  const end = words.findIndex((word) => !known.has(word));
  const options = [...command.matchAll(/ (--[a-z-]+)/g)].map(([, option = ""]) => option);
  return { words: end < 0 ? words : words.slice(0, end), options };
}

/** Enough of prod for the guide's commands. */
const part = (whole: Plan): Plan => subplan(whole, "iam-ci-policy", "ecs-service-api", "ecs-service-worker");
const plan = part(planOf("prod"));
let stack: Stack;
beforeAll(async () => {
  const { migrationTaskDefinitionArn } = planOf("prod").outputs;
  stack = await stackOf({ ...plan, outputs: migrationTaskDefinitionArn === undefined ? {} : { migrationTaskDefinitionArn } });
  succeeded(await stack.up());
}, timeouts.first);
afterAll(() => stack.dispose());

describe("the guide", { timeout: timeouts.test }, () => {
  it("uses commands and options that the CLI has", async () => {
    const commands = lines.filter((line) => line.startsWith("pulumi ")).map(commandOf);
    expect(commands.length).toBeGreaterThan(25);
    const help = new Map<string, string>();
    for (const { words, options } of commands) {
      const key = words.join(" ");
      if (!help.has(key)) help.set(key, (await stack.run([...words, "--help"], false)).text);
      for (const option of options) expect({ key, option, known: help.get(key)?.includes(option) }).toEqual({ key, option, known: true });
      // The usage line shows the command's name; otherwise an alias does (`stack init` is also `stack new`).
      expect(help.get(key)).toMatch(new RegExp(`(Usage:\\n +pulumi .*|Aliases:\\n.*)\\b${words.at(-1) ?? ""}\\b`));
    }
  });

  it("names existing outputs, stack config and resources", () => {
    const whole = planOf("prod");
    const outputs = [...text.matchAll(/pulumi stack output (\w+)/g), ...text.matchAll(/outputs `(\w+)`/g)].map(([, name = ""]) => name);
    expect(outputs.filter((name) => !Object.hasOwn(whole.outputs, name))).toEqual([]);
    const keys = lines.flatMap((line) => /^pulumi config set (?:--secret )?([a-zA-Z]+)(?= )/.exec(line)?.[1] ?? []);
    expect(keys.filter((key) => !Object.hasOwn(whole.config, key))).toEqual([]);
    const targets = [...text.matchAll(/\*\*::([\w-]+)/g)].map(([, id = ""]) => id);
    expect(targets).toHaveLength(1);
    expect(targets.filter((id) => !whole.resources.some((resource) => resource.id === id))).toEqual([]);
  });

  it("shows specs that compile", () => {
    const compiled = compiledOf();
    expect(compiled).toHaveLength(4);
    for (const { diagnostics, plan: shown } of compiled) {
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(shown?.resources.length).toBeGreaterThan(100);
    }
  });

  it("shows an import file with names from the stack", async () => {
    const [body = "{}"] = blocks("json");
    const { nameTable, resources } = JSON.parse(body) as {
      nameTable: Record<string, string>;
      resources: { type: string; name: string; parent: string; provider: string }[];
    };
    const urns = new Set((await stack.export()).map(({ urn }) => urn));
    for (const urn of Object.values(nameTable)) expect({ urn, known: urns.has(urn) }).toEqual({ urn, known: true });
    for (const { name, type, parent, provider } of resources) {
      expect(planOf("prod").resources.find(({ id }) => id === name)?.type).toBe(type);
      expect([parent, provider].filter((word) => nameTable[word] === undefined)).toEqual([]);
    }
  });

  it("releases the image to the migration first, then to its service, and to no other", async () => {
    const next = images.apiImage.replace("3f2a9c1", "8b1d0e4");
    const before = (await stack.outputs())["migrationTaskDefinitionArn"];
    const migration = changed(succeeded(await stack.up("-c", `apiImage=${next}`, "--target", "**::ecs-task-migration")));
    expect(migration).toEqual({ "ecs-task-migration": "replace" });
    expect((await stack.outputs())["migrationTaskDefinitionArn"]).not.toBe(before);
    const release = changed(succeeded(await stack.up()));
    expect(release).toEqual({ "ecs-task-api": "replace", "ecs-service-api": "update" });
  });

  it("rolls back by digest", async () => {
    await stack.setConfig("apiImage", `${images.apiImage.split(":")[0]}@sha256:${"ab".repeat(32)}`);
    const back = changed(succeeded(await stack.up()));
    expect(back).toMatchObject({ "ecs-task-api": "replace", "ecs-task-migration": "replace", "ecs-service-api": "update" });
    expect(back["ecs-service-worker"]).toBeUndefined();
  });

  it("replaces the protected database in four steps, and not in fewer", async () => {
    const [changing, edit] = [planOfSection("Changing a protected database"), { rds: { rdsDatabaseName: "chat" } }];
    stack.writePlan(part(planOf("prod", edit)));
    expect((await stack.preview()).text).toMatch(/rds-instance[\s\S]*protect/);
    stack.writePlan(part(changing));
    expect(changed(succeeded(await stack.up()))["rds-instance"]).toBe("update");
    stack.writePlan(part(planOf("prod", { rds: { ...edit.rds, rdsDeletionProtection: false } })));
    expect(changed(succeeded(await stack.up()))["rds-instance"]).toBe("replace");
    // And back, so that the stack is that of the guide again.
    stack.writePlan(part(changing));
    expect(changed(succeeded(await stack.up()))["rds-instance"]).toBe("replace");
    stack.writePlan(part(planOf("prod")));
    expect(changed(succeeded(await stack.up()))["rds-instance"]).toBe("update");
  });

  it("destroys everything but what it says", async () => {
    expect(pulumiCommandsOf("Destroying").map(([command]) => command)).toEqual(["destroy", "up", "destroy"]);
    const opened = part(planOfSection("Destroying"));
    stack.writePlan(opened);
    succeeded(await stack.up());
    succeeded(await stack.destroy());
    expect(await stack.export()).toEqual([]);
    expect([...new Set(existing(stack))]).toEqual(remains(opened));
  });
});
