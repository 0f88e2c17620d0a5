/** Values that AWS does not accept, through the compiler: whatever wrote them, at the line that did. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import table from "../../../generated/aws/property-bounds.json" with { type: "json" };
import type { Bound } from "../../../compiler/aws/property-bounds.ts";
import { loadCatalogue } from "../../../compiler/provider/catalogue.ts";
import { typeAt } from "../../../compiler/provider/paths.ts";
import { frozenFiles } from "../../../tools/fixtures/specs.ts";
import { compileSpec } from "../../../compiler/compile.ts";
import { compileOver, found } from "../overrides/support.ts";

const refusals = (lines: string) => found(compileOver(lines)).filter((line) => line.includes(" value-not-accepted "));

describe("a value that AWS does not accept", () => {
  it.each([
    ["sqs-push: {set: {delaySeconds: 901}}", "sqs-push.delaySeconds: 901 is too high | AWS accepts 0 to 900"],
    ["sqs-push: {set: {delaySeconds: -1}}", "sqs-push.delaySeconds: -1 is too low | AWS accepts 0 to 900"],
    ["alb-target-api: {set: {healthCheck.interval: 400}}", "alb-target-api.healthCheck.interval: 400 is too high | AWS accepts 5 to 300"],
    ["alb-target-api: {merge: {healthCheck: {interval: 4}}}", "alb-target-api.healthCheck.interval: 4 is too low | AWS accepts 5 to 300"],
    ["alb: {set: {ipAddressType: dual-stack}}", "did you mean `dualstack`? AWS accepts dualstack, dualstack-without-public-ipv4, ipv4"],
    [
      "iam-task-api: {set: {description: 日本}}",
      "`日本` does not have the form that AWS accepts | an example of the form is `Role of the api tasks`",
    ],
  ])("of %s is refused in overrides", (override, text) => {
    expect(refusals(`overrides:\n  ${override}`).join("\n")).toContain(text);
  });

  it.each([
    ["alb: {set: {name: internal-platform}}", "no `internal-` at the beginning"],
    ["alb: {set: {name: platform-}}", "no hyphen at either end"],
    ["alb-target-api: {set: {name: plat_form}}", "letters, digits and hyphens"],
    ["sg-api: {set: {name: sg-tasks}}", "no `sg-` at the beginning"],
    ["sg-rule-alb-to-api: {set: {description: Zugriffe für alle}}", "letters without accents"],
    ["sqs-push: {set: {name: push queue}}", "`.fifo` at the end for a FIFO queue, such as `orders.fifo`"],
    ["sqs-push: {set: {fifoThroughputLimit: perGroup}}", "AWS accepts perMessageGroupId, perQueue"],
    ["ecs-cluster: {set: {name: the cluster}}", "letters, digits, hyphens and underscores"],
    ["acm-certificate: {set: {domainName: localhost}}", "a host name with a dot, or `*.` and one"],
    ["acm-certificate: {set: {subjectAlternativeNames: [a.io, '*.*.a.io']}}", "a host name with a dot, or `*.` and one"],
    ["route53-alias: {set: {name: no host.a.io}}", "labels of 1 to 63 characters"],
    ["route53-alias: {set: {name: a..io}}", "labels of 1 to 63 characters"],
  ])("is told in words: %s", (override, words) => {
    expect(refusals(`overrides:\n  ${override}`).join("\n")).toContain(words);
  });

  it.each(["api.a.io", "*.a.io", "a.xn--p1ai", "images-?.a.io"])("is not the host %s of a listener rule", (host) => {
    const rule = (value: string) => `extraResources:
  orders:
    type: aws:lb/listenerRule:ListenerRule
    inputs: { listenerArn: { $ref: alb-https.arn }, priority: 10, conditions: [{ hostHeader: { values: ["${value}"] } }], actions: [] }`;
    expect(refusals(rule(host))).toEqual([]);
    expect(refusals(rule(host.replace(".", " ")))).toHaveLength(1);
  });

  it("is not a host name with a scheme, to redirect to", () => {
    const redirect = (host: string) => `extraResources:
  home:
    type: aws:lb/listenerRule:ListenerRule
    inputs: { listenerArn: { $ref: alb-https.arn }, priority: 10, conditions: [{ pathPattern: { values: [/] } }], actions: [{ type: redirect, redirect: { host: "${host}", statusCode: HTTP_301 } }] }`;
    expect(refusals(redirect("www.#{host}"))).toEqual([]);
    expect(refusals(redirect("https://a.io")).join("")).toContain("a host name, or `#{host}` for that of the request");
  });

  it("is refused in extra resources, at the item of the list", () => {
    const spec = `extraResources:
  orders:
    type: aws:lb/listenerRule:ListenerRule
    inputs:
      listenerArn: { $ref: alb-https.arn }
      priority: 10
      conditions: [{ pathPattern: { values: [/orders] } }]
      actions:
        - type: forward
          targetGroupArn: { $ref: alb-target-api.arn }
        - type: redirect
          redirect: { statusCode: HTTP_307 }
`;
    expect(refusals(spec)).toEqual([
      "13:35 error value-not-accepted orders.actions.1.redirect.statusCode: unknown value `HTTP_307` | did you mean `HTTP_301`? AWS accepts HTTP_301, HTTP_302",
    ]);
  });

  it("is not quoted if it is secret", () => {
    const [line] = refusals("overrides:\n  iam-task-api: {set: {description: {$secret: {$literal: 日本}}}}");
    expect(line).toContain("the secret value does not have the form");
    expect(line).not.toContain("日本");
  });

  it("may be anything before deployment", () => {
    expect(refusals("overrides:\n  iam-task-api: {set: {description: {$concat: [日本, {$ref: alb.dnsName}]}}}")).toEqual([]);
  });
});

it.each(["dev", "prod", "prod-100k"])("the frozen spec %s has only accepted values", (name) => {
  const { diagnostics } = compileSpec(`spec/${name}.yaml`, frozenFiles, { asOf: "2026-11-24" });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

describe("the table of accepted values", () => {
  const types = table.types as unknown as Readonly<Record<string, Readonly<Record<string, Bound>>>>;
  const catalogue = loadCatalogue(join(import.meta.dirname, "../../../generated/catalogue"));

  it("knows most properties of most types, and lists the others", () => {
    const { mapped, unmapped, types: count } = table.coverage;
    expect(mapped / (mapped + unmapped)).toBeGreaterThan(0.85);
    expect(Object.values(table.unmapped).flatMap((names) => names.split(" "))).toHaveLength(unmapped);
    expect(count).toBeGreaterThan(120);
  });

  it("names properties that the provider has", () => {
    for (const [token, bounds] of Object.entries(types)) {
      const { member, shard } = catalogue.resource(token)!;
      for (const path of Object.keys(bounds)) {
        const [first = "", ...rest] = path.split(".");
        let type = member.inputs[first];
        for (const step of rest) {
          while (typeof type === "object" && "array" in type) type = type.array;
          const next = typeAt({ type: type!, shard, side: "types" }, [step]);
          type = "got" in next ? undefined : next.type;
        }
        expect(type, `${token} ${path}`).toBeDefined();
      }
    }
  });

  it("has an example of the form next to every pattern, and a reason for every exclusion", () => {
    const forms = Object.values(types).flatMap((bounds) => Object.values(bounds).filter(({ pattern }) => pattern !== undefined));
    expect(forms.length).toBeGreaterThan(40);
    for (const { pattern, example } of forms) expect(example).toMatch(new RegExp(pattern!));
    for (const { reason, source } of table.excluded) expect([reason.length > 20, source.startsWith("https://")]).toEqual([true, true]);
  });

  it("has no pattern that takes long on a text of any length", () => {
    const text = readFileSync(join(import.meta.dirname, "../../../generated/aws/property-bounds.json"), "utf8");
    // A repeated group whose content also repeats and has no delimiter of its own takes exponential time.
    expect(
      [...text.matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)].filter(([, pattern = ""]) => /\(\[[^\]]*\][+*]\)[+*]/.test(pattern)),
    ).toEqual([]);
  });
});
