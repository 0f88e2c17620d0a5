import { describe, expect, it } from "vitest";
import { readConfig } from "../../../compiler/interpreter/config.ts";
import type { PlanConfigKey } from "../../../compiler/plan/types.ts";
import { stackWith } from "./stack-double.ts";

const text: PlanConfigKey = { type: "string", secret: false, required: true, description: "The image." };

describe("readConfig", () => {
  it("reads texts, numbers and booleans", () => {
    const keys = { image: text, count: { ...text, type: "number" }, on: { ...text, type: "boolean" } } as const;
    const { values, problems } = readConfig(keys, stackWith({ image: "api:1", count: "2.5", on: "false" }));
    expect(problems).toEqual([]);
    expect(Object.fromEntries(values)).toEqual({
      image: { value: "api:1", secret: false },
      count: { value: 2.5, secret: false },
      on: { value: false, secret: false },
    });
  });

  it("keeps a value secret that is stored encrypted, whatever the plan says", () => {
    const { values } = readConfig({ image: text }, stackWith({ image: "x" }, { secrets: ["image"] }));
    expect(values.get("image")).toEqual({ value: "x", secret: true });
  });

  it("reports all problems together, each with its command", () => {
    const keys = {
      image: { ...text, pattern: "^[a-z]+:[0-9]+$", example: "api:1" },
      key: { ...text, secret: true, description: "The key." },
      count: { ...text, type: "number" },
      on: { ...text, type: "boolean", required: false },
    } as const;
    const { problems } = readConfig(keys, stackWith({ image: "latest", count: "many", on: "yes" }));
    expect(problems).toHaveLength(4);
    expect(problems.join("\n")).toMatchInlineSnapshot(`
      "image: "latest" has the wrong form. The image.
          pulumi config set image api:1
      count: "many" is not a number. The image.
          pulumi config set count <number>
      on: "yes" is not a boolean. The image.
          pulumi config set on true
      key is not set. The key.
          pulumi config set --secret key"
    `);
  });

  it("never shows the value of a secret", () => {
    const { problems } = readConfig(
      { key: { ...text, secret: true, pattern: "^k-" } },
      stackWith({ key: "hunter2" }, { secrets: ["key"] }),
    );
    expect(problems.join()).toContain("key: its value has the wrong form");
    expect(problems.join()).not.toContain("hunter2");
  });

  it("refuses a secret that stands in clear", () => {
    const { problems } = readConfig({ key: { ...text, secret: true } }, stackWith({ key: "hunter2" }));
    expect(problems.join()).toContain("is stored in plain text");
    expect(problems.join()).toContain("pulumi config set --secret key");
    expect(problems.join()).not.toContain("hunter2");
  });

  it("counts an empty text as unset", () => {
    expect(readConfig({ image: text }, stackWith({ image: "" })).problems).toHaveLength(1);
  });

  it("does not miss what is required unless another key is true", () => {
    const bootstrap: PlanConfigKey = { type: "boolean", secret: false, required: false, description: "First deployment." };
    const keys = { image: { ...text, requiredUnless: "bootstrap" }, bootstrap };
    expect(readConfig(keys, stackWith({ bootstrap: "true" })).problems).toEqual([]);
    expect(readConfig(keys, stackWith({ bootstrap: "false" })).problems.join()).toContain(
      "or: pulumi config set bootstrap true   (First deployment.)",
    );
    expect(readConfig(keys, stackWith()).problems).toHaveLength(1);
  });

  it("checks the pattern of what is not required, too", () => {
    expect(readConfig({ image: { ...text, required: false, pattern: "^a" } }, stackWith({ image: "b" })).problems).toHaveLength(1);
  });
});
