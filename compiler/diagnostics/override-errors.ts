/** Errors in overrides and extra resources. */
import type { CompilerErrorInfo } from "./error-info.ts";

export const overrideErrors = {
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
