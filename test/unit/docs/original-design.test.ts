/**
 * The original design's statements. Each one is in the generated docs, or the docs list it as a difference with its reason. The statements
 * are data, so that a page that loses one fails the test.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { project, textOf } from "./pages.ts";

const index = textOf("docs/infrastructure/README.md");
const section = (heading: string): string => {
  const start = index.indexOf(`## ${heading}\n`);
  return index.slice(start, index.indexOf("\n---\n", start) < 0 ? undefined : index.indexOf("\n---\n", start));
};

/** Number, title, page, and words of the description that must remain. */
const modules: readonly (readonly [string, string, string, RegExp])[] = [
  ["01", "VPC", "01-vpc.md", /network.*subnets.*NAT.*flow logs/],
  ["02", "Security Groups", "02-security-groups.md", /who can connect to whom/i],
  ["03", "RDS", "03-rds.md", /PostgreSQL database on RDS/],
  ["04", "Redis", "04-redis.md", /ElastiCache.*pub\/sub.*state/],
  ["05", "SQS", "05-sqs.md", /queues for asynchronous work/i],
  ["06", "IAM", "06-iam.md", /task roles/i],
  ["07", "ECR", "07-ecr.md", /image repository/],
  ["08", "ECS Cluster", "08-ecs-cluster.md", /Fargate cluster/],
  ["09", "ECS Services", "09-ecs-services.md", /API \(Fastify REST\) and Realtime \(Socket\.IO\) services/],
  ["10", "ECS Workers", "10-ecs-workers.md", /consume the queues/],
  ["11", "ALB", "11-alb.md", /Load Balancer.*routing rule/],
  ["12", "ACM", "12-acm.md", /certificate/],
  ["13", "Route53", "13-route53.md", /record/],
  ["14", "WAF", "14-waf.md", /web application firewall.*rate limits/],
  ["15", "Observability", "15-observability.md", /CloudWatch alarms.*dashboard/],
  ["16", "Backup", "16-backup.md", /AWS Backup of the database/],
];

/** Names in the second diagram, by titles of the docs. */
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

/** First lines of boxes in the first diagram, and their other words. */
const boxes: readonly (readonly [string, RegExp])[] = [
  ["WAF", /rate limits/],
  ["Application Load Balancer", /\/api\/\* to api/],
  ["Application Load Balancer", /\/socket\.io\/\* to realtime/],
  ["RDS PostgreSQL", /db\./],
  ["Redis", /cache\./],
  ["SQS queue", /-push$/],
  ["SQS queue", /-offline$/],
];

/** Keys by module, with words of the design's description of each. */
const keys: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  VPC: { availabilityZones: /zones of the region to deploy to/i, natGateways: /gateways/i },
  RDS: {
    rdsInstanceClass: /instance class/,
    rdsAllocatedStorage: /GiB/,
    rdsMultiAz: /standby/,
    enableRdsProxy: /connection pool/i,
    enableRdsReadReplica: /read queries/,
  },
  Redis: { redisNodeType: /node type/, redisNumCacheNodes: /nodes/i, enableRedisSplit: /`adapter`.*`state`/ },
  "ECS Services": { apiServiceDesiredCount: /number of API tasks/i, realtimeServiceDesiredCount: /number of Realtime tasks/i },
  "ECS Workers": { workerServiceDesiredCount: /number of Worker tasks/i },
  "ECS Cluster": { enableGraviton: /ARM64.*20 % cheaper/ },
  WAF: {
    enableWaf: /web ACL/,
    wafApiRateLimitPer5Min: /requests to the API.*5 minutes/i,
    wafSocketRateLimitPer5Min: /requests to Socket\.IO.*5 minutes/i,
  },
};

/** Rows of the cost table: the modules that a row covers, and whether dev pays nothing for them. */
const costs: Readonly<Record<string, { readonly modules: readonly string[]; readonly freeInDev: boolean }>> = {
  "VPC (NAT)": { modules: ["VPC"], freeInDev: true },
  RDS: { modules: ["RDS"], freeInDev: false },
  Redis: { modules: ["Redis"], freeInDev: false },
  ECS: { modules: ["ECS Services", "ECS Workers"], freeInDev: false },
  ALB: { modules: ["ALB"], freeInDev: false },
  SQS: { modules: ["SQS"], freeInDev: true },
  WAF: { modules: ["WAF"], freeInDev: true },
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

const differences = section("Differences from the original design");

/** Figures in a row of the cost table: dev, prod, prod-100k. */
function costRow(module: string): readonly number[] {
  const row = section("Cost Breakdown by Module")
    .split("\n")
    .find((line) => line.startsWith(`| ${module} `));
  return row!
    .split("|")
    .slice(2, 5)
    .map((cell) => Number(cell.replaceAll(/[* ]/g, "")));
}

describe("the original design", () => {
  it("is about this folder, in the original design's sections", () => {
    expect(index).toContain("> **Directory**: `docs/infrastructure/`");
    expect(index).toContain("> **Purpose**: ");
    expect([...index.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      "Documentation Index",
      "Architecture Overview",
      "Resource Dependencies",
      "Quick Reference: Config Keys by Module",
      "Environment Comparison",
      "Cost Breakdown by Module",
      "Differences from the original design",
    ]);
  });

  it.each(modules)("lists module %s, %s", (number, title, page, description) => {
    const row = section("Documentation Index")
      .split("\n")
      .find((line) => line.startsWith(`| ${number} `));
    expect(row).toContain(`](./${page})`);
    expect(row!.toLowerCase().replaceAll(" ", "")).toContain(`[${title.toLowerCase().replaceAll(" ", "")}]`);
    const [, , file, words] = row!.split(" | ");
    expect(existsSync(join(project, file!.trim().replaceAll("`", "")))).toBe(true);
    expect(words).toMatch(description);
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

  it.each(architecture)("%s reaches %s, or the detour is listed as a difference", (from, to) => {
    const diagram = section("Architecture Overview");
    const idsOf = (words: string) =>
      [...diagram.matchAll(/^\s*(n\d+)[[(]+"([^"]+)"/gm)].filter(([, , text]) => text!.split("<br/>")[0] === words).map(([, id]) => id!);
    const [starts, goals] = [idsOf(from), idsOf(to)];
    expect([starts.length > 0, goals.length > 0]).toEqual([true, true]);
    const direct = starts.some((start) => goals.some((goal) => new RegExp(`^\\s*${start} -.*> ?(\\|.*\\| )?${goal}$`, "m").test(diagram)));
    const detour = to === "RDS PostgreSQL" && from !== "RDS PostgreSQL" && differences.includes("**API, Realtime and Workers → RDS.**");
    expect(direct || detour).toBe(true);
  });

  it.each(boxes)("has a box %s that says %s", (words, more) => {
    const texts = [...section("Architecture Overview").matchAll(/^\s*n\d+[[(]+"([^"]+)"/gm)].map(([, text]) => text!.split("<br/>"));
    expect(texts.filter(([first]) => first === words).some((lines) => lines.slice(1).some((line) => more.test(line)))).toBe(true);
  });

  it("groups boxes as the first diagram does", () => {
    const layers = [...section("Architecture Overview").matchAll(/^\s*subgraph n\d+\["([^"]+)"\]$/gm)].map(([, layer]) => layer);
    expect(layers).toEqual([expect.stringMatching(/^AWS /), "Edge", "ECS Fargate", "Data", "Operations"]);
  });

  it.each(Object.entries(keys))("names the keys of %s", (title, names) => {
    const text = section("Quick Reference: Config Keys by Module");
    const list = text
      .slice(text.indexOf(`### ${title}\n`))
      .split("\n### ")[0]!
      .replace(/^### /, "");
    for (const [name, words] of Object.entries(names)) {
      const line = new RegExp(`^- \\[\`${name}\`\\]\\([^)]+\\): (\\S.*)$`, "m").exec(list);
      expect(line?.[1], name).toMatch(words);
    }
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

  it.each(Object.entries(costs))("prices %s in all three", (_row, { modules: own, freeInDev }) => {
    const [dev = 0, prod = 0, large = 0] = own.map(costRow).reduce((sums, row) => sums.map((sum, column) => sum + row[column]!));
    expect([dev === 0, prod > dev, large > prod]).toEqual([freeInDev, true, true]);
  });

  it("gives the sum of the costs, and says why they differ", () => {
    const rows = section("Cost Breakdown by Module")
      .split("\n")
      .filter((line) => /^\| \w/.test(line))
      .slice(1);
    for (const [column, total] of costRow("**Total**").entries()) {
      const sum = rows.map((row) => Number(row.split("|")[column + 2])).reduce((a, b) => a + b);
      expect(sum).toBeCloseTo(total, 2);
    }
    expect(section("Cost Breakdown by Module")).toContain("](cost.md)");
    expect(differences).toContain("the region's prices and the expected usage");
    expect(differences).toMatch(/\*\*Cost: ~\$75, ~\$580 and ~\$1,840 a month\.\*\* \S.{20,}/);
    expect(differences).toMatch(/\*\*Files under `src\/`\.\*\* \S/);
  });
});
