import { describe, expect, it } from "vitest";
import { arnForms } from "../../../compiler/aws/arns.ts";
import { formOfKind, isKnownAction } from "../../../compiler/aws/iam-catalogue.ts";
import { deployRole } from "../../../compiler/permissions/deploy/index.ts";
import { policyLimits, sizeOf } from "../../../compiler/permissions/deploy/split.ts";
import { globsMeet } from "../../../compiler/aws/globs.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import table from "../../../generated/aws/deploy-permissions.json" with { type: "json" };

const prod = planOf("prod");
const role = deployRole(prod, { jobs: { repository: "acme/platform" } });
const statements = role.policies.flatMap(({ Statement }) => Statement);
const of = (action: string) => statements.filter(({ Action }) => Action.includes(action));

describe("deploy-role", () => {
  it.each(["dev", "prod", "prod-100k"])("fits IAM's limits and knows every type of %s", (name) => {
    const { policies, boundary, unknown } = deployRole(planOf(name));
    for (const document of [...policies, boundary]) expect(sizeOf(document)).toBeLessThanOrEqual(policyLimits.characters);
    expect(policies.length).toBeLessThanOrEqual(policyLimits.perRole);
    expect(unknown).toEqual([]);
  });

  it("names actions that AWS has, and no wildcard in any", () => {
    for (const action of statements.flatMap(({ Action }) => Action))
      expect([action, isKnownAction(action), action.includes("*")]).toEqual([action, true, false]);
  });

  it("limits calls to names that the plan knows, and to tags where AWS makes up the name", () => {
    expect(of("sqs:DeleteQueue").flatMap(({ Resource }) => Resource)).toContain("arn:aws:sqs:eu-central-1:412356789014:realtime-prod-push");
    expect(of("rds:ModifyDBParameterGroup")[0]!.Resource).toEqual([expect.stringMatching(/:pg:realtime-prod-db-\?{6}$/)]);
    expect(of("ec2:DeleteVpc")[0]).toMatchObject({
      Condition: { StringEquals: { "aws:ResourceTag/Environment": "prod", "aws:ResourceTag/Project": "realtime" } },
    });
    expect(of("ec2:CreateVpc")[0]).toMatchObject({ Condition: { StringEquals: { "aws:RequestTag/Environment": "prod" } } });
    for (const { Resource, Condition, Action } of statements) {
      if (Resource.includes("*") && ![Action].flat().every((action) => action.startsWith("route53:"))) expect(Condition).toBeDefined();
    }
  });

  it("reads databases as the provider asks for them, and names RDS's option group", () => {
    // The provider looks a database up by its resource ID, without a name, and AWS judges that by every database.
    expect(of("rds:DescribeDBInstances").flatMap(({ Resource }) => Resource)).toEqual(["arn:aws:rds:eu-central-1:412356789014:db:*"]);
    for (const action of ["rds:CreateDBInstance", "rds:ModifyDBInstance"])
      expect(of(action).flatMap(({ Resource }) => Resource)).toContain("arn:aws:rds:eu-central-1:412356789014:og:default:*");
  });

  it.each([
    ["a snapshot", { rdsSnapshotIdentifier: "before" }, "FromDBSnapshot", "arn:aws:rds:eu-central-1:412356789014:snapshot:before"],
    [
      "a recovery point",
      { rdsSnapshotIdentifier: "arn:aws:rds:eu-central-1:412356789014:snapshot:awsbackup:job-1" },
      "FromDBSnapshot",
      "arn:aws:rds:eu-central-1:412356789014:snapshot:awsbackup:job-1",
    ],
    [
      "a point in time",
      { rdsRestoreToPointInTime: { sourceInstance: "realtime-dev-db" } },
      "ToPointInTime",
      "arn:aws:rds:eu-central-1:412356789014:db:realtime-dev-db",
    ],
    [
      "retained backups",
      { rdsRestoreToPointInTime: { sourceInstance: "arn:aws:rds:eu-central-1:412356789014:auto-backup:ab-1" } },
      "ToPointInTime",
      "arn:aws:rds:eu-central-1:412356789014:auto-backup:ab-1",
    ],
  ])("may restore %s, if the plan does", (_, rds, call, source) => {
    const action = `rds:RestoreDBInstance${call}`;
    expect(of(action)).toEqual([]);
    const restoring = deployRole(planOf("prod", { rds })).policies.flatMap(({ Statement }) => Statement);
    const resources = restoring.filter(({ Action }) => Action.includes(action)).flatMap(({ Resource }) => Resource);
    expect(resources).toEqual(expect.arrayContaining([source, "arn:aws:rds:eu-central-1:412356789014:db:realtime-prod-db"]));
  });

  it("passes planned roles alone, each to its service", () => {
    const passed = of("iam:PassRole");
    for (const { Condition } of passed) expect(Condition?.["StringEquals"]?.["iam:PassedToService"]).toMatch(/amazonaws\.com$/);
    const tasks = passed.find(({ Condition }) => Condition?.["StringEquals"]?.["iam:PassedToService"] === "ecs-tasks.amazonaws.com")!;
    expect(tasks.Resource.every((arn) => /:role\/realtime-prod-\w+-(task|execution)-/.test(arn))).toBe(true);
  });

  it("changes the trust of planned roles, and makes every service-linked role that a new account lacks", () => {
    expect(of("iam:UpdateAssumeRolePolicy").flatMap(({ Resource }) => Resource)).toContainEqual(
      expect.stringMatching(/:role\/.*-task-api$/),
    );
    const linked = of("iam:CreateServiceLinkedRole").map(({ Condition }) => Condition?.["StringEquals"]?.["iam:AWSServiceName"]);
    expect(linked).toContain("elasticloadbalancing.amazonaws.com");
  });

  it("lists the calls that come from the provider, with the file that they were compared with", () => {
    const { schemas, provider } = role.origin;
    expect(schemas.source).toMatch(/^cfn-lint /);
    const address = provider.find(({ type }) => type === "aws:ec2/eip:Eip")!;
    expect(address.actions).toEqual(["ec2:DescribeAddressesAttribute"]);
    expect(address.comparedWith).toMatch(/^internal\/service\/ec2\/ec2_eip\.go@/);
    for (const { actions } of provider) for (const action of actions) expect([action, of(action).length > 0]).toEqual([action, true]);
  });

  describe("with a permissions boundary on planned roles", () => {
    const limit = "arn:aws:iam::412356789014:policy/limit";
    const bounded = (isBounded: (id: string) => boolean) => ({
      ...prod,
      resources: prod.resources.map((each) =>
        each.type === "aws:iam/role:Role" && isBounded(each.id)
          ? { ...each, inputs: { ...each.inputs, permissionsBoundary: limit } }
          : each,
      ),
    });
    const condition = { StringEquals: { "iam:PermissionsBoundary": limit } };

    it("gives permissions only to roles that have it, and never removes or changes it", () => {
      const { policies, boundary, notes } = deployRole(bounded(() => true));
      const all = policies.flatMap(({ Statement }) => Statement);
      for (const action of ["iam:CreateRole", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary"]) {
        const giving = all.filter(({ Action }) => Action.includes(action));
        expect([
          action,
          giving.length > 0,
          giving.every(({ Condition }) => Condition?.["StringEquals"]?.["iam:PermissionsBoundary"] === limit),
        ]).toEqual([action, true, true]);
      }
      expect(all.filter(({ Action }) => Action.includes("iam:DeleteRolePermissionsBoundary"))).toEqual([]);
      const denials = boundary.Statement.filter(({ Effect }) => Effect === "Deny");
      expect(denials.map(({ Sid }) => Sid)).toEqual(["RolesKeepTheirBoundary", "BoundariesStay", "NotItself"]);
      expect(denials.at(-1)!.Resource).toContain(limit);
      expect(notes.join("\n")).toContain(`planned roles keep their permissions boundary (${limit})`);
    });

    it("names the roles that have none, and does not deny their creation", () => {
      const { boundary, notes, policies } = deployRole(bounded((id) => id !== "iam-task-api"));
      expect(notes.join("\n")).toContain("iam-task-api: no permissions boundary");
      expect(boundary.Statement.map(({ Sid }) => Sid)).not.toContain("RolesKeepTheirBoundary");
      const creating = policies.flatMap(({ Statement }) => Statement).filter(({ Action }) => Action.includes("iam:CreateRole"));
      const free = creating.filter(({ Condition }) => Condition === undefined).flatMap(({ Resource }) => Resource);
      expect(free).toEqual([expect.stringMatching(/-task-api$/)]);
      expect(creating.some(({ Condition }) => JSON.stringify(Condition) === JSON.stringify(condition))).toBe(true);
    });
  });

  it("says plainly what no policy of the deployer prevents", () => {
    expect(role.notes.join("\n")).toContain("the planned roles have no permissions boundary");
  });

  it("does not delete what the plan retains, and covers what is deployed now on request", () => {
    expect(of("kms:ScheduleKeyDeletion")).toEqual([]);
    const dev = planOf("dev");
    const both = deployRole(prod, { before: { ...prod, resources: dev.resources } });
    expect(JSON.stringify(both.policies)).toContain("realtime-dev-push");
  });

  it("assumes the role of a zone in another account, and has no calls of its own there", () => {
    const arn = "arn:aws:iam::998877665544:role/dns-records";
    const { policies, notes } = deployRole(planOf("prod", { route53: { hostedZoneRoleArn: arn } }));
    const all = policies.flatMap(({ Statement }) => Statement);
    expect(all.filter(({ Action }) => Action.includes("sts:AssumeRole")).map(({ Resource }) => Resource)).toEqual([[arn]]);
    expect(all.filter(({ Action }) => [Action].flat().some((action) => action.startsWith("route53:")))).toEqual([]);
    expect(notes.join("\n")).toContain(`${arn} must trust this role`);
    expect(of("sts:AssumeRole")).toEqual([]);
  });

  it("lets RDS make the secret of a master password, and no other secret", () => {
    const of = (managed: boolean) =>
      deployRole(planOf("prod", { rds: { enableRdsManagedMasterPassword: managed } }))
        .policies.flatMap(({ Statement }) => Statement)
        .filter(({ Action }) => Action.includes("secretsmanager:CreateSecret"))
        .flatMap(({ Resource }) => Resource);
    const secret = "arn:aws:secretsmanager:eu-central-1:412356789014:secret:rds!db-*";
    expect(of(true).filter((arn) => !of(false).includes(arn))).toEqual([secret]);
  });

  it("trusts jobs of one environment or branch", () => {
    const subject = (jobs: object) => JSON.stringify(deployRole(prod, { jobs: { repository: "acme/platform", ...jobs } }).trust);
    expect(subject({})).toContain('"repo:acme/platform:environment:prod"');
    expect(subject({ branch: "main" })).toContain('"repo:acme/platform:ref:refs/heads/main"');
    expect(subject({ environment: "live" })).toContain('"repo:acme/platform:environment:live"');
    expect(deployRole(prod).trust).toBeUndefined();
  });

  it("has a boundary that keeps the role from changing itself", () => {
    expect(role.boundary.Statement.at(-1)).toMatchObject({
      Effect: "Deny",
      Resource: expect.arrayContaining([expect.stringMatching(/:role\/realtime-prod-deploy$/)]),
    });
  });

  it("lists types whose calls it does not know", () => {
    const extra = { id: "x", module: "extraResources", type: "aws:athena/workgroup:Workgroup", inputs: {}, options: {}, from: {} };
    expect(deployRole({ ...prod, resources: [...prod.resources, extra] }).unknown).toEqual(["aws:athena/workgroup:Workgroup"]);
  });
});

describe("ARNs by type", () => {
  const types = Object.keys(table.types).filter((type) => arnForms(type).length > 0);
  it.each(types)("%s has the forms of AWS's reference", (type) => {
    const strange = arnForms(type).filter(({ kind, text }) => {
      const form = formOfKind(kind);
      return form !== undefined && !globsMeet(text.replaceAll(/\{[^}]*\}/g, "*"), form.replaceAll(/\{\w+\}/g, "*"));
    });
    expect(strange).toEqual([]);
  });
});
