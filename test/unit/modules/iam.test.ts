import { describe, expect, it } from "vitest";
import iam from "../../../compiler/modules/iam/index.ts";
import { environmentOf } from "../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../support/lower.ts";

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const statements = (resource: LoweredResource | undefined): readonly Statement[] => resource?.inputs["policy"].$json.Statement ?? [];
const statement = (resource: LoweredResource | undefined, sid: string): Statement | undefined =>
  statements(resource).find(({ Sid }) => Sid === sid);
const actions = (resource: LoweredResource | undefined): readonly string[] => statements(resource).flatMap(({ Action }) => Action);
const arn = (id: string) => ({ $ref: id, path: ["arn"] });

const tasks = ["api", "realtime", "worker", "migration", "database-setup"];

describe("iam: roles of tasks", () => {
  const resources = lowerOnly(iam, environmentOf("prod"));

  it("gives each task its own execution role and task role (separate-task-roles)", () => {
    const roles = Object.values(resources).filter(({ type }) => type === "aws:iam/role:Role");
    const names = tasks.flatMap((name) => [`iam-execution-${name}`, `iam-task-${name}`]);
    expect(roles.map(({ id }) => id).filter((id) => id !== "iam-ci")).toEqual(names);
    expect(new Set(roles.map(({ inputs }) => inputs["name"])).size).toBe(roles.length);
  });

  it("trusts ECS only on behalf of this account and region (trust-policy-own-account)", () => {
    for (const name of tasks) {
      for (const kind of ["task", "execution"]) {
        const [trust] = resources[`iam-${kind}-${name}`]!.inputs["assumeRolePolicy"].$json.Statement;
        expect(trust.Principal).toEqual({ Service: "ecs-tasks.amazonaws.com" });
        expect(trust.Condition.StringEquals["aws:SourceAccount"]).toEqual({ $data: "caller-identity", path: ["accountId"] });
        expect(JSON.stringify(trust.Condition.ArnLike["aws:SourceArn"])).toContain("arn:aws:ecs:eu-central-1:");
      }
    }
  });

  it("pulls from the task's own repository, writes its own log and reads its own secrets", () => {
    const expected: Record<string, { repository?: string; secrets: readonly string[] }> = {
      api: { repository: "ecr-api", secrets: ["rds-app-secret", "redis-secret"] },
      realtime: { repository: "ecr-realtime", secrets: ["rds-app-secret", "redis-secret"] },
      worker: { repository: "ecr-worker", secrets: ["rds-app-secret", "redis-secret"] },
      migration: { repository: "ecr-api", secrets: ["rds-app-secret"] },
      "database-setup": { secrets: ["rds-master-secret"] },
    };
    for (const [name, { repository, secrets }] of Object.entries(expected)) {
      const policy = resources[`iam-execution-${name}-policy`];
      expect(statement(policy, "PullImage")?.Resource).toEqual(repository === undefined ? undefined : arn(repository));
      expect(statement(policy, "EnterRegistry")?.Resource).toBe(repository === undefined ? undefined : "*");
      expect(statement(policy, "ReadSecrets")!.Resource).toEqual(secrets.map(arn));
      expect(statement(policy, "WriteLog")!.Resource).toEqual({ $concat: [arn(`ecs-logs-${name}`), ":*"] });
    }
  });

  it("lets no task but database-setup read the master credential", () => {
    const readers = Object.values(resources).filter((each) => JSON.stringify(each.inputs).includes("rds-master-secret"));
    expect(readers.map(({ id }) => id)).toEqual(["iam-execution-database-setup-policy"]);
  });

  it("lets database-setup, and nothing else, read the secret of a master password that RDS manages", () => {
    const managed = lowerOnly(iam, environmentOf("prod", { rds: { enableRdsManagedMasterPassword: true } }));
    const readers = Object.values(managed).filter((each) => JSON.stringify(each.inputs).includes("masterUserSecrets"));
    expect(readers.map(({ id }) => id)).toEqual(["iam-execution-database-setup-policy"]);
    expect(readers[0]!.from["policy"]).toContain("rds.enableRdsManagedMasterPassword");
  });

  it("decrypts secrets with the environment's key through Secrets Manager only", () => {
    expect(statement(resources["iam-execution-api-policy"], "DecryptSecrets")).toMatchObject({
      Action: "kms:Decrypt",
      Resource: arn("iam-key"),
      Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
    });
    const dev = lowerOnly(iam, environmentOf("dev"));
    expect(statement(dev["iam-execution-api-policy"], "DecryptSecrets")).toBeUndefined();
    expect(resources["iam-execution-api-policy"]!.from["policy"]).toContain("iam.enableCustomerManagedKeys");
  });

  it("lets producers only send and consumers only receive", () => {
    const queues = ["push", "offline"].map((name) => arn(`sqs-${name}`));
    for (const producer of ["api", "realtime"]) {
      const policy = resources[`iam-task-${producer}-policy`];
      expect(statement(policy, "Send")).toMatchObject({ Action: "sqs:SendMessage", Resource: queues });
      expect(actions(policy).filter((action) => action.startsWith("sqs:"))).toEqual(["sqs:SendMessage"]);
    }
    const worker = resources["iam-task-worker-policy"];
    expect(statement(worker, "Receive")!.Resource).toEqual(queues);
    expect(actions(worker)).toEqual(["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]);
  });

  it("allows publishing metrics into the environment's namespace, if the image's contract states metrics", () => {
    expect(statement(resources["iam-task-realtime-policy"], "PublishMetrics")!.Condition).toEqual({
      StringEquals: { "cloudwatch:namespace": "realtime-prod-app" },
    });
    expect(statement(resources["iam-task-api-policy"], "PublishMetrics")).toBeUndefined();
    const silent = lowerOnly(iam, environmentOf("prod", { ecsServices: { realtimeImageContract: { publishesMetrics: [] } } }));
    expect(statement(silent["iam-task-realtime-policy"], "PublishMetrics")).toBeUndefined();
    expect(silent["iam-task-realtime-policy"]!.from["policy"]).toContain("ecsServices.realtimeImageContract");
  });

  it("gives run-once tasks a role that allows nothing", () => {
    expect(resources["iam-task-migration-policy"]).toBeUndefined();
    expect(resources["iam-task-database-setup-policy"]).toBeUndefined();
  });

  it("allows ECS Exec sessions only where they are on", () => {
    expect(JSON.stringify(Object.values(resources))).not.toContain("ssmmessages");
    const on = lowerOnly(iam, environmentOf("dev", { ecsServices: { enableExecuteCommand: true } }));
    expect(statement(on["iam-task-api-policy"], "ExecChannels")!.Action).toHaveLength(4);
    expect(statement(on["iam-task-api-policy"], "WriteExecLog")!.Resource).toEqual({ $concat: [arn("ecs-exec-logs"), ":*"] });
    expect(on["iam-task-migration-policy"]).toBeUndefined();
  });

  it("attaches no AWS managed policy (no-aws-managed-policies)", () => {
    expect(Object.values(resources).filter(({ type }) => /Attachment/.test(type))).toEqual([]);
    expect(Object.values(resources).filter(({ inputs }) => inputs["managedPolicyArns"] !== undefined)).toEqual([]);
  });

  it("keeps role names within 64 characters, different in two regions", () => {
    const longest = { projectName: "a".repeat(24), environment: "b".repeat(24) };
    const names = (over: object) =>
      Object.values(lowerOnly(iam, environmentOf("prod", { ...longest, ...over })))
        .filter(({ type }) => type === "aws:iam/role:Role")
        .map(({ inputs }) => inputs["name"] as string);
    const here = names({});
    expect(Math.max(...here.map((name) => name.length))).toBeLessThanOrEqual(64);
    const there = names({ region: "eu-west-1", vpc: { availabilityZones: ["eu-west-1a", "eu-west-1b"] } });
    expect(here.filter((name) => there.includes(name))).toEqual([]);
  });
});

describe("iam: the environment's key", () => {
  const key = lowerOnly(iam, environmentOf("prod"))["iam-key"]!;

  it("rotates, is protected, and outlives a prod stack, whose snapshots need it (key-rotation-and-policy)", () => {
    expect(key.inputs).toMatchObject({ enableKeyRotation: true, rotationPeriodInDays: 365, deletionWindowInDays: 30 });
    const options = (name: string) => lowerOnly(iam, environmentOf(name, { iam: { enableCustomerManagedKeys: true } }))["iam-key"]!.options;
    expect(options("prod")).toMatchObject({ protect: { value: true }, retainOnDelete: { value: true } });
    expect(options("dev")).toMatchObject({ protect: { value: false }, retainOnDelete: { value: false } });
  });

  it("exists only on request, and names its cause", () => {
    expect(lowerOnly(iam, environmentOf("dev"))["iam-key"]).toBeUndefined();
    expect(lowerOnly(iam, environmentOf("dev"))["iam-key-alias"]).toBeUndefined();
    expect(key.from[""]).toEqual(["iam.customerManagedKeyArn", "iam.enableCustomerManagedKeys"]);
  });

  it("is administered by the account, which cannot decrypt with it directly", () => {
    const admin = statement(key, "AccountAdministers")!;
    expect(JSON.stringify(admin.Principal)).toContain(":root");
    expect(admin.Action).toContain("kms:Put*");
    for (const action of admin.Action) expect(action).not.toMatch(/^kms:(\*|Decrypt|Encrypt|GenerateDataKey|ReEncrypt|CreateGrant)/);
  });

  it("is used through the services that store data, and by their grants", () => {
    const services = ["backup", "ecr", "elasticache", "rds", "secretsmanager", "sns", "sqs"].map(
      (service) => `${service}.eu-central-1.amazonaws.com`,
    );
    for (const sid of ["RolesUseItThroughServices", "ServicesKeepGrants"])
      expect(statement(key, sid)!.Condition!["StringEquals"]!["kms:ViaService"]).toEqual(services);
    expect(statement(key, "ServicesKeepGrants")!.Condition!["Bool"]).toEqual({ "kms:GrantIsForAWSResource": "true" });
  });

  it("encrypts log groups of this account, and topics that alarms, database events and backups are sent to", () => {
    const logs = statement(key, "LogGroups")!;
    expect(logs.Principal).toEqual({ Service: "logs.eu-central-1.amazonaws.com" });
    expect(JSON.stringify(logs.Condition!["ArnLike"]!["kms:EncryptionContext:aws:logs:arn"])).toContain("arn:aws:logs:eu-central-1:");
    const topic = statement(key, "AlarmTopic")!;
    expect(topic.Principal).toEqual({
      Service: [
        "cloudwatch.amazonaws.com",
        "backup.amazonaws.com",
        "events.amazonaws.com",
        "events.rds.amazonaws.com",
        "sns.amazonaws.com",
      ],
    });
    expect(topic.Action).toEqual(["kms:Decrypt", "kms:GenerateDataKey*"]);
    expect(Object.keys(topic.Condition!["ArnLike"]!)).toEqual(["kms:EncryptionContext:aws:sns:topicArn"]);
  });

  it("is used directly only for sessions of ECS Exec", () => {
    expect(statement(key, "ExecSessions")).toBeUndefined();
    const on = lowerOnly(
      iam,
      environmentOf("dev", { iam: { enableCustomerManagedKeys: true }, ecsServices: { enableExecuteCommand: true } }),
    );
    expect(statement(on["iam-key"], "ExecSessions")).toBeDefined();
    expect(statement(on["iam-task-api-policy"], "DecryptSession")!.Resource).toEqual(arn("iam-key"));
  });

  it("names no principal without limit (key-rotation-and-policy)", () => {
    const principals = statements(key).map(({ Principal }) => JSON.stringify(Principal));
    expect(principals.filter((principal) => principal.includes('"*"'))).toEqual([]);
    const unconditional = statements(key).filter(({ Condition }) => Condition === undefined);
    expect(unconditional.map(({ Sid }) => Sid)).toEqual(["AccountAdministers"]);
  });

  it("follows China's endpoints", () => {
    const zones = ["cn-north-1a", "cn-north-1b"];
    const china = lowerOnly(iam, environmentOf("prod", { region: "cn-north-1", vpc: { availabilityZones: zones } }))["iam-key"]!;
    expect(statement(china, "LogGroups")!.Principal).toEqual({ Service: "logs.cn-north-1.amazonaws.com.cn" });
    expect(JSON.stringify(statement(china, "AccountAdministers")!.Principal)).toContain("arn:aws-cn:iam::");
  });
});

describe("iam: the pipeline's role", () => {
  const withRepository = { iam: { githubRepository: "tidechat/platform" } };
  const resources = lowerOnly(iam, environmentOf("prod", withRepository));

  it("is assumed by one repository's jobs for this environment, without access keys (ci-role-pins-subject)", () => {
    const [trust] = resources["iam-ci"]!.inputs["assumeRolePolicy"].$json.Statement;
    expect(trust.Action).toBe("sts:AssumeRoleWithWebIdentity");
    expect(trust.Principal).toEqual({ Federated: arn("iam-github") });
    expect(trust.Condition).toEqual({
      StringEquals: {
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": "repo:tidechat/platform:environment:prod",
      },
    });
  });

  it("is named as GitHub names newer repositories, with numbers", () => {
    const githubRepository = "tidechat@1342004/platform@1296269";
    const [trust] = lowerOnly(iam, environmentOf("prod", { iam: { githubRepository } }))["iam-ci"]!.inputs["assumeRolePolicy"].$json
      .Statement;
    expect(trust.Condition.StringEquals).toMatchObject({
      "token.actions.githubusercontent.com:sub": "repo:tidechat@1342004/platform@1296269:environment:prod",
    });
  });

  it("pushes images, runs the migration and nothing else", () => {
    const policy = resources["iam-ci-policy"];
    expect(statement(policy, "PushImages")!.Resource).toEqual(["ecr-api", "ecr-realtime", "ecr-worker"].map(arn));
    expect(JSON.stringify(statement(policy, "RunMigration")!.Resource)).toContain("ecs-task-migration");
    expect(statement(policy, "PassMigrationRoles")).toMatchObject({
      Resource: [arn("iam-execution-migration"), arn("iam-task-migration")],
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    });
    expect(JSON.stringify(policy!.inputs)).not.toContain("database-setup");
  });

  it("uses the account's identity provider where another environment created it", () => {
    const elsewhere = lowerOnly(iam, environmentOf("prod", { iam: { ...withRepository.iam, createGithubIdentityProvider: false } }));
    expect(elsewhere["iam-github"]).toBeUndefined();
    const [trust] = elsewhere["iam-ci"]!.inputs["assumeRolePolicy"].$json.Statement;
    expect(JSON.stringify(trust.Principal.Federated)).toContain(":oidc-provider/token.actions.githubusercontent.com");
  });

  it("is left out without a repository", () => {
    const none = lowerOnly(iam, environmentOf("prod", { iam: { githubRepository: null } }));
    expect(Object.keys(none).filter((id) => id.startsWith("iam-ci") || id === "iam-github")).toEqual([]);
  });
});
