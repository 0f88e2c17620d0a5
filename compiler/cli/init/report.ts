/** What `init` prints: what it wrote, and what to do next with the values of the new project. */
import type { Answers } from "../../init/answers.ts";
import type { QuestionName } from "./questions.ts";
import type { TriedSpec } from "./trial.ts";
import type { Writes } from "./writes.ts";

interface Step {
  readonly commands: readonly string[];
  readonly what: string;
}

export interface Situation {
  readonly answers: Answers;
  readonly specs: readonly TriedSpec[];
  readonly placeholders: readonly QuestionName[];
  /** Is the package installed in the project? */
  readonly installed: boolean;
  readonly hasGit: boolean;
}

/** Numbered steps, each with its commands and what they do. */
export function nextSteps(situation: Situation): string {
  const steps = stepsOf(situation);
  return [
    "Next:",
    ...steps.flatMap(({ commands, what }, index) => ["", `  ${index + 1}. ${what}`, ...commands.map((line) => `       ${line}`)]),
    "",
  ].join("\n");
}

function stepsOf({ answers, specs, placeholders, installed, hasGit }: Situation): readonly Step[] {
  const first = specs[0]!.environment.name;
  const unset = specs.filter(({ text }) => text.includes("config: alarmEmail"));
  return [
    ...(installed
      ? []
      : [
          {
            commands: ["npm install --save-dev platform-compile"],
            what: "Install the package in this folder, so that Pulumi and editors find it.",
          },
        ]),
    ...(placeholders.length === 0 ? [] : [{ commands: [], what: `Edit ${specs[0]!.file}: ${placeholderWords(answers, placeholders)}.` }]),
    {
      commands: ["npx platform-compile generate"],
      what: "Write plans, reference pages and diagrams (seconds). Run it after every edit; commit what it writes.",
    },
    ...(hasGit ? [] : [{ commands: ["git init"], what: "Put the folder under version control." }]),
    {
      commands: ["git add --all", 'git commit --message "Platform"'],
      what: "Commit. From then on, pull requests are checked by .github/workflows/platform.yml.",
    },
    {
      commands: [
        `pulumi login`,
        `pulumi stack init ${first}`,
        `pulumi config set bootstrap true --stack ${first}`,
        ...alarmConfig(unset, first),
        `pulumi preview --stack ${first}`,
      ],
      what: `See what AWS would create for ${first}, with credentials of account ${answers.account ?? "…"} (a minute). \`bootstrap\` leaves out the tasks until there are images.`,
    },
    {
      commands: [`pulumi up --stack ${first}`],
      what: "Deploy (about 30 minutes, most of them for the database). docs/infrastructure/README.md describes what it creates.",
    },
  ];
}

function alarmConfig(unset: readonly TriedSpec[], name: string): readonly string[] {
  return unset.some(({ environment }) => environment.name === name) ? [`pulumi config set alarmEmail oncall@… --stack ${name}`] : [];
}

function placeholderWords({ domain, region }: Answers, placeholders: readonly QuestionName[]): string {
  const words: Partial<Record<QuestionName, string>> = {
    account: "add `awsAccountId`, the account to deploy to",
    region: `check \`region\`, which is ${region} because nothing else was said`,
    domain: `replace ${domain}, which nobody can own, in \`domainName\`, \`auth0Audience\` and \`hostedZoneName\` (of every spec)`,
  };
  return placeholders.map((name) => words[name] ?? name).join("; ");
}

/** The files that were written, with the cost of each environment, and those that were left alone. */
export function writtenFiles({ created, left, merged }: Writes, specs: readonly TriedSpec[], folder: string): string {
  const files = [...created.map(({ file }) => file), ...(merged === undefined ? [] : ["package.json"])];
  if (files.length === 0) return `${folder} has all files already; nothing was written.\n\n`;
  const width = Math.max(...files.map((file) => file.length));
  const note = (file: string) => {
    const spec = specs.find((each) => each.file === file);
    return spec === undefined ? (file === "package.json" && merged !== undefined ? "scripts added" : "") : describe(spec);
  };
  const rows = files.map((file) => `  ${`${file.padEnd(width)}  ${note(file)}`.trimEnd()}`);
  const kept = left.map(({ file, needs }) => `  ${file}: ${needs}`);
  return [`Wrote to ${folder}:`, ...rows, ...(kept.length === 0 ? [] : ["", "Left alone, because they exist:", ...kept]), "", ""].join(
    "\n",
  );
}

function describe({ environment, monthly = 0, unpriced = 0, text }: TriedSpec): string {
  const users = `${environment.users.toLocaleString("en-US")} daily users`;
  if (!text.includes("budget:") && unpriced > 0) return `${users}; no prices are known for its region`;
  return `${users}, ${unpriced > 0 ? "at least" : "about"} ${Math.round(monthly)} USD a month`;
}

/** Every file with its text, as `--dry-run` prints it. */
export function everyFile({ created, left, merged }: Writes): string {
  const shown = [...created, ...(merged === undefined ? [] : [{ file: "package.json", text: merged }])];
  const kept = left.map(({ file, needs }) => `# ${file} exists and is left alone: ${needs}\n`);
  return [...shown.map(({ file, text }) => `# ${file}\n${text}`), ...kept].join("\n");
}
