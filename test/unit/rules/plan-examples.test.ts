/**
 * Examples of the rules that check no spec. Rules on plans: the plan of the bad example breaks the rule, that of the good one does not.
 * Rules that keys enforce: in class prod, without waivers, the bad example is reported and the good one is not.
 */
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { controls } from "../../../generated/controls.ts";
import type { Compiled } from "../../../compiler/compile.ts";
import { rules } from "../../../compiler/rules/index.ts";
import type { NamedRule } from "../../../compiler/rules/rule.ts";
import { compileOver } from "../overrides/support.ts";

const controlled = new Set(controls.map(({ rule }) => rule));
const others = rules.filter((rule) => rule.checkSpec === undefined);
const withExamples = others.filter(({ good, bad }) => good !== undefined || bad !== undefined);

function compiled(rule: NamedRule, text: string | undefined): Compiled {
  const example = parse(text ?? "") as Record<string, unknown>;
  return rule.checkPlan === undefined
    ? compileOver(stringify({ ...example, waivers: [] }), { parent: "prod" })
    : compileOver(stringify(example));
}

/** What the rule itself reports, and errors of overrides of what it holds. */
function reports({ diagnostics }: Compiled, rule: string): readonly string[] {
  const named = new RegExp(`(?<![\\w-])${rule}(?![\\w-])`);
  return diagnostics
    .filter((each) => each.rule === rule || each.severity === "error")
    .filter((each) => each.rule === rule || (each.rule === "override-violates-security-rule" && named.test(each.message)))
    .map(({ message }) => message);
}

describe("examples", () => {
  it("are given for every rule that a plan or a key can break", () => {
    const missing = others
      .filter((rule) => rule.checkPlan !== undefined || controlled.has(rule.name))
      .filter(({ good, bad }) => good === undefined || bad === undefined);
    expect(missing.map(({ area, name }) => `${area}/${name}`)).toEqual([]);
  });

  it("come in pairs that differ", () => {
    expect(withExamples.filter(({ good, bad }) => good === undefined || bad === undefined || good === bad)).toEqual([]);
  });
});

describe.each(withExamples)("$name", (rule) => {
  it("refuses its bad example", () => {
    expect(reports(compiled(rule, rule.bad), rule.name)).not.toEqual([]);
  });

  it("accepts its good example", () => {
    const good = compiled(rule, rule.good);
    expect(reports(good, rule.name)).toEqual([]);
    // Class prod without waivers has errors of its own.
    if (rule.checkPlan !== undefined) expect(good.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
