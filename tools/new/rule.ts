/** A new rule: one file, whose `good` and `bad` examples are its test. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sentence, type Scaffold } from "./scaffold.ts";

const rulesFolder = "compiler/rules";

export function newRule(path: string, root: string): Scaffold {
  const [area, name, ...rest] = path.split("/");
  const areas = foldersIn(join(root, rulesFolder)).filter((folder) => folder !== "shared");
  if (area === undefined || !areas.includes(area))
    return { problem: `unknown area \`${area}\`: expected <area>/<name>, with one of the areas ${areas.join(", ")}` };
  if (name === undefined || rest.length > 0 || !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name))
    return {
      problem: `a rule's name says what is wrong or wanted, in kebab case: expected \`queue-too-slow\`, got \`${[name, ...rest].join("/")}\``,
    };
  const twin = areas.find((folder) => existsSync(join(root, rulesFolder, folder, `${name}.ts`)));
  if (twin !== undefined) return { problem: `${rulesFolder}/${twin}/${name}.ts already exists: nothing was written` };
  return {
    files: { [`${rulesFolder}/${area}/${name}.ts`]: source(name) },
    next: [
      "npm run generate",
      `npx vitest run test/unit/rules/rules.test.ts --testNamePattern ${name}`,
      `change ${rulesFolder}/${area}/${name}.ts into the rule that you want: what it checks, why, which page says so, and its examples`,
      `npm run build, npx platform-compile generate, npx platform-compile explain ${name}`,
    ],
  };
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function source(name: string): string {
  return `import type { Rule } from "../rule.ts";

/** A name that says nothing about the product. */
const placeholder = "example";

const rule: Rule = {
  severity: "warning",
  title: "${sentence(name)}",
  reason: "Every physical name begins with the name of the project, so a change of it replaces everything.",
  source: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
  good: "{projectName: realtime}",
  bad: "{projectName: example}",

  *checkSpec({ spec }) {
    if (spec.projectName !== placeholder) return;
    yield { key: "projectName", message: \`\\\`\${placeholder}\\\` names no product\`, help: "name the product" };
  },
};

export default rule;
`;
}
