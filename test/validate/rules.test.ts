/** Every rule is tested by the good and the bad example in its header, which are also its documentation. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Rule } from "../../compiler/validate/rule.ts";
import { environmentOf } from "../support/environment.ts";

const folder = join(import.meta.dirname, "../../compiler/validate/rules");
const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
const context = { asOf: "2026-11-24" };

function example(text: string, kind: "Good" | "Bad"): Record<string, unknown> {
  const header = text.slice(0, text.indexOf("*/")).replaceAll("\n *", "");
  const match = new RegExp(`${kind}: \`([^\`]+)\``).exec(header);
  if (match === null) throw new Error(`no ${kind} example in the header`);
  return parse(match[1]!) as Record<string, unknown>;
}

describe.each(files)("%s", (file) => {
  const text = readFileSync(join(folder, file), "utf8");

  it("is named by its code and says where the rule comes from", async () => {
    const { default: rule } = (await import(join(folder, file))) as { default: Rule };
    expect(`${rule.code}.ts`).toBe(file);
    expect(rule.source.length).toBeGreaterThan(5);
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
  });

  it("accepts its good example", async () => {
    const { default: rule } = (await import(join(folder, file))) as { default: Rule };
    expect([...rule.check(environmentOf("dev", example(text, "Good")), context)]).toEqual([]);
  });

  it("finds its bad example, and says at which key what would be right", async () => {
    const { default: rule } = (await import(join(folder, file))) as { default: Rule };
    const findings = [...rule.check(environmentOf("dev", example(text, "Bad")), context)];
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      expect(finding.key).toMatch(/^[a-zA-Z0-9]+(\.[a-zA-Z0-9_-]+)*$/);
      expect(finding.help.length).toBeGreaterThan(3);
    }
  });
});
