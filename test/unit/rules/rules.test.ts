/** Every rule is tested by the good and the bad example in its header, which are also its documentation. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { Rule } from "../../../compiler/rules/rule.ts";
import { compileOver } from "../overrides/support.ts";
import { environmentOf } from "../../support/environment.ts";

const folder = join(import.meta.dirname, "../../../compiler/rules");
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

  it("is shown where its bad example states the key, and the keys that are part of it", () => {
    const yaml = stringify(example(text, "Bad"));
    const lines = `extends: dev.yaml\n${yaml}`.split("\n");
    const found = compileOver(yaml).diagnostics.filter(({ code }) => `${code}.ts` === file);
    expect(found.length).toBeGreaterThan(0);
    for (const { key, message, file: at, range, related = [] } of found) {
      for (const place of [{ key, message, file: at, range }, ...related.map((other) => ({ ...other, key: undefined }))]) {
        const [, name] = /^ *(?:- )?"?([\w.-]+)"?:(?: |$)/.exec(lines[place.range.line - 1] ?? "") ?? [];
        const atDefault = /\(`(.+)` is at its default\)$/.exec(place.message)?.[1];
        // A key at its default has no line of its own; what a parent states stands in the parent's file.
        if (atDefault !== undefined) expect(lines.filter((line) => line.includes(`${atDefault.split(".").at(-1)!}:`))).toEqual([]);
        else if (place.file.endsWith("escape.yaml") && name !== undefined && place.key !== undefined)
          expect(`.${place.key}`).toContain(`.${name}`);
      }
    }
  });
});
