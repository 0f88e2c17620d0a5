/**
 * The original design's statements: each is found in the generated docs, or is listed there as a difference with its reason. The
 * statements are data here, so that a page that loses one fails.
 */
import { describe, expect, it } from "vitest";
import { textOf } from "./pages.ts";

const index = textOf("docs/infrastructure/README.md");
const section = (heading: string): string => {
  const start = index.indexOf(`## ${heading}\n`);
  return index.slice(start, index.indexOf("\n---\n", start) < 0 ? undefined : index.indexOf("\n---\n", start));
};

const modules: readonly (readonly [string, string, string])[] = [
  ["01", "VPC", "01-vpc.md"],
  ["02", "Security Groups", "02-security-groups.md"],
  ["03", "RDS", "03-rds.md"],
  ["04", "Redis", "04-redis.md"],
  ["05", "SQS", "05-sqs.md"],
  ["06", "IAM", "06-iam.md"],
  ["07", "ECR", "07-ecr.md"],
  ["08", "ECS Cluster", "08-ecs-cluster.md"],
  ["09", "ECS Services", "09-ecs-services.md"],
  ["10", "ECS Workers", "10-ecs-workers.md"],
  ["11", "ALB", "11-alb.md"],
  ["12", "ACM", "12-acm.md"],
  ["13", "Route53", "13-route53.md"],
  ["14", "WAF", "14-waf.md"],
  ["15", "Observability", "15-observability.md"],
  ["16", "Backup", "16-backup.md"],
];

/** Names of the second diagram by titles of the docs. */
const dependencies: readonly (readonly [string, string])[] = [
  ["VPC", "Security groups"],
  ["Security groups", "RDS"],
  ["Security groups", "Redis"],
  ["Security groups", "ALB"],
  ["ACM", "ALB"],
  ["ALB", "Route 53"],
  ["VPC", "ECS Cluster"],
  ["IAM", "ECS Services"],
  ["IAM", "ECS Workers"],
  ["Security groups", "ECS Services"],
  ["Security groups", "ECS Workers"],
  ["ECS Cluster", "ECS Services"],
  ["ECS Cluster", "ECS Workers"],
  ["ECS Services", "Observability"],
  ["ECS Workers", "Observability"],
  ["RDS", "Backup"],
  ["ECR", "ECS Services"],
  ["ECR", "ECS Workers"],
  ["SQS", "ECS Workers"],
];

/** Boxes and arrows of the first diagram, by the words on the boxes. */
const architecture: readonly (readonly [string, string])[] = [
  ["Users", "WAF"],
  ["WAF", "Application Load Balancer"],
  ["Application Load Balancer", "api"],
  ["Application Load Balancer", "realtime"],
  ["api", "RDS PostgreSQL"],
  ["api", "Redis"],
  ["api", "SQS queue"],
  ["realtime", "RDS PostgreSQL"],
  ["realtime", "Redis"],
  ["worker", "RDS PostgreSQL"],
  ["worker", "Redis"],
  ["worker", "SQS queue"],
  ["api", "CloudWatch alarms"],
  ["realtime", "CloudWatch alarms"],
  ["RDS PostgreSQL", "AWS Backup"],
];

const keys: Readonly<Record<string, readonly string[]>> = {
  VPC: ["availabilityZones", "natGateways"],
  RDS: ["rdsInstanceClass", "rdsAllocatedStorage", "rdsMultiAz", "enableRdsProxy", "enableRdsReadReplica"],
  Redis: ["redisNodeType", "redisNumCacheNodes", "enableRedisSplit"],
  "ECS Services": ["apiServiceDesiredCount", "realtimeServiceDesiredCount"],
  "ECS Workers": ["workerServiceDesiredCount"],
  "ECS Cluster": ["enableGraviton"],
  WAF: ["enableWaf", "wafApiRateLimitPer5Min", "wafSocketRateLimitPer5Min"],
};

const comparison: readonly (readonly [string, string, RegExp])[] = [
  ["NAT Gateways", "0 (public subnets)", /^[2-9]\d* \(HA\)$/],
  ["RDS Multi-AZ", "no", /^yes$/],
  ["RDS Proxy", "no", /^yes$/],
  ["Redis Replicas", "1", /^[2-9]/],
  ["WAF", "no", /^yes$/],
  ["Flow Log Retention", "7 days", /^30 days$/],
  ["Backup Retention", "1 day", /^7 days$/],
  ["Deletion Protection", "no", /^yes$/],
];

const differences = section("Differs from the original design");

describe("the original design", () => {
  it.each(modules)("lists module %s, %s", (number, title, page) => {
    const row = section("Documentation Index")
      .split("\n")
      .find((line) => line.startsWith(`| ${number} `));
    expect(row).toContain(`](./${page})`);
    expect(row!.toLowerCase().replaceAll(" ", "")).toContain(`[${title.toLowerCase().replaceAll(" ", "")}]`);
  });

  it.each(dependencies)("%s → %s is in the plan, or listed as a difference", (from, to) => {
    const rows = section("Resource Dependencies")
      .split("\n")
      .filter((line) => line.startsWith(`| ${to} `));
    expect(rows).toHaveLength(1);
    const needs = rows[0]!.split("|")[2]!;
    const claim = `**${from.replace("ECS Workers", "Workers")} → ${to.replace("ECS Workers", "Workers")}.**`;
    const listed = new RegExp(`${claim.replaceAll(/[.*]/g, "\\$&")} \\S.{15,}`).test(differences);
    expect(needs.includes(`${from} (`) !== listed, `${from} → ${to}: ${needs}`).toBe(true);
  });

  it.each(architecture)("%s reaches %s, or the way round is listed", (from, to) => {
    const diagram = section("Architecture Overview");
    const idsOf = (words: string) =>
      [...diagram.matchAll(/^\s*(n\d+)[[(]+"([^"]+)"/gm)].filter(([, , text]) => text!.split("<br/>")[0] === words).map(([, id]) => id!);
    const [starts, goals] = [idsOf(from), idsOf(to)];
    expect([starts.length > 0, goals.length > 0]).toEqual([true, true]);
    const direct = starts.some((start) => goals.some((goal) => new RegExp(`^\\s*${start} -.*> ?(\\|.*\\| )?${goal}$`, "m").test(diagram)));
    const detour = to === "RDS PostgreSQL" && from !== "RDS PostgreSQL" && differences.includes("**API, Realtime and Workers → RDS.**");
    expect(direct || detour).toBe(true);
  });

  it.each(Object.entries(keys))("names the keys of %s", (title, names) => {
    const text = section("Quick Reference: Config Keys by Module");
    const list = text
      .slice(text.indexOf(`### ${title}\n`))
      .split("\n### ")[0]!
      .replace(/^### /, "");
    for (const name of names) expect(list).toMatch(new RegExp(`^- \\[\`${name}\`\\]\\([^)]+\\): \\S`, "m"));
  });

  it.each(comparison)("compares %s", (feature, dev, production) => {
    const row = section("Environment Comparison")
      .split("\n")
      .find((line) => line.startsWith(`| ${feature} `));
    const cells = row!.split("|").map((cell) => cell.trim());
    expect(cells[2]).toBe(dev);
    expect(cells[3]).toMatch(production);
    expect(cells[4]).toMatch(/^[2-9]|^yes$|^\d+ days$/);
  });

  it("has a cost for every module of its table, or says why it differs", () => {
    expect(section("Cost Breakdown by Module")).toContain("cost");
    expect(differences).toMatch(/\*\*Cost: ~\$75, ~\$580 and ~\$1,840 a month\.\*\* \S.{20,}/);
    expect(differences).toMatch(/\*\*Files under `src\/`\.\*\* \S/);
  });
});
