/** Resources that a picture only counts, because they have neither a position nor an arrow. */
import { counted } from "../../diagnostics/counted.ts";
import { containerName } from "./cards.ts";
import type { PlanReader } from "../../plan/reader.ts";

export interface Summary {
  readonly title: string;
  readonly lines: readonly string[];
  /** Ids of the counted resources. */
  readonly resources: readonly string[];
}

interface Group {
  readonly title: string;
  /** What each line counts: type pattern, singular, plural. */
  readonly lines: readonly (readonly [type: RegExp, one: string, many: string])[];
}

const groups: readonly Group[] = [
  { title: "Images", lines: [[/^aws:ecr\/repository:/, "repository", "repositories"]] },
  {
    title: "Secrets and keys",
    lines: [
      [/^aws:secretsmanager\/secret:/, "secret", "secrets"],
      [/^aws:kms\/key:/, "KMS key", "KMS keys"],
    ],
  },
  {
    title: "Observability",
    lines: [
      [/^aws:cloudwatch\/metricAlarm:/, "alarm", "alarms"],
      [/^aws:cloudwatch\/dashboard:/, "dashboard", "dashboards"],
      [/^aws:cloudwatch\/logGroup:/, "log group", "log groups"],
      [/^aws:sns\/topic:/, "SNS topic", "SNS topics"],
    ],
  },
  {
    title: "Access",
    lines: [
      [/^aws:iam\/role:/, "IAM role", "IAM roles"],
      [/^aws:ec2\/securityGroup:/, "security group", "security groups"],
      [/^aws:vpc\/securityGroup\w+Rule:/, "security-group rule", "security-group rules"],
    ],
  },
];

/** Groups with at least one resource, and one-off tasks (task definitions that no service runs). */
export function summariesOf(reader: PlanReader, drawn: ReadonlySet<string>): readonly Summary[] {
  const filled = groups.map(({ title, lines }) => {
    const found = lines.map(([type, one, many]) => {
      const ids = reader.plan.resources.filter((resource) => type.test(resource.type) && !drawn.has(resource.id)).map(({ id }) => id);
      return { ids, text: counted(ids.length, one, many) };
    });
    const kept = found.filter(({ ids }) => ids.length > 0);
    return { title, lines: kept.map(({ text }) => text), resources: kept.flatMap(({ ids }) => ids) };
  });
  const once = reader
    .ofType("aws:ecs/taskDefinition:TaskDefinition")
    .filter(({ id }) => !reader.users(id).some(({ type }) => type === "aws:ecs/service:Service"));
  const tasks = { title: "Run-once tasks", lines: once.map((task) => containerName(task) ?? task.id), resources: once.map(({ id }) => id) };
  return [tasks, ...filled].filter(({ resources }) => resources.length > 0);
}
