import { describe, expect, it } from "vitest";
import alb from "../../../compiler/modules/alb/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

const longest = { projectName: "a23456789-123456789-1234", environment: "b23456789-123456789-1234" };

describe("alb", () => {
  const resources = lowerOnly(alb, environmentOf("prod"));

  it("is public, hardened and in every zone (drop-invalid-headers)", () => {
    const { inputs, from } = resources["alb"]!;
    expect(inputs).toMatchObject({ internal: false, dropInvalidHeaderFields: true, desyncMitigationMode: "defensive", idleTimeout: 60 });
    expect(inputs["subnets"].map(({ $ref }: { $ref: string }) => $ref)).toEqual(["vpc-public-a", "vpc-public-b"]);
    expect(from["subnets"]).toContain("vpc.availabilityZones");
    expect(from["dropInvalidHeaderFields"]).toEqual(["rule:drop-invalid-headers"]);
  });

  it("waits for the internet gateway's route and, when it logs, for the bucket's policy", () => {
    const ids = (options: { dependsOn?: readonly (string | { logicalId: string })[] }) =>
      (options.dependsOn ?? []).map((target) => (typeof target === "string" ? target : target.logicalId));
    expect(ids(resources["alb"]!.options)).toEqual(["alb-logs-policy", "vpc-public-default-route"]);
    expect(ids(lowerOnly(alb, environmentOf("dev"))["alb"]!.options)).toEqual(["vpc-public-default-route"]);
  });

  it("is protected in prod, together with its logs, and not in dev (load-balancer-deletion-protection)", () => {
    expect(resources["alb"]!.inputs["enableDeletionProtection"]).toBe(true);
    expect(resources["alb-logs"]!.options.protect).toMatchObject({ value: true, from: ["alb.albDeletionProtection"] });
    expect(resources["alb-logs"]!.inputs["forceDestroy"]).toBe(false);
    const dev = lowerOnly(alb, environmentOf("dev", { alb: { enableAlbAccessLogs: true } }));
    expect(dev["alb"]!.inputs["enableDeletionProtection"]).toBe(false);
    expect(dev["alb-logs"]!.inputs["forceDestroy"]).toBe(true);
    expect(dev["alb-logs"]!.options.protect).toMatchObject({ value: false });
  });

  it("creates no bucket without access logs, and states that they are off", () => {
    const dev = lowerOnly(alb, environmentOf("dev"));
    expect(Object.keys(dev).filter((id) => id.startsWith("alb-logs"))).toEqual([]);
    expect(dev["alb"]!.inputs["accessLogs"]).toMatchObject({ enabled: false });
    expect(JSON.stringify(dev)).not.toContain('"$ref":"alb-logs"');
    expect(alb.lower(environmentOf("dev")).outputs).toHaveProperty("apiUrl");
  });

  it("keeps every name within its limit for the longest project and environment", () => {
    const names = Object.values(lowerOnly(alb, environmentOf("prod", longest)));
    const byType = (type: string) => names.filter((each) => each.type === type).map(({ inputs }) => inputs);
    for (const { name } of [...byType("aws:lb/loadBalancer:LoadBalancer"), ...byType("aws:lb/targetGroup:TargetGroup")]) {
      expect(name).toMatch(/^(?!internal-)[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/);
    }
    const [{ bucket }] = byType("aws:s3/bucket:Bucket") as [{ bucket: { $concat: readonly [string, unknown] } }];
    expect(bucket.$concat[0].length + 12).toBeLessThanOrEqual(63);
    expect(bucket.$concat[1]).toEqual({ $data: "caller-identity", path: ["accountId"] });
  });
});

describe("alb listeners", () => {
  const resources = lowerOnly(alb, environmentOf("prod"));

  it("serves HTTPS with the recommended policy and the validated certificate (listener-minimum-tls-version)", () => {
    const { inputs, from } = resources["alb-https"]!;
    expect(inputs).toMatchObject({ port: 443, protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" });
    expect(inputs["certificateArn"]).toEqual({ $ref: "acm-certificate-validation", path: ["certificateArn"] });
    expect(from["certificateArn"]).toEqual(["acm.certificateArn"]);
    expect(inputs["defaultActions"]).toMatchObject([{ type: "fixed-response", fixedResponse: { statusCode: "404" } }]);
  });

  it("serves the given certificate", () => {
    const certificateArn = "arn:aws:acm:eu-central-1:412356789014:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22";
    const given = lowerOnly(alb, environmentOf("prod", { acm: { certificateArn } }));
    expect(given["alb-https"]!.inputs["certificateArn"]).toBe(certificateArn);
  });

  it("redirects HTTP and does nothing else with it (listener-requires-https)", () => {
    const { inputs } = resources["alb-http"]!;
    expect(inputs["port"]).toBe(80);
    expect(inputs["defaultActions"]).toEqual([{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }]);
  });
});

describe("alb services", () => {
  const environment = environmentOf("prod");
  const resources = lowerOnly(alb, environment);

  it("routes each service by host and path, `/api` and `/api/*` alike", () => {
    const conditions = (id: string) => resources[id]!.inputs["conditions"];
    expect(conditions("alb-rule-api")).toEqual([
      { hostHeader: { values: ["api.tidechat.io"] } },
      { pathPattern: { values: ["/api", "/api/*"] } },
    ]);
    expect(conditions("alb-rule-realtime")[1]).toEqual({ pathPattern: { values: ["/socket.io/*"] } });
    expect(resources["alb-rule-api"]!.from["conditions"]).toContain("domainName");
  });

  it("stays within five condition values per rule", () => {
    for (const { paths } of Object.values(environment.services)) expect(1 + paths.value.length).toBeLessThanOrEqual(5);
  });

  it("keeps only clients of Socket.IO on one task", () => {
    expect(resources["alb-target-realtime"]!.inputs["stickiness"]).toEqual({ type: "lb_cookie", enabled: true, cookieDuration: 3600 });
    expect(resources["alb-target-realtime"]!.from["stickiness"]).toEqual(["ecsServices.realtimeStickyDurationSeconds"]);
    expect(resources["alb-target-api"]!.inputs["stickiness"]).toEqual({ type: "lb_cookie", enabled: false });
  });

  it("uses HTTP/1.1 to task addresses and checks readiness (target-group-health-check)", () => {
    const { inputs, from } = resources["alb-target-api"]!;
    expect(inputs).toMatchObject({ targetType: "ip", protocolVersion: "HTTP1", deregistrationDelay: 30 });
    expect(inputs["healthCheck"]).toMatchObject({ enabled: true, path: "/health/ready", port: "traffic-port" });
    expect(inputs["healthCheck"].timeout).toBeLessThan(inputs["healthCheck"].interval);
    expect(from["healthCheck"]).toEqual(expect.arrayContaining(["ecsServices.apiReadinessPath", "alb.albUnhealthyThreshold"]));
    expect(from["deregistrationDelay"]).toEqual(["ecsServices.apiDeregistrationDelaySeconds"]);
  });

  it("names target groups by what replaces them, so that a successor can come first", () => {
    expect(resources["alb-target-api"]!.inputs["name"]).toBe("realtime-prod-api-000000");
  });

  it("does not replace a target group, or anything behind it, when a container's port changes", () => {
    const moved = lowerOnly(alb, environmentOf("prod", { ecsServices: { apiContainerPort: 4000 } }));
    expect(moved["alb-target-api"]!.inputs).toEqual(resources["alb-target-api"]!.inputs);
  });

  it("gives a fourth service its own group, rule and priority without changing the others", () => {
    const admin = { paths: ["/admin/*"], desiredCount: 2, cpu: 256, memory: 512 };
    const more = lowerOnly(alb, environmentOf("prod", { ecsServices: { extraServices: { admin } } }));
    expect(more["alb-rule-api"]).toEqual(resources["alb-rule-api"]);
    const priorities = ["admin", "api", "realtime"].map((name) => more[`alb-rule-${name}`]!.inputs["priority"] as number);
    expect(new Set(priorities).size).toBe(3);
    for (const priority of priorities) expect(priority > 0 && priority <= 50_000).toBe(true);
  });
});

describe("alb log bucket", () => {
  const resources = lowerOnly(alb, environmentOf("prod"));

  it("blocks public access, ACLs and unencrypted objects, and keeps versions", () => {
    expect(resources["alb-logs-public-access-block"]!.inputs).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(resources["alb-logs-ownership"]!.inputs["rule"]).toEqual({ objectOwnership: "BucketOwnerEnforced" });
    expect(resources["alb-logs-encryption"]!.inputs["rules"]).toEqual([{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }]);
    expect(resources["alb-logs-versioning"]!.inputs["versioningConfiguration"]).toEqual({ status: "Enabled" });
  });

  it("allows log delivery only for this account's load balancers, over TLS", () => {
    const [deliver, deny] = resources["alb-logs-policy"]!.inputs["policy"].$json.Statement;
    expect(deliver).toMatchObject({
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
    });
    const account = { $data: "caller-identity", path: ["accountId"] };
    expect(deliver.Condition.ArnLike["aws:SourceArn"]).toEqual({
      $concat: ["arn:aws:elasticloadbalancing:eu-central-1:", account, ":loadbalancer/*"],
    });
    expect(deliver.Resource).toEqual({ $concat: [{ $ref: "alb-logs", path: ["arn"] }, "/AWSLogs/", account, "/*"] });
    expect(deny).toMatchObject({ Effect: "Deny", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    expect(deny.Resource).toHaveLength(2);
  });

  it("expires logs, their old versions and stale uploads", () => {
    const [expire] = resources["alb-logs-lifecycle"]!.inputs["rules"];
    expect(expire).toMatchObject({
      status: "Enabled",
      expiration: { days: 365 },
      noncurrentVersionExpiration: { noncurrentDays: 30 },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    });
    expect(resources["alb-logs-lifecycle"]!.from["rules"]).toContain("alb.albAccessLogRetentionDays");
  });

  it("says why each of its parts exists", () => {
    for (const each of Object.values(resources).filter(({ id }) => id.startsWith("alb-logs"))) {
      expect(each.from[""]).toEqual(["alb.enableAlbAccessLogs", "alb.existingAccessLogBucket"]);
    }
  });
});
