/** Character sets that AWS has once, and so has the compiler: ARNs of keys, and tags. */
import { describe, expect, it } from "vitest";
import { diagnosticsOver } from "../validate/spec-over-prod.ts";

const found = (text: string) => diagnosticsOver(text).map(({ rule, key }) => `${rule} ${key ?? ""}`);

describe("the ARN of a key", () => {
  const arn = (id: string) => `arn:aws:kms:eu-central-1:412356789014:key/${id}`;
  /** Every key of a spec that names a KMS key. */
  const places: readonly (readonly [key: string, spec: (arn: string) => string])[] = [
    ["iam.customerManagedKeyArn", (name) => `iam: {enableCustomerManagedKeys: true, customerManagedKeyArn: "${name}"}`],
    [
      "ecsServices.serviceExtras.api.secrets.MAIL_KEY.keyArn",
      (name) =>
        `ecsServices: {serviceExtras: {api: {secrets: {MAIL_KEY: {secretArn: "arn:aws:secretsmanager:eu-central-1:412356789014:secret:mail-AbCdEf", keyArn: "${name}"}}}}}`,
    ],
  ];

  it.each(places)("at %s may be that of a multi-Region key", (key, spec) => {
    const own = (id: string) => found(spec(arn(id))).filter((each) => each.startsWith("invalid-format") && each.includes(key));
    expect(own("mrk-1234abcd12ab34cd56ef1234567890ab")).toEqual([]);
    expect(own("0e4fb4a2-7d1c-4b0e-9a53-6c2d8f1b9a77")).toEqual([]);
    expect(own("mrk-1234")).toEqual([`invalid-format ${key}`]);
  });
});

describe("a tag", () => {
  const tags = (text: string) => found(text).filter((each) => /tag/.test(each));

  it.each([
    ["tags: {environment: production}", "tags.environment"],
    ["tags: {Owner: a, owner: b}", "tags.owner"],
    ["overrides: {iam-task-api: {set: {tags: {PROJECT: x}}}}", "overrides.iam-task-api.set.tags.PROJECT"],
  ])("differs from another by more than case: %s", (text, key) => {
    expect(tags(text)).toEqual([`invalid-tag ${key}`]);
  });

  it.each(["a|b", "a\tb", "100 %", "x;y"])("has only characters that every service accepts, not %j", (value) => {
    expect(tags(`tags: {Owner: ${JSON.stringify(value)}}`)).toEqual(["invalid-tag tags.Owner"]);
  });

  it.each(["data & search", "data and search", "ops@a.io", "a/b=c", "Zürich"])(
    "may be %j, or is told which character it may not have",
    (value) => {
      const expected = value.includes("&") ? ["invalid-tag tags.Owner"] : [];
      expect(tags(`tags: {Owner: ${JSON.stringify(value)}}`)).toEqual(expected);
    },
  );
});
