import { describe, expect, it } from "vitest";
import acm from "../../../compiler/modules/acm/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly } from "../../support/lower.ts";

const option = (property: string) => ({
  $ref: "acm-certificate",
  path: ["domainValidationOptions", { find: { domainName: "api.tidechat.io" } }, property],
});

describe("acm", () => {
  const resources = lowerOnly(acm, environmentOf("prod"));

  it("requests a certificate for exactly the host name that is served (certificate-transparency-logging)", () => {
    const { inputs, from } = resources["acm-certificate"]!;
    expect(inputs).toEqual({
      domainName: "api.tidechat.io",
      validationMethod: "DNS",
      keyAlgorithm: "RSA_2048",
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
    });
    expect(from["domainName"]).toEqual(["domainName"]);
  });

  it("creates a successor before it deletes the certificate (certificate-create-before-delete)", () => {
    expect(resources["acm-certificate"]!.options.deleteBeforeReplace).toBeUndefined();
  });

  it("validates by one record, found by name in the unordered options", () => {
    const records = Object.values(resources).filter(({ type }) => type === "aws:route53/record:Record");
    expect(records.map(({ id }) => id)).toEqual(["acm-validation-record"]);
    expect(records[0]!.inputs).toMatchObject({
      name: option("resourceRecordName"),
      type: option("resourceRecordType"),
      records: [option("resourceRecordValue")],
    });
    expect(records[0]!.from["name"]).toEqual(["domainName"]);
  });

  it("waits until the certificate is issued", () => {
    expect(resources["acm-certificate-validation"]!.inputs).toEqual({
      certificateArn: { $ref: "acm-certificate", path: ["arn"] },
      validationRecordFqdns: [{ $ref: "acm-validation-record", path: ["fqdn"] }],
    });
  });

  it("puts the record into the given zone, or the one looked up by name", () => {
    const stated = lowerOnly(acm, environmentOf("prod", { hostedZoneId: "Z0482913LQ7X2M5RTN8A" }));
    expect(stated["acm-validation-record"]!.inputs["zoneId"]).toBe("Z0482913LQ7X2M5RTN8A");
    expect(resources["acm-validation-record"]!.inputs["zoneId"]).toEqual({ $data: "hosted-zone", path: ["zoneId"] });
    expect(resources["acm-validation-record"]!.from["zoneId"]).toEqual(["hostedZoneId"]);
  });

  it("creates nothing when a certificate is given", () => {
    const certificateArn = "arn:aws:acm:eu-central-1:412356789014:certificate/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22";
    expect(lowerOnly(acm, environmentOf("prod", { acm: { certificateArn } }))).toEqual({});
    expect(Object.values(resources).map(({ from }) => from[""])).toEqual([
      ["acm.certificateArn"],
      ["acm.certificateArn"],
      ["acm.certificateArn"],
    ]);
  });
});

describe("host name", () => {
  const nameOfLength = (length: number) => `${"a".repeat(length - ".tidechat.io".length)}.tidechat.io`;

  it("is at most 64 characters, the limit of a certificate's common name, with labels of at most 63", () => {
    expect(() => environmentOf("prod", { domainName: `a.${nameOfLength(62)}` })).not.toThrow();
    expect(() => environmentOf("prod", { domainName: `a.${nameOfLength(63)}` })).toThrow(/maxLength/);
    expect(() => environmentOf("prod", { domainName: `${"a".repeat(64)}.io` })).toThrow();
  });
});
