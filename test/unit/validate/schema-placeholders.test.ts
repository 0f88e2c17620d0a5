import { describe, expect, it } from "vitest";
import { loadSpec } from "../../../compiler/source/index.ts";
import { placeholderDiagnostics, placeholderIn } from "../../../compiler/validate/placeholders.ts";
import { memoryReader } from "../source/memory-reader.ts";

describe("placeholders", () => {
  it.each([
    "your-domain.com",
    "api.your-domain.com",
    "YOUR_HOSTED_ZONE_ID",
    "CHANGE_ME",
    "CHANGEME",
    "change-me-please",
    "v1:CHANGE_ME_ON_FIRST_RUN:v1",
    "your-tenant.auth0.com",
    "example.com",
    "https://api.example.com/x",
    "ops@example.org",
    "<zone-id>",
    "TODO",
    "xxxxx",
    "REPLACE_ME",
    "see TODO below",
  ])("%s is one", (text) => {
    expect(placeholderIn(text)).toBeDefined();
  });

  it.each([
    "api.tidechat.io",
    "api.chat.example",
    "myexample.com",
    "example.community",
    "exchange-menu",
    "todo",
    "todo-app",
    "change-management",
    "NAT carries your-own traffic for less",
    "we change methods on request, e.g. to example.com",
    "",
    "db.t3.medium",
    "10.0.0.0/16",
    "sun:05:00-sun:06:00",
  ])("%s is none", (text) => {
    expect(placeholderIn(text)).toBeUndefined();
  });

  it("are found everywhere in the effective spec, at the line that set them", () => {
    const files = {
      "a.yaml": "extends: b.yaml\nauth0Domain: your-tenant.auth0.com\nwaivers:\n  - reason: TODO\nhostedZoneId: null\n",
      "b.yaml": "domainName: your-domain.com\nhostedZoneId: YOUR_HOSTED_ZONE_ID\nauth0Domain: CHANGE_ME\n",
    };
    const { value } = loadSpec("a.yaml", memoryReader(files));
    expect(
      placeholderDiagnostics(value!)
        .map(({ file, range, rule, key }) => `${file}:${range.line}:${range.column} ${rule} ${key}`)
        .sort(),
    ).toEqual([
      "a.yaml:2:14 placeholder-value auth0Domain",
      "a.yaml:4:13 placeholder-value waivers.0.reason",
      "b.yaml:1:13 placeholder-value domainName",
    ]);
  });
});
