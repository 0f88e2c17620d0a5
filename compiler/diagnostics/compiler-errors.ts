/**
 * Errors that no rule in `rules/` reports: errors in files, in single values, and in overrides and extra resources, and stale files of a
 * project.
 */

/** Facts about an error, for messages and documentation; the same as for a rule. */
export interface CompilerErrorInfo {
  /** What is checked: the file, its values against the schema, the project around it, or overrides and extra resources. */
  readonly area: "file" | "schema" | "project" | "overrides";
  /** What is wrong: one sentence without a full stop. */
  readonly title: string;
  /** The consequence, in whole sentences. */
  readonly reason: string;
  /** A line of YAML that causes the error when it is added to a complete spec. Absent where one line cannot cause it. */
  readonly bad?: string;
}

/** Every error by name. Rules must not reuse these names. */
export const compilerErrors = {
  "unreadable-file": {
    area: "file",
    title: "File cannot be read",
    reason: "The file is missing, a folder, a device or pipe, a link out of the project, or not readable.",
  },
  "file-too-large": {
    area: "file",
    title: "File is too large",
    reason:
      "A spec may have at most 1 MiB, and at most 20,000 line ends and YAML indicators. That is 60 times the largest spec in this repository; parsing a larger file takes seconds.",
  },
  "invalid-utf-8": {
    area: "file",
    title: "File is not valid UTF-8",
    reason: "Specs are UTF-8, with or without a byte order mark. Text in another encoding would be misread.",
  },
  "control-character": {
    area: "file",
    title: "Control character",
    reason: "Editors do not show NUL bytes, escape sequences or lone carriage returns, and YAML parsers treat them differently.",
  },
  "invalid-yaml": {
    area: "file",
    title: "YAML syntax error",
    reason: "The text is not valid YAML 1.2. Everything after the error may have been misread, so it is not checked.",
    bad: "vpc: {natGateways: 1",
  },
  "empty-file": { area: "file", title: "File is empty", reason: "A spec needs at least one key besides its comments." },
  "root-not-mapping": {
    area: "file",
    title: "Top level is not a mapping",
    reason: "A spec consists of `key: value` lines at the top level. A list or a single value has no keys.",
  },
  "duplicate-key": {
    area: "file",
    title: "Duplicate key",
    reason: "YAML parsers disagree on whether the first or the last of two equal keys applies.",
    bad: "vpc: {natGateways: 1, natGateways: 2}",
  },
  "excessive-alias-expansion": { area: "file", title: "YAML aliases expand too far", reason: "Nested aliases can expand to gigabytes." },
  "nesting-too-deep": {
    area: "file",
    title: "Nesting is too deep",
    reason: "The deepest key of a spec is five levels down. More than 64 levels are a mistake or an attack.",
  },
  "empty-value": {
    area: "file",
    title: "Key without a value",
    reason:
      "In YAML, `key:` without a value means null, and is usually a forgotten value. Write `key: null` to reset a key to its default.",
    bad: "rds: {rdsMultiAz: }",
  },
  "invalid-parent-path": {
    area: "file",
    title: "`extends` is not a valid file path",
    reason: "`extends` takes the path of one parent spec, relative to this file, with `/` between folders.",
    bad: "extends: [base.yaml]",
  },
  "parent-not-found": {
    area: "file",
    title: "Parent spec not found",
    reason: "A spec inherits all keys of its parent. Without the parent, nothing else can be checked.",
    bad: "extends: missing.yaml",
  },
  "extends-cycle": { area: "file", title: "Circular `extends` chain", reason: "A spec cannot inherit from itself." },
  "parent-outside-project": {
    area: "file",
    title: "Parent spec is outside the project",
    reason: "A parent outside of the project does not appear in a pull request, and its content could leak into messages.",
    bad: "extends: ../../shared.yaml",
  },
  "multiple-documents": {
    area: "file",
    title: "Multiple YAML documents in one file",
    reason: "A file describes one environment. A second document after `---` would be silently ignored.",
  },
  "value-not-json": {
    area: "file",
    title: "Key or value cannot be represented in JSON",
    reason: "The plan is JSON, which has no infinite numbers, no keys other than strings, and no unpaired surrogates.",
    bad: "rds: {rdsAllocatedStorage: .inf}",
  },
  "unsupported-yaml-tag": {
    area: "file",
    title: "Unsupported YAML tag",
    reason: "Tags such as `!Ref` or `!!binary` belong to other tools. Where a value comes from stack configuration, use `{config: name}`.",
    bad: "vpc: {vpcCidr: !Ref Cidr}",
  },
  "unknown-key": {
    area: "schema",
    title: "Unknown key",
    reason: "The schema does not define this key here, so it would have no effect. Most likely it is misspelled or in the wrong section.",
    bad: "vpc: {natGateway: 1}",
  },
  "unknown-section": {
    area: "schema",
    title: "Unknown section",
    reason: "The schema does not define this section, so none of its keys would have an effect.",
    bad: "vcp: {natGateways: 1}",
  },
  "wrong-type": {
    area: "schema",
    title: "Wrong type",
    reason: "The key takes another type of value: a number without quotes, true or false, a string, a list, or a mapping.",
    bad: 'rds: {rdsMultiAz: "true"}',
  },
  "value-not-allowed": {
    area: "schema",
    title: "Value is not one of the allowed values",
    reason: "The key takes one of a fixed set of values. In most cases AWS rejects every other value.",
    bad: "ecsCluster: {containerInsights: full}",
  },
  "value-out-of-range": {
    area: "schema",
    title: "Value, length or item count is out of range",
    reason: "The number, the length of the string, or the number of items is outside of what AWS or this platform supports.",
    bad: "vpc: {natGateways: 9}",
  },
  "invalid-format": {
    area: "schema",
    title: "Value does not match the required format",
    reason: "AWS rejects names, ARNs, CIDR blocks, time windows and hosts that do not match their format.",
    bad: "vpc: {vpcCidr: 10.0.0.0}",
  },
  "missing-key": {
    area: "schema",
    title: "Required key is missing",
    reason: "The environment cannot be planned without this value, and no default would suit every environment.",
    bad: "region: null",
  },
  "duplicate-item": {
    area: "schema",
    title: "Duplicate list item",
    reason: "The items of this list must differ. Most likely one of the two equal items was meant to be another value.",
    bad: "ecsServices: {apiImageContract: {publishesMetrics: [Latency, Latency]}}",
  },
  "placeholder-value": {
    area: "schema",
    title: "Placeholder value has not been replaced",
    reason:
      "A placeholder such as `example.com` passes every format check, but deploys something that nobody owns: mail bounces, and a certificate is never issued.",
    bad: "domainName: api.example.com",
  },
  "conflicting-keys": {
    area: "schema",
    title: "Mutually exclusive keys",
    reason: "Only one of these keys may be set, because they determine the same thing in different ways.",
  },
  "missing-section": {
    area: "schema",
    title: "Required section is missing",
    reason: "A spec without a parent needs every section that has keys without a default.",
    bad: "rds: null",
  },
  "duplicate-environment": {
    area: "project",
    title: "Two specs define the same environment",
    reason: "Both specs would write the same plan file, and `pulumi up` would deploy whichever was compiled last.",
  },
  "stale-plan": {
    area: "project",
    title: "Plan is out of date with its spec",
    reason: "`pulumi up` deploys the plan, not the spec. A plan that was not regenerated deploys the old environment.",
  },
  "stale-reference-page": {
    area: "project",
    title: "Reference page is out of date",
    reason: "A page under docs/infrastructure no longer matches the schema, the rules and the plans.",
  },
  "spec-not-formatted": {
    area: "project",
    title: "Spec is not formatted",
    reason: "`platform-compile fmt` would change the file. With one format, diffs show only what was really changed.",
  },
  "budget-exceeded": {
    area: "project",
    title: "Estimated monthly cost exceeds the budget",
    reason:
      "The environment costs more per month than `budget` allows. The related lines show the five most expensive decisions, and what the next smaller choice of each would save.",
    bad: "budget: {monthly: 1}",
  },
  "region-without-prices": {
    area: "project",
    title: "No price data for the region",
    reason: "There is no price file for the region under generated/prices, so the budget cannot be checked.",
  },
  "outdated-prices": {
    area: "project",
    title: "Price data is more than a year old",
    reason: "AWS changes prices several times a year, so the estimated cost may be wrong.",
  },
  "unknown-resource": {
    area: "overrides",
    title: "Override or reference names a resource that is not in the plan",
    reason: "The override or reference has no target. Most likely the id is misspelled, or a key that creates the resource is off.",
    bad: "overrides: {rds-instanse: {set: {multiAz: true}}}",
  },
  "unknown-property": {
    area: "overrides",
    title: "Resource type has no such property",
    reason: "The provider does not define this property. Pulumi would ignore it, or fail in the middle of a deployment.",
    bad: "overrides: {rds-instance: {set: {multiAZ: true}}}",
  },
  "property-type-mismatch": {
    area: "overrides",
    title: "Property value has the wrong type",
    reason: "The provider defines another type for this property, and would reject the value during the deployment.",
    bad: "overrides: {rds-instance: {set: {multiAz: 1}}}",
  },
  "override-violates-security-rule": {
    area: "overrides",
    title: "Override violates a security rule",
    reason:
      "A security rule determines this value. An override cannot bypass the rule; where the class allows it, a waiver for the rule and the resource can.",
    bad: "overrides: {rds-instance: {set: {storageEncrypted: false}}}",
  },
  "redundant-override": {
    area: "overrides",
    title: "Override sets the value that the plan already has",
    reason: "The override has no effect now, and would hide a later change of the default.",
    bad: "overrides: {rds-instance: {set: {storageEncrypted: true}}}",
  },
  "duplicate-resource-id": {
    area: "overrides",
    title: "Extra resource reuses the id of a planned resource",
    reason: "Ids must be unique: a reference to this id would be ambiguous.",
    bad: 'extraResources: {vpc: {type: "aws:ec2/vpc:Vpc", inputs: {}}}',
  },
  "unknown-resource-type": {
    area: "overrides",
    title: "Provider has no such resource type",
    reason: "Pulumi cannot create a resource of a type that the provider does not define.",
    bad: 'extraResources: {table: {type: "aws:dynamodb/tables:Tables", inputs: {}}}',
  },
  "dependency-cycle": {
    area: "overrides",
    title: "Circular dependency between resources",
    reason: "Each of these resources needs another one of them to exist first, so none of them can be created.",
    bad: "overrides: {vpc: {merge: {tags: {Cluster: {$ref: ecs-cluster.arn}}}}, ecs-cluster: {merge: {tags: {Vpc: {$ref: vpc.arn}}}}}",
  },
  "malformed-expression": {
    area: "overrides",
    title: "Malformed expression",
    reason:
      "Each of `$ref`, `$join`, `$json`, `$secret` and the other expressions takes operands of one form, as plan-format.md describes.",
    bad: "overrides: {rds-instance: {set: {identifier: {$ref: 5}}}}",
  },
  "missing-property": {
    area: "overrides",
    title: "Required property is missing",
    reason: "The provider rejects the resource without this property.",
    bad: 'extraResources: {reader: {type: "aws:iam/rolePolicy:RolePolicy", inputs: {name: reader}}}',
  },
  "invalid-property-path": {
    area: "overrides",
    title: "Property path does not exist in the plan",
    reason: "The list has no item at this position, or the value has no properties of its own.",
    bad: "overrides: {alb-target-api: {set: {healthCheck.path.0: /}}}",
  },
  "name-depends-on-output": {
    area: "overrides",
    title: "Resource name depends on a value known only at deployment",
    reason:
      "The name of a resource that must be replaced contains a hash of the values that force its replacement. This value is known only during the deployment, so the name cannot be computed.",
    bad: "overrides: {alb-target-api: {set: {protocolVersion: {$config: version}}}}",
  },
  "invalid-json-document": {
    area: "overrides",
    title: "JSON document is one that AWS rejects",
    reason:
      "A policy, a container definition or a dashboard is JSON inside a property. Pulumi does not check it, and AWS rejects it in the middle of a deployment.",
    bad: "overrides: {ecs-task-api: {set: {containerDefinitions.0.memoryLimit: 512}}}",
  },
} as const satisfies Readonly<Record<string, CompilerErrorInfo>>;

/** Name of an error that no rule reports. */
export type CompilerError = keyof typeof compilerErrors;
