import { describe, expect, it } from "vitest";
import { resolveReference } from "../../../../compiler/modules/shared/references.ts";

const options = { id: "some-value", secret: true, pattern: "^https://", description: "A value." };

describe("references", () => {
  it("leave a literal as it is and require nothing", () => {
    expect(resolveReference("text", options)).toEqual({ value: "text", config: {}, data: {} });
  });

  it("read stack config, checked by its pattern before anything is registered", () => {
    const { value, config, data } = resolveReference({ config: "webhook" }, options);
    expect(value).toEqual({ $secret: { $config: "webhook" } });
    expect(config).toEqual({ webhook: { type: "string", secret: true, required: true, pattern: "^https://", description: "A value." } });
    expect(data).toEqual({});
  });

  it("read an SSM parameter, decrypted", () => {
    const { value, data } = resolveReference({ ssm: "/a/b" }, { ...options, secret: false });
    expect(value).toEqual({ $data: "some-value", path: ["value"] });
    expect(data).toEqual({
      "some-value": { function: "aws:ssm/getParameter:getParameter", inputs: { name: "/a/b", withDecryption: true } },
    });
  });

  it("read a secret", () => {
    const arn = "arn:aws:secretsmanager:eu-central-1:412356789014:secret:a-Ab3dEf";
    const { value, data } = resolveReference({ secretArn: arn }, options);
    expect(value).toEqual({ $secret: { $data: "some-value", path: ["secretString"] } });
    expect(data["some-value"]).toEqual({
      function: "aws:secretsmanager/getSecretVersion:getSecretVersion",
      inputs: { secretId: arn },
    });
  });
});
