/** Edges of the architecture diagram come from the plan: they disappear with the resources that cause them. */
import { describe, expect, it } from "vitest";
import { architectureDiagram } from "../../../compiler/docs/diagrams/architecture.ts";
import { moduleDiagram, moduleEdges } from "../../../compiler/docs/diagrams/modules.ts";
import { withoutImplied } from "../../../compiler/docs/diagrams/reduce.ts";
import type { Plan } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

/** `A > B: text` for each arrow, using the first line of each box. */
function arrows(diagram: string): readonly string[] {
  const names = new Map(
    [...diagram.matchAll(/^\s*(?:subgraph )?(n\d+)[[(]+"([^"]+)"/gm)].map(([, id, text]) => [id!, text!.split("<br/>")[0]!]),
  );
  return [...diagram.matchAll(/^\s*(n\d+) -\.?->(?:\|"(.*)"\|)? (n\d+)$|^\s*(n\d+) -->(?:\|"(.*)"\|)? (n\d+)$/gm)].map(
    ([, a, at, b, c, ct, d]) => {
      const text = at ?? ct;
      return `${names.get((a ?? c)!)} > ${names.get((b ?? d)!)}${text === undefined ? "" : `: ${text}`}`;
    },
  );
}

const without = (plan: Plan, id: string): Plan => ({ ...plan, resources: plan.resources.filter((resource) => resource.id !== id) });

describe("the architecture diagram", () => {
  it("of prod goes through firewall and proxy, and shows ports", () => {
    const all = arrows(architectureDiagram(planOf("prod")));
    expect(all).toEqual(
      expect.arrayContaining(["Users > WAF: 443, 80", "WAF > Application Load Balancer", "Application Load Balancer > api: 3001"]),
    );
    expect(all).toEqual(
      expect.arrayContaining(["api > RDS Proxy: 5432", "RDS Proxy > RDS PostgreSQL: 5432", "worker > SQS queue: receives"]),
    );
    expect(all).toEqual(expect.arrayContaining(["RDS PostgreSQL > AWS Backup: snapshots", "2 NAT gateways > Internet: 443"]));
  });

  it("of dev has neither", () => {
    const text = architectureDiagram(planOf("dev"));
    expect(arrows(text)).toEqual(expect.arrayContaining(["Users > Application Load Balancer: 443, 80", "api > RDS PostgreSQL: 5432"]));
    expect(text).not.toMatch(/WAF|Proxy|NAT|alarms/);
  });

  it("of prod-100k has the replica and both Redis clusters", () => {
    const all = arrows(architectureDiagram(planOf("prod-100k")));
    expect(all).toEqual(
      expect.arrayContaining(["RDS PostgreSQL > Read replica: replicates", "api > Redis adapter: 6379", "api > Redis state: 6379"]),
    );
  });

  it("names hosts where there are several", () => {
    expect(architectureDiagram(planOf("prod"))).toContain("<br/>/api, /api/* to api<br/>");
    const far = { desiredCount: 1, cpu: 256, memory: 512, paths: ["/*"], host: "reports.tidechat.io" };
    const text = architectureDiagram(planOf("prod", { ecsServices: { extraServices: { "far-reports": far } } }));
    expect(text).toContain("<br/>reports.tidechat.io/* to far-reports");
    expect(text).toContain("<br/>api.tidechat.io/api, api.tidechat.io/api/* to api<br/>");
  });

  it("counts the alarms of a dead-letter queue with its queue's", () => {
    const all = arrows(architectureDiagram(planOf("prod")));
    expect(all).toContain("SQS queue > CloudWatch alarms: 3 alarms");
    expect(all).toContain("SQS queue > CloudWatch alarms: 2 alarms");
  });

  it("loses an arrow with the rule that makes it", () => {
    const plan = planOf("prod");
    expect(arrows(architectureDiagram(without(plan, "sg-rule-api-to-redis")))).not.toContain("api > Redis: 6379");
    expect(arrows(architectureDiagram(without(plan, "waf-association")))).toContain("Users > Application Load Balancer: 443, 80");
    expect(arrows(architectureDiagram(without(plan, "iam-task-worker-policy")))).not.toContain("worker > SQS queue: receives");
  });
});

describe("the module diagram", () => {
  it("counts references between resources in both directions", () => {
    const edges = moduleEdges(planOf("prod"));
    expect(edges).toContainEqual({ from: "rds", to: "backup", count: 2 });
    expect(edges.filter(({ from, to }) => from === to)).toEqual([]);
  });

  it("omits implied edges, but none of a cycle", () => {
    const pair = (from: string, to: string) => ({ from, to });
    expect(withoutImplied([pair("a", "b"), pair("b", "c"), pair("a", "c")])).toEqual([pair("a", "b"), pair("b", "c")]);
    const circle = [pair("a", "b"), pair("b", "a"), pair("b", "c"), pair("c", "a")];
    expect(withoutImplied(circle)).toEqual(circle);
    const edges = [...circle].map((each) => ({ ...each, count: 1 }));
    expect(
      moduleDiagram(
        edges,
        new Map([
          ["a", "A"],
          ["b", "B"],
          ["c", "C"],
        ]),
      ),
    ).toContain('a["A"]');
  });
});
