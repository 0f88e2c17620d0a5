/** The result of every security rule, on specs that violate, waive and hide. */
import { describe, expect, it } from "vitest";
import { judge } from "../../../compiler/policy/judge.ts";
import { securityRules } from "../../../compiler/rules/index.ts";
import { compileFrozen } from "../../../tools/fixtures/specs.ts";
import { judged, resultIn, rulesWith } from "./support.ts";

const policy = (action: string) =>
  `{type: "aws:iam/rolePolicy:RolePolicy", inputs: {role: {$ref: iam-task-api.name}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: ${action}, Resource: {$ref: sqs-push.arn}}]}}}}`;

describe("results", () => {
  it("are given for every security rule, the worst first", () => {
    const report = judged("rds: {rdsCredentialVersion: 1}\noverrides: {rds-instance: {set: {storageEncrypted: false}}}");
    expect(report.results.map(({ rule }) => rule.name).sort()).toEqual(securityRules.map(({ name }) => name).sort());
    expect(report.results.map(({ status }) => status).filter((status, index, all) => status !== all[index - 1])).toEqual([
      "failed",
      "exempt",
      "passed",
      "not-applicable",
    ]);
  });

  it("name resource, place and fix of a failure, under the rule's own name", () => {
    const { failures } = resultIn(judged("overrides:\n  rds-instance: {set: {storageEncrypted: false}}"), "database-encrypted");
    expect(failures).toMatchObject([
      {
        subject: "rds-instance",
        resources: ["rds-instance"],
        diagnostic: {
          rule: "database-encrypted",
          file: "spec/escape.yaml",
          range: { line: 3 },
          help: expect.stringContaining("remove the override") as string,
        },
      },
    ]);
  });

  it("name the resources that a key and the rule cause, and those that a finding at a key leads to", () => {
    const byKey = resultIn(judged("ecsServices: {enableExecuteCommand: true}"), "ecs-exec-audited");
    expect(byKey.failures).toMatchObject([
      { subject: "ecsServices.enableExecuteCommand", resources: ["ecs-service-api", "ecs-service-realtime", "ecs-service-worker"] },
    ]);
    const statement = `ecsServices: {serviceExtras: {api: {iamStatements: [{Action: ["s3:*"], Resource: ["arn:aws:s3:::acme-avatars/*"]}]}}}`;
    const found = resultIn(judged(statement), "no-service-wide-permissions");
    expect(found.failures[0]).toMatchObject({ resources: ["vpc-endpoint-s3", "iam-task-api-stated"] });
  });

  it("do not apply where the plan has nothing to look at", () => {
    expect(rulesWith(judged(""), "not-applicable")).toContain("bucket-encrypted");
    expect(rulesWith(judged("alb: {enableAlbAccessLogs: true}"), "passed")).toContain("bucket-encrypted");
  });

  it("come from the plan as well, if the compiler let a violation through", () => {
    const { plan, ...rest } = compileFrozen("prod");
    const resources = plan.resources.map((each) =>
      each.id === "rds-instance" ? { ...each, inputs: { ...each.inputs, storageEncrypted: false } } : each,
    );
    const report = judge("spec/prod.yaml", { ...rest, plan: { ...plan, resources } });
    const [failure] = resultIn(report, "database-encrypted").failures;
    expect(failure).toMatchObject({ subject: "rds-instance", diagnostic: { file: "spec/prod.yaml" } });
    expect(resultIn(judge("spec/prod.yaml", { ...rest, plan }), "database-encrypted").status).toBe("passed");
  });
});

describe("exempt", () => {
  it("is what nobody has to waive, because of the class or the platform", () => {
    expect(resultIn(judged("", "prod"), "bucket-access-logging")).toMatchObject({
      status: "exempt",
      waived: [],
      exempt: [{ by: "platform" }],
    });
    expect(resultIn(judged(""), "database-multi-az")).toMatchObject({
      status: "exempt",
      waived: [],
      exempt: [{ by: "class", keys: ["rds.rdsMultiAz"] }],
    });
  });

  it("includes what an override undoes and the class may do without", () => {
    const on = "rds: {rdsMultiAz: true}\n";
    expect(resultIn(judged(on), "database-multi-az").status).toBe("passed");
    expect(resultIn(judged(`${on}overrides: {rds-instance: {set: {multiAz: false}}}`), "database-multi-az")).toMatchObject({
      status: "exempt",
      exempt: [{ by: "class", resources: ["rds-instance"], place: { range: { line: 3 } } }],
    });
  });
});

describe("waived", () => {
  it("says until when, at which price and where", () => {
    const report = judged("", "prod");
    expect(resultIn(report, "container-insights").waived).toMatchObject([
      {
        until: "2027-06-30",
        price: 20,
        keys: ["ecsCluster.containerInsights"],
        resources: ["ecs-cluster"],
        place: { file: "spec/prod.yaml" },
      },
    ]);
    expect(resultIn(report, "log-retention-one-year").waived).toHaveLength(4);
  });

  const exec = (until: string, on = true) =>
    `ecsServices: {enableExecuteCommand: ${String(on)}}\nwaivers: [{rule: ecs-exec-audited, reason: Debugged in place., until: "${until}"}]`;

  it("ends with the waiver", () => {
    expect(resultIn(judged(exec("2027-06-30")), "ecs-exec-audited").status).toBe("waived");
    const expired = resultIn(judged(exec("2026-01-31")), "ecs-exec-audited");
    expect(expired).toMatchObject({
      status: "failed",
      failures: [{ diagnostic: { message: expect.stringContaining("expired") as string } }],
    });
  });

  it("is no result of a waiver without effect, expired or not", () => {
    const report = judged(exec("2026-01-31", false));
    expect(resultIn(report, "ecs-exec-audited").status).toBe("passed");
    expect(report.others.map(({ rule }) => rule)).toContain("waiver-expired");
  });

  it("is nothing that the class does not allow", () => {
    const lines = 'rds: {rdsMultiAz: false}\nwaivers: [{rule: database-multi-az, reason: Too slow for us., until: "2027-06-30"}]';
    expect(resultIn(judged(lines, "prod"), "database-multi-az").status).toBe("failed");
  });
});

describe("not judged", () => {
  it("is every rule that did not fail, if the spec has other errors", () => {
    const report = judged("vpc: {natGateway: 1}\necsServices: {enableExecuteCommand: true}");
    expect(rulesWith(report, "failed")).toEqual(["ecs-exec-audited"]);
    expect(rulesWith(report, "not-judged")).toHaveLength(securityRules.length - 1);
    expect(report.others.map(({ rule }) => rule)).toContain("unknown-key");
  });

  it("is what depends on a policy that is known only at deployment, and nothing else", () => {
    const report = judged(`extraResources:\n  reports: ${policy("{$config: action}")}`);
    expect(rulesWith(report, "failed")).toEqual(["policy-known-before-deployment"]);
    expect(rulesWith(report, "not-judged")).toEqual(
      expect.arrayContaining(["powerful-actions-name-resources", "trust-policy-own-account"]),
    );
    expect(rulesWith(report, "passed")).toEqual(expect.arrayContaining(["database-encrypted", "no-public-admin-ports"]));
    expect(rulesWith(judged(`extraResources:\n  reports: ${policy("sqs:SendMessage")}`), "not-judged")).toEqual([]);
  });

  it("is what depends on an address range that is known only at deployment", () => {
    const rule = `{type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", inputs: {securityGroupId: {$ref: sg-api.id}, ipProtocol: tcp, fromPort: 9229, toPort: 9229, cidrIpv4: {$config: vpnRange}, description: Debugging from the VPN}}`;
    const report = judged(`extraResources:\n  vpn: ${rule}`);
    expect(rulesWith(report, "not-judged").filter((name) => name === "no-public-admin-ports")).toEqual(["no-public-admin-ports"]);
    expect(rulesWith(report, "passed")).toContain("security-group-described");
  });

  it("lists extra resources of other types, with the waiver that permits them", () => {
    const share = 'extraResources:\n  share: {type: "aws:ram/resourceShare:ResourceShare", inputs: {name: share}}\n';
    const waiver = 'waivers: [{rule: resource-type-judged, resource: share, reason: Reviewed by hand., until: "2027-06-30"}]';
    const refused = judged(share);
    expect(refused.unjudged).toMatchObject([{ resource: "share", type: "aws:ram/resourceShare:ResourceShare", range: { line: 3 } }]);
    expect(refused.unjudged[0]!.waiver).toBeUndefined();
    expect(resultIn(refused, "resource-type-judged").status).toBe("failed");
    const waived = judged(share + waiver);
    expect(waived.unjudged[0]!.waiver).toMatchObject({ reason: "Reviewed by hand.", until: "2027-06-30" });
    expect(resultIn(waived, "resource-type-judged").status).toBe("waived");
    // A rule that only keys enforce has no say about it.
    expect(resultIn(waived, "database-exports-logs").because).toMatch(/no extra resource/);
  });
});
