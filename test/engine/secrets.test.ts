/** Secrets from stack config and from providers reach the resource, and are nowhere else in plain text. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { imagesOf, secretValues, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

const configured = "key-of-the-mail-service-4711";

/** A part of dev with one more secret, whose value is secret stack config, and an output that exposes it. */
const base = subplan(planOf("dev"), "rds-app-secret-version", "rds-master-secret-version", "redis-secret-version");
const plan: Plan = {
  ...base,
  config: { ...base.config, mailKey: { type: "string", secret: true, required: true, description: "Key of the mail service." } },
  resources: [
    ...base.resources,
    { id: "mail", module: "rds", type: "aws:secretsmanager/secret:Secret", inputs: { name: "mail" }, options: {}, from: { "": ["rds"] } },
    {
      id: "mail-version",
      module: "rds",
      type: "aws:secretsmanager/secretVersion:SecretVersion",
      inputs: { secretId: { $ref: "mail", path: ["id"] }, secretString: { $json: { key: { $config: "mailKey" } } } },
      options: {},
      from: { "": ["rds"] },
    },
  ],
  outputs: { mailKey: { value: { $config: "mailKey" }, description: "The key.", module: "rds", secret: false } },
};

let stack: Stack;
const texts: string[] = [];
beforeAll(async () => {
  stack = await stackOf(plan, { config: imagesOf(plan), secrets: { mailKey: configured } });
}, timeouts.first);
afterAll(() => stack.dispose());

/** Every text file below a folder. */
function contents(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

describe("secrets", { timeout: timeouts.test }, () => {
  it("reach what needs them", async () => {
    stack.fail({ method: "create", resource: "mail-version", message: "the service is not available" });
    const failed = await stack.run(["up", "--json", "--yes", "--skip-preview", "--non-interactive"], false);
    expect(failed.code).not.toBe(0);
    stack.fail();
    const up = await stack.run(["up", "--json", "--yes", "--skip-preview", "--non-interactive"], false);
    expect({ code: up.code, text: up.text }).toMatchObject({ code: 0 });
    texts.push(failed.text, up.text);
    const given = stack.resource("mail-version").inputs["secretString"];
    expect(given).toBe(JSON.stringify({ key: configured }));
    expect((await stack.outputs())["mailKey"]).toBe(configured);
  });

  it("are in no state, file, message or event in plain text", async () => {
    const secrets = [configured, ...(await secretValues(stack))];
    expect(secrets.length).toBeGreaterThan(3);
    const diff = succeeded(await stack.up("--diff"));
    const preview = await stack.must(["preview", "--json"]);
    const { stdout: state } = await stack.must(["stack", "export"]);
    const { stdout: outputs } = await stack.must(["stack", "output"]);
    texts.push(diff.text, preview.stdout, state, outputs, ...contents(join(stack.setup.folder, "backend")));
    texts.push(readFileSync(join(stack.setup.project, `Pulumi.${stack.setup.name}.yaml`), "utf8"));
    for (const secret of secrets) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });

  it("must be secret stack config: plain text is refused", async () => {
    await stack.setConfig("mailKey", configured);
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("mailKey is a secret but is stored in plain text in stack config:");
    expect(text).toContain("pulumi config set --secret mailKey");
    expect(text).not.toContain(configured);
  });
});
