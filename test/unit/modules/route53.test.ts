import { describe, expect, it } from "vitest";
import route53 from "../../../compiler/modules/route53/index.ts";
import { zoneName } from "../../../compiler/modules/route53/refs.ts";
import type { PlanResource } from "../../../compiler/plan/types.ts";
import { environmentOf, planOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";
import { heard } from "./observability/support.ts";

describe("route53", () => {
  const resources = lowerOnly(route53, environmentOf("prod"));

  it("points the host name at the load balancer", () => {
    expect(Object.keys(resources)).toEqual(["route53-alias"]);
    const { inputs, from } = resources["route53-alias"]!;
    expect(inputs).toMatchObject({
      name: "api.tidechat.io",
      type: "A",
      aliases: [{ name: { $ref: "alb", path: ["dnsName"] }, zoneId: { $ref: "alb", path: ["zoneId"] }, evaluateTargetHealth: true }],
    });
    expect(inputs).not.toHaveProperty("ttl");
    expect(from["name"]).toEqual(["domainName"]);
  });

  it("looks up a public zone by name unless its id is given", () => {
    const lookup = route53.lower(environmentOf("prod")).data?.["hosted-zone"];
    expect(lookup).toMatchObject({ function: "aws:route53/getZone:getZone", inputs: { privateZone: false } });
    expect(resources["route53-alias"]!.inputs["zoneId"]).toEqual({ $data: "hosted-zone", path: ["zoneId"] });

    const stated = environmentOf("prod", { hostedZoneId: "Z0482913LQ7X2M5RTN8A" });
    expect(route53.lower(stated).data).toEqual({});
    expect(lowerOnly(route53, stated)["route53-alias"]!.inputs["zoneId"]).toBe("Z0482913LQ7X2M5RTN8A");
  });

  it("uses the account of a zone that has a role, for the zone and its records alone", () => {
    const role = "arn:aws:iam::998877665544:role/dns-records";
    const plan = planOf("prod", { route53: { hostedZoneRoleArn: role, route53HealthCheckPath: "/api/health" } });
    expect(plan.providers["dns"]).toEqual({
      package: "aws",
      version: plan.providers["aws"]!.version,
      inputs: { region: "eu-central-1", allowedAccountIds: ["998877665544"], assumeRoles: [{ roleArn: role }] },
    });
    expect(plan.data["hosted-zone"]!.provider).toBe("dns");
    const elsewhere = plan.resources.filter(({ options }) => options.provider !== undefined);
    expect(elsewhere.map(({ id, from }) => [id, from["options.provider"]])).toEqual([
      ["acm-validation-record", ["route53.hostedZoneRoleArn"]],
      ["route53-alias", ["route53.hostedZoneRoleArn"]],
    ]);
    expect(planOf("prod").providers).not.toHaveProperty("dns");
  });

  it.each([
    ["the stated name", "api.dev.tidechat.io", "tidechat.io", "tidechat.io"],
    ["all but the first label", "api.dev.tidechat.io", null, "dev.tidechat.io"],
    ["the name itself when it is a zone's apex", "tidechat.io", null, "tidechat.io"],
  ])("looks for %s", (_case, domainName, hostedZoneName, expected) => {
    const zone = zoneName(environmentOf("prod", { domainName, route53: { hostedZoneName } }));
    expect(zone.value).toBe(expected);
    expect(zone.from).toEqual(["route53.hostedZoneName", "domainName"]);
  });

  it("checks health from outside only if a path is given, over HTTPS and by name", () => {
    const checked = lowerOnly(route53, environmentOf("prod", { route53: { route53HealthCheckPath: "/api/health" } }));
    const { inputs, from } = checked["route53-health-check"]!;
    expect(inputs).toMatchObject({ type: "HTTPS", fqdn: "api.tidechat.io", port: 443, enableSni: true, resourcePath: "/api/health" });
    expect(from[""]).toEqual(["route53.route53HealthCheckPath"]);
  });
});

describe("the alarm on the health check", () => {
  const checked = { route53: { route53HealthCheckPath: "/api/health" }, observability: heard };
  const ofRegion = (region: string, over: Record<string, unknown> = {}) => {
    const zones = { vpc: { availabilityZones: [`${region}a`, `${region}b`] } };
    return planOf("prod", { region, ...zones, ...checked, ...over }).resources;
  };
  const alarmOf = (resources: readonly PlanResource[]) => resources.find(({ id }) => id === "observability-alarm-outside-health")!.inputs;

  it("is where Route 53's metrics are, with a topic of its own that has the same subscriber and an own key", () => {
    const resources = ofRegion("eu-central-1");
    expect(alarmOf(resources)).toMatchObject({
      region: "us-east-1",
      namespace: "AWS/Route53",
      metricName: "HealthCheckStatus",
      dimensions: { HealthCheckId: { $ref: "route53-health-check", path: ["id"] } },
      statistic: "Minimum",
      threshold: 1,
      comparisonOperator: "LessThanThreshold",
      alarmActions: [{ $ref: "observability-outside-alarms", path: ["arn"] }],
    });
    const there = resources.filter(({ inputs }) => inputs["region"] === "us-east-1").map(({ id }) => id);
    expect(there.toSorted()).toEqual([
      "iam-key-outside",
      "observability-alarm-outside-health",
      "observability-outside-alarms",
      "observability-outside-alarms-email",
      "observability-outside-alarms-policy",
    ]);
    const topic = resources.find(({ id }) => id === "observability-outside-alarms")!;
    expect(topic.inputs["kmsMasterKeyId"]).toEqual({ $ref: "iam-key-outside", path: ["arn"] });
    expect(JSON.stringify(resources.find(({ id }) => id === "iam-key-outside")!.inputs["policy"])).toContain("cloudwatch.amazonaws.com");
  });

  it("uses the environment's topic where the region has the metrics", () => {
    const resources = ofRegion("us-east-1");
    expect(alarmOf(resources)).toMatchObject({ alarmActions: [{ $ref: "observability-alarms", path: ["arn"] }] });
    expect(alarmOf(resources)).not.toHaveProperty("region");
    expect(resources.filter(({ inputs }) => inputs["region"] !== undefined)).toEqual([]);
  });

  it("exists only with a health check and alarms", () => {
    const ids = (over: object) => planOf("prod", { ...checked, ...over }).resources.filter(({ id }) => id.includes("outside"));
    expect(ids({ route53: {} })).toEqual([]);
    expect(ids({ observability: { enableAlarms: false, alarmEmail: null } })).toEqual([]);
  });
});
