/** `rules.md`: every rule and every compiler error, by name. Messages link to it. */
import { compilerErrors } from "../../diagnostics/compiler-errors.ts";
import { ruleIn } from "../../reference/in-regions.ts";
import { ruleLines } from "../../reference/rule-words.ts";
import { ruleReference, type RuleReference } from "../../reference/rules.ts";
import { rules } from "../../rules/index.ts";
import { regionsOf, type DocInput } from "../input.ts";
import { fenced, table } from "../markdown.ts";
import { render } from "../render.ts";
import { keyLink } from "../values.ts";

export function rulesPage(input: DocInput): string {
  const regions = regionsOf(input);
  const reference = (name: string) => ruleIn(regions, ruleReference(name)!);
  const areas = [...new Set(rules.map(({ area }) => area))].sort();
  return render("rules", {
    errors: Object.keys(compilerErrors).map((name) => section(reference(name))),
    areas: areas.map((area) => {
      const own = rules.filter((rule) => rule.area === area).map(({ name }) => reference(name));
      return { title: areaTitle(area), table: areaTable(own), rules: own.map(section) };
    }),
  });
}

function areaTitle(area: string): string {
  if (["iam", "waf"].includes(area)) return area.toUpperCase();
  return `${area[0]!.toUpperCase()}${area.slice(1).replaceAll("-", " ")}`;
}

function areaTable(own: readonly RuleReference[]): string {
  return table(
    ["Rule", "Severity", "What must hold or what is wrong", "Class dev", "Class prod"],
    own.map(({ name, severity, title, security }) => [
      `[${name}](#${name})`,
      severity!,
      `${title}.`,
      security?.dev ?? "–",
      security?.prod ?? "–",
    ]),
  );
}

function section(rule: RuleReference): object {
  const { name, title, reason, good, bad } = rule;
  return {
    name,
    title,
    reason,
    facts: ruleLines(rule, keyLink)
      .map(([label, text]) => `- ${label}: ${text}`)
      .join("\n"),
    examples: bad === undefined ? "" : fenced("yaml", `# good\n${good}\n# refused\n${bad}`),
  };
}
