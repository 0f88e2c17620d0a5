import { describe, expect, it } from "vitest";
import { when } from "../../../compiler/plan/builder/expr.ts";
import observability from "../../../compiler/modules/observability/index.ts";
import { deploymentAlarm } from "../../../compiler/modules/observability/refs.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import schema from "../../../schema/modules/observability.schema.json" with { type: "json" };
import { alarmsOf, everything, heard, little, lower, watchedByAlarms, widgetsOf } from "./observability/support.ts";

describe("observability topic", () => {
  const resources = lower("prod");

  it("is encrypted with the customer-managed key or not at all (alarm-topic-customer-managed-key)", () => {
    const own = lower("prod", { iam: { enableCustomerManagedKeys: true } })["observability-alarms"]!;
    expect(own.inputs["kmsMasterKeyId"]).toEqual({ $ref: "iam-key", path: ["arn"] });
    const none = lower("prod", { iam: { enableCustomerManagedKeys: false } })["observability-alarms"]!;
    expect(none.inputs).not.toHaveProperty("kmsMasterKeyId");
    expect(own.from["kmsMasterKeyId"]).toEqual(["iam.enableCustomerManagedKeys", "rule:alarm-topic-customer-managed-key"]);
  });

  it("lets AWS services publish only for this account, and nobody without TLS (alarm-topic-restricted)", () => {
    const { policy } = resources["observability-alarms-policy"]!.inputs;
    const [deny, ...allow] = policy.$json.Statement;
    expect(deny).toMatchObject({ Effect: "Deny", Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    // SNS refuses a wildcard action in a topic's policy.
    expect(policy.$json.Statement.map((each: { Action: string }) => each.Action)).toEqual(Array(5).fill("sns:Publish"));
    expect(allow.map((each: { Principal: { Service: string } }) => each.Principal.Service)).toEqual([
      "cloudwatch.amazonaws.com",
      "events.rds.amazonaws.com",
      "backup.amazonaws.com",
      "events.amazonaws.com",
    ]);
    for (const each of allow) {
      expect(each.Resource).toEqual({ $ref: "observability-alarms", path: ["arn"] });
      // EventBridge does not send the account to SNS in every case.
      const { StringEquals: equals, StringEqualsIfExists: whereSent } = each.Condition;
      const required = each.Principal.Service === "events.amazonaws.com" ? whereSent : equals;
      expect(required["aws:SourceAccount"]).toEqual({ $data: "caller-identity", path: ["accountId"] });
    }
  });

  it("notifies the spec's e-mail address and webhook", () => {
    const both = lower("prod", { observability: { ...heard, alarmWebhookUrl: "https://events.tidechat.io/sns" } });
    expect(both["observability-alarms-email"]!.inputs).toMatchObject({ protocol: "email", endpoint: "oncall@tidechat.io" });
    expect(both["observability-alarms-webhook"]!.inputs).toMatchObject({ protocol: "https", endpoint: "https://events.tidechat.io/sns" });
    expect(both["observability-alarms-webhook"]!.from["endpoint"]).toEqual(["observability.alarmWebhookUrl"]);
    expect(resources["observability-alarms-webhook"]).toBeUndefined();
  });

  it("reads subscribers from stack config or parameters, a webhook as a secret", () => {
    const environment = environmentOf("prod", {
      observability: { ...heard, alarmEmail: { config: "oncall" }, alarmWebhookUrl: { ssm: "/oncall/webhook" } },
    });
    const lowered = observability.lower(environment);
    expect(lowered.config!["oncall"]).toMatchObject({ type: "string", secret: false, required: true });
    expect(lowered.data!["observability-alarm-webhook"]).toEqual({
      function: "aws:ssm/getParameter:getParameter",
      inputs: { name: "/oncall/webhook", withDecryption: true },
    });
    const webhook = lowered.resources.find(({ id }) => id === "observability-alarms-webhook")!;
    expect(JSON.stringify(webhook.inputs["endpoint"])).toContain('"$secret":{"$data":"observability-alarm-webhook","path":["value"]}');
  });

  it.each(["http://events.tidechat.io/sns", "ftp://x"])("accepts only HTTPS webhooks: not %s (alarm-topic-restricted)", (url) => {
    expect(() => environmentOf("prod", { observability: { ...heard, alarmWebhookUrl: url } })).toThrow(/alarmWebhookUrl/);
  });
});

describe("observability alarms", () => {
  it("all notify the topic, say what to do and define missing data (alarm-has-actions)", () => {
    for (const { id, inputs } of alarmsOf(lower("prod", everything()))) {
      expect(inputs["alarmActions"], id).toEqual([{ $ref: "observability-alarms", path: ["arn"] }]);
      expect(inputs["actionsEnabled"], id).not.toBe(false);
      expect(["breaching", "notBreaching", "ignore"], id).toContain(inputs["treatMissingData"]);
      expect((inputs["alarmDescription"] as string).length, id).toBeGreaterThan(60);
      expect((inputs["alarmDescription"] as string).length, id).toBeLessThanOrEqual(1024);
    }
  });

  it("report the recovery only where somebody waits for it", () => {
    const alarms = alarmsOf(lower("prod"));
    const telling = alarms.filter(({ inputs }) => inputs["okActions"] !== undefined).map(({ id }) => id);
    expect(telling).toContain("observability-alarm-api-healthy-hosts");
    expect(telling).not.toContain("observability-alarm-queue-push-dead-letters");
    expect(telling.length).toBeLessThan(alarms.length / 2);
  });

  it("on running tasks and healthy hosts act only once there is an image", () => {
    const resources = lower("prod");
    for (const [id, image] of [
      ["observability-alarm-api-running-tasks", "apiImage"],
      ["observability-alarm-worker-running-tasks", "workerImage"],
      ["observability-alarm-realtime-healthy-hosts", "realtimeImage"],
    ] as const) {
      expect(resources[id]!.inputs["actionsEnabled"]).toEqual(when({ config: image }, true, false));
    }
    const { config } = observability.lower(environmentOf("prod", { observability: heard }));
    expect(Object.keys(config!)).toEqual(expect.arrayContaining(["apiImage", "realtimeImage", "workerImage", "bootstrap"]));
  });

  it("on deployments exist for each service and worker, and are quiet while nothing happens", () => {
    const environment = environmentOf("prod", { observability: heard });
    const resources = lower("prod");
    for (const workload of [...Object.values(environment.services), ...Object.values(environment.workers)]) {
      const { inputs } = resources[deploymentAlarm(workload).logicalId]!;
      expect(inputs["treatMissingData"]).toBe("notBreaching");
      expect(inputs["comparisonOperator"]).toBe("GreaterThanThreshold");
      expect(inputs["metricQueries"].at(-1).expression).toMatch(/^IF\(/);
      // The service waits for its alarm, so the alarm must not wait for the service.
      expect(JSON.stringify(inputs)).not.toContain(`ecs-service-${workload.name}`);
    }
  });

  it("exist only when they are on, and so does the dashboard", () => {
    const quiet = lower("prod", { observability: { ...heard, enableAlarms: false } });
    expect(Object.keys(quiet)).toEqual(["observability-dashboard"]);
    expect(widgetsOf(quiet, "alarm")).toEqual([]);
    const blind = lower("prod", { observability: { ...heard, enableDashboards: false } });
    expect(blind["observability-dashboard"]).toBeUndefined();
    expect(blind["observability-alarms"]!.from[""]).toEqual(["observability.enableAlarms"]);
    expect(
      Object.keys(observability.lower(environmentOf("dev", { observability: { enableAlarms: false, enableDashboards: false } })).outputs!),
    ).toEqual([]);
  });

  it("have names within 255 characters and ids without positions, for the longest names too", () => {
    const longest = { projectName: "a".repeat(24), environment: "b".repeat(24), ...everything() };
    const resources = lower("prod", longest);
    const names = Object.values(resources).map(({ inputs }) => (inputs["name"] ?? inputs["dashboardName"] ?? "") as string);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(255);
    const given = names.filter((name) => name !== "");
    expect(new Set(given).size).toBe(given.length);
    for (const id of Object.keys(resources)) expect(id).toMatch(/^observability(-[a-z0-9]+)+$/);
  });

  it("show their states on the dashboard, each once", () => {
    const resources = lower("prod", everything());
    const shown = widgetsOf(resources, "alarm").flatMap(({ properties }) => properties.alarms as { $ref: string }[]);
    expect(shown.map(({ $ref }) => $ref).sort()).toEqual(
      alarmsOf(resources)
        .map(({ id }) => id)
        .sort(),
    );
    expect(resources["observability-dashboard"]!.from["dashboardBody"]).toEqual(
      expect.arrayContaining(["region", "rds.enableRdsProxy", "redis.redisAdapterReplicas", "vpc.natGateways", "waf.enableWaf"]),
    );
  });

  it("cost what their key's description says", () => {
    const { description } = schema.properties.enableAlarms;
    const shapes = { prod: "for two services and a worker", "prod-100k": "with a read replica and two Redis clusters" } as const;
    for (const [name, shape] of Object.entries(shapes)) {
      // 0.10 USD per metric. The first ten of an account are free, and autoscaling's own alarms use them up.
      const usd = Math.round(watchedByAlarms(lower(name)).length * 0.1);
      expect(description).toMatch(new RegExp(`\\b${usd} USD ${shape}\\b`));
    }
  });

  it("do not watch what the shape does not have", () => {
    const text = JSON.stringify(lower("prod", little()));
    for (const absent of ["rds-replica", "rds-proxy", "vpc-nat", '"waf"', "acm-certificate", "redis-adapter", "ContainerInsights"]) {
      expect(text).not.toContain(absent);
    }
  });
});
