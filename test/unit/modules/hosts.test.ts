/** A service with its own host: listener rule, address record, certificate, and the rules about them. */
import { describe, expect, it } from "vitest";
import { certificatesCover } from "../../../tools/matrix/acceptance/edge.ts";
import { judgePlan } from "../../../tools/matrix/judge.ts";
import { compileOver, found } from "../overrides/support.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { resourceOf } from "../../support/plan.ts";

const size = { desiredCount: 2, cpu: 256, memory: 512 };
const over = (services: Readonly<Record<string, object>>, more: object = {}) => ({ ecsServices: { extraServices: services }, ...more });
const reports = { ...size, paths: ["/*"], host: "reports.tidechat.io" };
const ids = (plan: ReturnType<typeof planOf>, start: string) => plan.resources.map(({ id }) => id).filter((id) => id.startsWith(start));

describe("a service's own host", () => {
  const plan = planOf("prod", over({ reports }));
  const entry = "ecsServices.extraServices.reports";

  it("is the condition of its listener rule, and other services keep theirs", () => {
    const { inputs, from } = resourceOf(plan, "alb-rule-reports");
    expect(inputs["conditions"]).toEqual([{ hostHeader: { values: ["reports.tidechat.io"] } }, { pathPattern: { values: ["/*"] } }]);
    expect(from["conditions"]).toEqual([`${entry}.host`, `${entry}.paths`]);
    expect(resourceOf(plan, "alb-rule-api").inputs["conditions"]).toContainEqual({ hostHeader: { values: ["api.tidechat.io"] } });
  });

  it("has an address record, whose cause is the service", () => {
    const [, own] = ids(plan, "route53-alias");
    expect(own).toMatch(/^route53-alias-reports-tidechat-io-[0-9a-f]{4}$/);
    const { inputs, from } = resourceOf(plan, own!);
    expect(inputs).toEqual({ ...resourceOf(plan, "route53-alias").inputs, name: "reports.tidechat.io" });
    expect(from[""]).toEqual([entry]);
  });

  it("is on the certificate, which waits for a record of each name", () => {
    expect(resourceOf(plan, "acm-certificate").inputs["subjectAlternativeNames"]).toEqual(["reports.tidechat.io"]);
    expect(resourceOf(plan, ids(plan, "acm-validation-reports")[0]!).inputs["name"]).toEqual({
      $ref: "acm-certificate",
      path: ["domainValidationOptions", { find: { domainName: "reports.tidechat.io" } }, "resourceRecordName"],
    });
    expect(resourceOf(plan, "acm-certificate-validation").inputs["validationRecordFqdns"]).toHaveLength(2);
    expect(certificatesCover(plan)).toEqual([]);
    expect(judgePlan(plan)).toEqual([]);
  });

  it("is passed to its callers", () => {
    expect(plan.outputs["reportsServiceUrl"]).toMatchObject({ value: "https://reports.tidechat.io", module: "alb" });
    expect(planOf("prod", over({ reports: { ...reports, host: undefined } })).outputs).not.toHaveProperty("reportsServiceUrl");
  });

  it("may be shared, and then has one record, whose id follows from the host", () => {
    const shared = planOf("prod", over({ admin: { ...reports, paths: ["/admin/*"], listenerPriority: 40 }, reports }));
    expect(ids(shared, "route53-alias")).toEqual(ids(plan, "route53-alias"));
    expect(resourceOf(shared, ids(shared, "route53-alias")[1]!).from[""]).toEqual(["ecsServices.extraServices.admin", entry]);
    expect(resourceOf(shared, "acm-certificate").inputs["subjectAlternativeNames"]).toEqual(["reports.tidechat.io"]);
  });

  it("needs no resources when it is `domainName`", () => {
    const same = planOf("prod", over({ reports: { ...reports, host: "api.tidechat.io", paths: ["/reports/*"] } }));
    expect(ids(same, "route53-alias")).toEqual(["route53-alias"]);
    expect(resourceOf(same, "acm-certificate").inputs).not.toHaveProperty("subjectAlternativeNames");
  });

  it("requests no certificate when the spec gives one", () => {
    const certificateArn = "arn:aws:acm:eu-central-1:412356789014:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22";
    const brought = planOf("prod", over({ reports }, { acm: { certificateArn } }));
    expect(ids(brought, "acm-")).toEqual([]);
    expect(ids(brought, "route53-alias")).toHaveLength(2);
  });
});

describe("mistakes with hosts", () => {
  const lines = (host: string, paths: string) =>
    `ecsServices:\n  extraServices:\n    reports:\n      paths: ${paths}\n      host: ${host}\n      desiredCount: 1\n      cpu: 256\n      memory: 512\n`;

  it("a host outside the zone is reported at its line, with the key that sets the zone", () => {
    const compiled = compileOver(lines("reports.tidychat.io", "[/*]"));
    expect(found(compiled)).toEqual([
      "6:13 error host-outside-hosted-zone `reports.tidychat.io`, the host of reports, is outside the hosted zone `tidechat.io` | use a name that ends with `.tidechat.io`",
    ]);
    expect(compiled.diagnostics.find(({ rule }) => rule === "host-outside-hosted-zone")?.related).toMatchObject([
      { file: "spec/dev.yaml", message: "decides the hosted zone" },
    ]);
  });

  it("paths conflict only on the same host", () => {
    expect(found(compileOver(lines("reports.dev.tidechat.io", "[/api/*]")))).toEqual([]);
    expect(found(compileOver(lines("api.dev.tidechat.io", "[/api/*]"))).join()).toContain("unreachable-path");
  });

  it("a wildcard is not a host (certificate-no-wildcard)", () => {
    expect(found(compileOver(lines('"*.dev.tidechat.io"', "[/*]"))).join()).toContain("6:13 error invalid-format");
  });
});
