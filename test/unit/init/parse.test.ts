import { describe, expect, it } from "vitest";
import { accountOf, domainOf, environmentsIn, projectOf, sizeOf } from "../../../compiler/init/parse.ts";

describe("answers as people type them", () => {
  it.each([
    ["123456789012", "123456789012"],
    ["1234-5678-9012", "123456789012"],
    [" 1234 5678 9012 ", "123456789012"],
    ["12x", "12x"],
  ])("account %j is %j", (text, account) => {
    expect(accountOf(text)).toBe(account);
  });

  it.each([
    ["acme.io", "acme.io"],
    ["API.Acme.io", "acme.io"],
    ["https://api.acme.io/", "acme.io"],
    ["platform.acme.io.", "platform.acme.io"],
    ["api.io", "api.io"],
  ])("domain %j is %j", (text, domain) => {
    expect(domainOf(text)).toBe(domain);
  });

  it("environments have the class that their name implies or that they state", () => {
    expect(environmentsIn(" dev, qa:dev,prod,eu:prod ")).toEqual([
      { name: "dev", class: "dev" },
      { name: "qa", class: "dev" },
      { name: "prod", class: "prod" },
      { name: "eu", class: "prod" },
    ]);
    expect(environmentsIn("qa:test")).toEqual([{ name: "qa:test", class: "prod" }]);
    expect(environmentsIn(", ,")).toEqual([]);
  });

  it.each([
    ["10000", 10_000],
    ["10,000", 10_000],
    ["1_000_000", 1_000_000],
    ["10k", 10_000],
    ["2M", 2_000_000],
    ["0", undefined],
    ["-5", undefined],
    ["1.5", undefined],
    ["1e5", undefined],
    ["many", undefined],
    ["99999999999999999999", undefined],
  ])("size %j is %j", (text, size) => {
    expect(sizeOf(text)).toBe(size);
  });

  it.each([
    ["acme-platform", "acme-platform"],
    ["Acme Platform (new)", "acme-platform-new"],
    ["2024_Chat", "chat"],
    ["a-very-long-name-of-a-folder-indeed", "a-very-long-name-of-a-fo"],
    ["платформа", "platform"],
    ["x", "platform"],
  ])("the folder %j suggests the project %j", (folder, project) => {
    expect(projectOf(folder)).toBe(project);
  });
});
