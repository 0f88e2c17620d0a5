import { describe, expect, it } from "vitest";
import { hasResource } from "../../../compiler/aws/iam-actions.ts";
import { matchesKind, resourceKinds } from "../../../compiler/aws/iam-resources.ts";
import { globsMeet } from "../../../compiler/aws/globs.ts";
import rule from "../../../compiler/rules/iam/iam-resource-not-accepted.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { everyExtra } from "../../support/extras.ts";

const accepts = (action: string, pattern: string): boolean =>
  pattern === "*" || (resourceKinds(action) ?? []).some((kind) => matchesKind(pattern, kind));

describe("resources of an action", () => {
  it.each([
    ["logs:PutLogEvents", "arn:aws:logs:eu-central-1:1:log-group:a:*"],
    ["logs:PutLogEvents", "arn:aws:logs:eu-central-1:1:log-group:a:log-stream:*"],
    ["logs:CreateLogGroup", "arn:aws:logs:*:*:log-group:RDS*"],
    ["logs:TagResource", "arn:aws:logs:eu-central-1:1:log-group:a"],
    ["s3:GetObject", "arn:aws:s3:::a/*"],
    ["s3:GetObject*", "arn:aws:s3:::a*"],
    ["s3:GetObject", "arn:aws:s3:eu-central-1:1:accesspoint/a/object/*"],
    ["s3:ListBucket", "arn:aws:s3:::a"],
    ["iam:PassRole", "arn:aws:iam::1:role/path/a"],
    ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:1:secret:a-AbCdEf"],
    ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:1:secret:a-??????"],
    ["dynamodb:Query", "arn:aws:dynamodb:eu-central-1:1:table/a/index/b"],
    ["ecs:RunTask", "arn:aws:ecs:eu-central-1:1:task-definition/a:*"],
  ])("%s accepts %s", (action, pattern) => {
    expect(accepts(action, pattern)).toBe(true);
  });

  it.each([
    ["logs:PutLogEvents", "arn:aws:logs:eu-central-1:1:log-group:a"],
    ["logs:CreateLogGroup", "arn:aws:logs:eu-central-1:1:log-group:RDSOSMetrics"],
    ["s3:GetObject", "arn:aws:s3:::a"],
    ["s3:PutObject*", "arn:aws:s3:::a"],
    ["s3:ListBucket", "arn:aws:s3:::a/*"],
    ["iam:PassRole", "arn:aws:iam::1:a"],
    ["kms:Decrypt", "arn:aws:kms:eu-central-1:1:alias/a"],
    ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:1:secret:a"],
    ["dynamodb:GetItem", "arn:aws:dynamodb:eu-central-1:1:table/a/index/b"],
    ["sqs:SendMessage", "arn:aws:sns:eu-central-1:1:a"],
    ["ecs:RunTask", "arn:aws:ecs:eu-central-1:1:task-definition/a"],
  ])("%s does not accept %s", (action, pattern) => {
    expect(accepts(action, pattern)).toBe(false);
  });

  it("are not judged for actions that are not in the table", () => {
    expect(resourceKinds("braket:CreateJob")).toBeUndefined();
  });
});

describe("the plans", () => {
  const views = [...frozenSpecs.map((name) => planOf(name)), planOf("prod", everyExtra)].map((plan) => new PolicyView(plan));

  it("name for every action a resource that it accepts", () => {
    expect(views.flatMap((view) => [...rule.checkPlan!(view)])).toEqual([]);
  });

  it("use actions of the table alone in their roles", () => {
    const statements = views
      .flatMap((view) => view.statements())
      .filter(({ resource }) => resource.type === "aws:iam/rolePolicy:RolePolicy");
    const actions = new Set(statements.flatMap((statement) => statement.actions));
    expect(actions.size).toBeGreaterThan(30);
    expect([...actions].filter((action) => hasResource(action) && resourceKinds(action) === undefined)).toEqual([]);
  });

  it("let Enhanced Monitoring write to its log group, in the form that IAM compares", () => {
    const [view] = views.slice(1);
    const statements = view!.statements().filter(({ resource }) => resource.id === "rds-monitoring-policy");
    expect(statements).toHaveLength(2);
    for (const { resources } of statements) expect(JSON.stringify(resources)).toContain(":log-group:RDSOSMetrics:*");
  });
});

it("patterns meet where a text matches both", () => {
  const pairs = [
    ["a*", "*b"],
    ["a?c", "abc"],
    ["*", ""],
    ["a*c*", "ab*"],
  ] as const;
  for (const [one, other] of pairs) expect([globsMeet(one, other), globsMeet(other, one)]).toEqual([true, true]);
  for (const [one, other] of [["a", "b"], ["a?", "a"], ["a*b", "ac"]] as const) expect(globsMeet(one, other)).toBe(false); // prettier-ignore
});
