/** Capacity units of web ACLs and rule groups, as AWS counts them, extra resources included. */
import { describe, expect, it } from "vitest";
import { diagnosticsOver } from "../validate/spec-over-prod.ts";

const names = new Set(["web-acl-capacity-exceeded", "rule-group-capacity-too-low", "limit-exceeded"]);

/** `rule resource: message` of each finding on capacity. */
function told(text: string): readonly string[] {
  return diagnosticsOver(text)
    .filter(({ rule }) => names.has(rule ?? ""))
    .map(({ rule, message }) => `${rule} | ${message}`);
}

const metrics = "visibilityConfig: {cloudwatchMetricsEnabled: true, metricName: x, sampledRequestsEnabled: true}";
const field = "fieldToMatch: {uriPath: {}}";
const decoded = "textTransformations: [{priority: 0, type: URL_DECODE}]";
const plain = "textTransformations: [{priority: 0, type: NONE}]";
const addresses = 'arn: "arn:aws:wafv2:eu-central-1:412356789014:regional/ipset/a/b"';
const patterns = 'arn: "arn:aws:wafv2:eu-central-1:412356789014:regional/regexpatternset/a/b"';
const elsewhere = "arn:aws:wafv2:eu-central-1:412356789014:regional/rulegroup/a/b";

const rule = (statement: string, priority: number, action = "action: {block: {}}") =>
  `{name: n${priority}, priority: ${priority}, ${action}, statement: {${statement}}, ${metrics}}`;
const use = (statement: string, priority: number) => rule(statement, priority, "overrideAction: {none: {}}");
const managed = (name: string, vendor: string, priority: number) =>
  use(`managedRuleGroupStatement: {vendorName: ${vendor}, name: ${name}}`, priority);
const group = (id: string, capacity: number, ...rules: readonly string[]) =>
  `${id}: {type: "aws:wafv2/ruleGroup:RuleGroup", inputs: {name: ${id}, scope: REGIONAL, capacity: ${capacity}, rules: [${rules.join(", ")}], ${metrics}}}`;
const acl = (...rules: readonly string[]) =>
  `acl: {type: "aws:wafv2/webAcl:WebAcl", inputs: {name: acl, scope: REGIONAL, defaultAction: {allow: {}}, rules: [${rules.join(", ")}], ${metrics}}}`;
const extra = (...resources: readonly string[]) => `extraResources: {${resources.join(", ")}}`;

const match = (path: string, component = field) =>
  `byteMatchStatement: {positionalConstraint: EXACTLY, searchString: ${path}, ${component}, ${decoded}}`;
const anyOf = (...statements: readonly string[]) => `orStatement: {statements: [${statements.map((each) => `{${each}}`).join(", ")}]}`;

/** What the statements of each rule group take. */
const statements: readonly (readonly [number, ...string[]])[] = [
  [1, "geoMatchStatement: {countryCodes: [DE]}"],
  [1, "asnMatchStatement: {asnLists: [64496]}"],
  [1, "labelMatchStatement: {scope: LABEL, key: a}"],
  [1, `ipSetReferenceStatement: {${addresses}}`],
  [5, `ipSetReferenceStatement: {${addresses}, ipSetForwardedIpConfig: {headerName: X-From, fallbackBehavior: MATCH, position: ANY}}`],
  [12, `byteMatchStatement: {positionalConstraint: STARTS_WITH, searchString: /a, ${field}, ${decoded}}`],
  [10, `byteMatchStatement: {positionalConstraint: CONTAINS, searchString: /a, ${field}, ${plain}}`],
  [22, match("a", "fieldToMatch: {allQueryArguments: {}}")],
  [13, `regexMatchStatement: {regexString: a, ${field}, ${decoded}}`],
  [16, `regexMatchStatement: {regexString: a, fieldToMatch: {jsonBody: {matchScope: ALL, matchPattern: {all: {}}}}, ${decoded}}`],
  [35, `regexPatternSetReferenceStatement: {${patterns}, ${field}, ${decoded}}`],
  [1, `sizeConstraintStatement: {comparisonOperator: GT, size: 10, ${field}, ${plain}}`],
  [30, `sqliMatchStatement: {${field}, ${decoded}}`],
  [40, `sqliMatchStatement: {sensitivityLevel: HIGH, ${field}, ${decoded}}`],
  [50, `xssMatchStatement: {${field}, ${decoded}}`],
  [2, "rateBasedStatement: {aggregateKeyType: IP, limit: 100}"],
  [62, "rateBasedStatement: {aggregateKeyType: CUSTOM_KEYS, limit: 100, customKeys: [{ip: {}}, {httpMethod: {}}]}"],
  [14, `rateBasedStatement: {aggregateKeyType: IP, limit: 100, scopeDownStatement: {${match("/a")}}}`],
  [1, "notStatement: {statements: [{geoMatchStatement: {countryCodes: [DE]}}]}"],
  // A transformation of one component counts once.
  [14, match("/a"), match("/b")],
  [14, anyOf(match("/a"), match("/b"))],
  [24, match("/a"), match("/b", "fieldToMatch: {queryString: {}}")],
];

describe("capacity of a rule group", () => {
  it("is what its statements take", () => {
    const groups = statements.map(([, ...all], index) => group(`g${index}`, 0.5, ...all.map((each, at) => rule(each, at))));
    const units = told(extra(...groups)).flatMap((each) => /(g\d+)\.capacity: the rules take (\d+)/.exec(each)?.slice(1).join(" ") ?? []);
    expect(units).toEqual(statements.map(([expected], index) => `g${index} ${expected}`));
  });

  it("is at most 5,000", () => {
    const own = rule("geoMatchStatement: {countryCodes: [DE]}", 0);
    expect(told(extra(group("large", 5001, own), group("largest", 5000, own)))).toEqual([
      "limit-exceeded | large.capacity: 5001 capacity units of a rule group, of at most 5000",
    ]);
  });
});

describe("capacity of a web ACL", () => {
  it("has room for every default group and Bot Control", () => {
    expect(told("waf: {wafBotControl: block}")).toEqual([]);
  });

  it("adds up managed groups and the rule groups that it refers to", () => {
    const own = rule("geoMatchStatement: {countryCodes: [DE]}", 0);
    const both = [use("ruleGroupReferenceStatement: {arn: {$ref: own.arn}}", 1), managed("AWSManagedRulesCommonRuleSet", "AWS", 2)];
    expect(told(extra(group("own", 900, own), acl(...both)))).toEqual([
      "web-acl-capacity-exceeded | acl.rules: the rules take 1600 capacity units, more than the 1500 that the price includes",
    ]);
    expect(told(extra(group("own", 4301, own), acl(...both)))).toContain(
      "limit-exceeded | acl.rules: 5001 capacity units of a web ACL, of at most 5000",
    );
  });

  it("says what it cannot count", () => {
    const unknown = [managed("Anti", "Acme", 1), use(`ruleGroupReferenceStatement: {arn: "${elsewhere}"}`, 2)];
    expect(told(extra(acl(...unknown, rule("geoMatchStatement: {countryCodes: [DE]}", 3))))).toEqual([
      `web-acl-capacity-exceeded | acl.rules: the rules take 1 capacity units, without the rule group Anti of Acme and the rule group ${elsewhere}, whose capacity is not known`,
    ]);
    expect(told(extra(acl("").replace("rules: []", 'ruleJson: "[]"')))).toEqual([
      "web-acl-capacity-exceeded | acl.rules: the rules take 0 capacity units, without the rules in `ruleJson`, whose capacity is not known",
    ]);
  });
});
