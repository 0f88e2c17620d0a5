/** What to do after `init`, with the values of the new project. */
import type { Answers } from "../../init/answers.ts";
import type { QuestionName } from "./questions.ts";
import type { TriedSpec } from "./trial.ts";

export interface Situation {
  readonly answers: Answers;
  readonly specs: readonly TriedSpec[];
  /** Questions that a placeholder answers. */
  readonly placeholders: readonly QuestionName[];
  /** Is the package installed where the project finds it? */
  readonly installed: boolean;
  readonly hasGit: boolean;
}

interface Step {
  readonly what: string;
  readonly lines: readonly string[];
}

/** Numbered steps, each with its commands and what they do. */
export function nextSteps(situation: Situation): string {
  const steps = [...setupSteps(situation), ...dailySteps(situation), ...deploymentSteps(situation)];
  const text = steps.flatMap(({ what, lines }, index) => ["", `  ${index + 1}. ${what}`, ...lines.map((line) => `       ${line}`)]);
  return `${["", "Next:", ...text].join("\n")}\n`;
}

function setupSteps({ answers, specs, placeholders, installed, hasGit }: Situation): readonly Step[] {
  const edits = placeholders.flatMap((name) => placeholderWords(answers)[name] ?? []);
  const files = specs.length === 1 ? specs[0]!.file : `${specs[0]!.file} and the specs that extend it`;
  return [
    ...(installed
      ? []
      : [{ what: "Install the package here, where Pulumi and editors look for it:", lines: ["npm install --save-dev platform-compile"] }]),
    ...(edits.length === 0 ? [] : [{ what: `Replace the placeholders in ${files} before you deploy:`, lines: edits }]),
    ...(hasGit ? [] : [{ what: "Put the folder under version control:", lines: ["git init"] }]),
  ];
}

/** What is to be done about each placeholder. */
function placeholderWords({ domain, region }: Answers): Partial<Readonly<Record<QuestionName, string>>> {
  return {
    account: "add `awsAccountId`, the account to deploy to",
    region: `check \`region\`: no answer and no AWS_REGION said which one, so it is ${region}`,
    domain: `\`domainName\`, \`auth0Audience\` and \`hostedZoneName\`: nobody can own ${domain}`,
  };
}

function dailySteps({ specs }: Situation): readonly Step[] {
  const names = specs.map(({ environment }) => environment.name).join(", ");
  return [
    {
      what: "Write plans, reference pages and diagrams; do so after every edit of a spec (seconds):",
      lines: ["npx platform-compile generate"],
    },
    {
      what: "Commit everything. From now on, .github/workflows/platform.yml checks pull requests:",
      lines: ["git add --all", `git commit --message "Environments ${names}"`],
    },
  ];
}

function deploymentSteps({ answers: { account, domain, alarmEmail }, specs }: Situation): readonly Step[] {
  const { name, alarms } = specs[0]!.environment;
  const whose = account === undefined ? "your account" : `account ${account}`;
  const alarmConfig = `pulumi config set alarmEmail oncall@${domain} --stack ${name}`;
  return [
    {
      what: `See what AWS would create for ${name}, with credentials of ${whose} (a minute):`,
      lines: [
        "pulumi login",
        `pulumi stack init ${name}`,
        `pulumi config set bootstrap true --stack ${name}    # no tasks until there are images`,
        ...(alarms && alarmEmail === undefined ? [alarmConfig] : []),
        `pulumi preview --stack ${name}`,
      ],
    },
    {
      what: `Deploy (half an hour, most of it for the database). The account needs the hosted zone ${domain}:`,
      lines: [`pulumi up --stack ${name}`],
    },
  ];
}
