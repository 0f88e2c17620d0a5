/**
 * Errors that no rule in `rules/` reports: errors in files, in single values, and in overrides and extra resources, and stale files of a
 * project.
 */
import type { CompilerErrorInfo } from "./error-info.ts";
import { overrideErrors } from "./override-errors.ts";
import { projectErrors } from "./project-errors.ts";

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
      "A spec may have at most 1 MiB, and at most 20,000 line ends and YAML indicators. That is about 60 times a spec with every module; parsing a larger file takes seconds.",
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
    reason:
      "The plan is JSON, which has no infinite numbers, no keys other than strings, and no unpaired surrogates. A key `__proto__` is lost by the JavaScript programs that read it.",
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
  "ambiguous-number": {
    area: "schema",
    title: "Number is read otherwise than written",
    reason:
      "YAML drops a leading zero (older YAML reads an octal number), and numbers keep about 15 digits. Where text is allowed as well, `17.10` would become `17.1`. Quotes keep every digit.",
    bad: "rds: {rdsAllocatedStorage: 0100}",
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
  "key-without-effect": {
    area: "schema",
    title: "Key has no effect while its feature is disabled",
    reason:
      "A key whose feature is off changes nothing, but reads as if the feature were on. Found by giving the key other values: the plan stays the same. A warning.",
    bad: "rds: {rdsReadReplicaInstanceClass: db.t3.small}",
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
  "resource-of-another-spec": {
    area: "project",
    title: "Two specs claim a resource that exists only once",
    reason:
      "An account has one identity provider per issuer and one IAM role per name, and one database per name in a region; a bucket's name and a DNS record exist once in the world. The second `pulumi up` fails. An error if both specs are compiled together, a warning if only one of them is.",
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
  ...projectErrors,
  ...overrideErrors,
} as const satisfies Readonly<Record<string, CompilerErrorInfo>>;

/** Name of an error that no rule reports. */
export type CompilerError = keyof typeof compilerErrors;

/** Those that a waiver accepts. */
export const waivableErrors: readonly string[] = Object.entries<CompilerErrorInfo>(compilerErrors).flatMap(([name, { waivable }]) =>
  waivable ? [name] : [],
);
