import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/generate/packages.ts";
import { newCommand } from "../../../tools/new/command.ts";
import { newModule } from "../../../tools/new/module.ts";
import { newRule } from "../../../tools/new/rule.ts";
import type { Scaffold } from "../../../tools/new/scaffold.ts";

const problemOf = (scaffold: Scaffold) => ("problem" in scaffold ? scaffold.problem : "none");
const filesOf = (scaffold: Scaffold) => ("files" in scaffold ? scaffold.files : {});

describe("names of new modules, rules and commands", () => {
  it.each([
    ["User-uploads", "in camel case"],
    ["../uploads", "in camel case"],
    ["vpc", "already exists"],
    ["region", "is taken"],
    ["shared", "is taken"],
  ])("a module cannot be called %s", (name, problem) => {
    expect(problemOf(newModule(name, projectRoot))).toContain(problem);
  });

  it.each([
    ["queue-too-slow", "unknown area"],
    ["nowhere/queue-too-slow", "unknown area"],
    ["shared/queue-too-slow", "unknown area"],
    ["queues", "in kebab case"],
    ["queues/slow", "in kebab case"],
    ["queues/QueueTooSlow", "in kebab case"],
    ["queues/deep/queue-too-slow", "in kebab case"],
    ["network/queue-encrypted", "compiler/rules/queues/queue-encrypted.ts already exists"],
  ])("a rule cannot be called %s", (name, problem) => {
    expect(problemOf(newRule(name, projectRoot))).toContain(problem);
  });

  it.each([
    ["Lint", "in kebab case"],
    ["a/b", "in kebab case"],
    ["help", "is taken"],
  ])("a command cannot be called %s", (name, problem) => {
    expect(problemOf(newCommand(name))).toContain(problem);
  });
});

describe("a new module", () => {
  it("comes after all others, and uses its name in its ids and keys", () => {
    const files = filesOf(newModule("userUploads", projectRoot));
    const schema = JSON.parse(files["schema/modules/userUploads.schema.json"]!) as { properties: object; "x-order": number };
    expect(schema["x-order"]).toBeGreaterThan(1);
    expect(Object.keys(schema.properties)).toEqual(["enableUserUploads", "userUploadsLogRetentionDays"]);
    expect(files["compiler/modules/userUploads/refs.ts"]).toContain('"user-uploads-logs"');
  });
});
