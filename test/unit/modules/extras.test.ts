/**
 * The modules plan extra services, workers and queues in the same way as the built-in ones, and additions reach the tasks that they are
 * for.
 */
import { describe, expect, it } from "vitest";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { everyExtra } from "../../support/extras.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { resourceOf } from "../../support/plan.ts";

/* eslint-disable-next-line @typescript-eslint/no-explicit-any */
type Json = any;
const inputsOf = (plan: Plan, id: string): Json => resourceOf(plan, id).inputs;
const containersOf = (plan: Plan, id: string): Json[] => inputsOf(plan, id).containerDefinitions.$json;
const statementsOf = (plan: Plan, id: string): Json[] => inputsOf(plan, id).policy.$json.Statement;

/** Resources whose id contains the name as whole words. */
function belonging(plan: Plan, name: string): readonly PlanResource[] {
  return plan.resources.filter(({ id }) => new RegExp(`(^|-)${name}(-|$)`).test(id));
}

/** Type, inputs and options with one name replaced by another, and without replacement hashes. */
function renamed(resources: readonly PlanResource[], from: string, to: string): readonly string[] {
  const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);
  return resources.map(({ id, type, module, inputs, options }) =>
    JSON.stringify({ id, type, module, inputs, options })
      .replaceAll(new RegExp(`\\b${from}(?=Image\\b|\\b)`, "g"), to)
      .replaceAll(/-[0-9a-f]{6}"/g, '-000000"')
      .replaceAll(from.toUpperCase(), to.toUpperCase())
      .replaceAll(capital(from), capital(to)),
  );
}

describe("extra and built-in items are planned alike", () => {
  it("an extra worker has what the worker has, and an extra queue what a queue has, but for their names", () => {
    const size = { desiredCount: 2, cpu: 512, memory: 1024, scaleOnQueueDepth: 100, scaleOnOldestMessageAge: 300, stopTimeoutSeconds: 30 };
    const plan = planOf("prod", {
      sqs: { extraQueues: { twin: {} } },
      ecsServices: { serviceExtras: { api: { sendsTo: ["twin"] }, realtime: { sendsTo: ["twin"] } } },
      ecsWorkers: {
        workerServiceDesiredCount: 2,
        workerServiceMinCount: 2,
        workerServiceCpu: 512,
        workerServiceMemory: 1024,
        workerScaleOnQueueDepth: 100,
        workerScaleOnOldestMessageAge: 300,
        workerStopTimeoutSeconds: 30,
        workerImageContract: { requiresEnv: [], publishes: [] },
        extraWorkers: { copier: { ...size, consumes: ["push", "offline"] } },
      },
    });
    expect(renamed(belonging(plan, "copier"), "copier", "worker")).toEqual(renamed(belonging(plan, "worker"), "worker", "worker"));
    const queue = (name: string) => plan.resources.filter(({ id }) => id.startsWith(`sqs-${name}`));
    expect(queue("push").length).toBe(6);
    expect(renamed(queue("twin"), "twin", "push")).toEqual(renamed(queue("push"), "push", "push"));
  });

  it("an extra service has what the api service has, but for name, paths and priority", () => {
    const plan = planOf("prod", {
      ecsServices: {
        apiServiceDesiredCount: 2,
        apiServiceCpu: 512,
        apiServiceMemory: 1024,
        apiDeregistrationDelaySeconds: 30,
        apiStopTimeoutSeconds: 30,
        apiLogRetentionDays: 30,
        apiImageContract: { requiresEnv: [], publishesMetrics: [], publishes: [] },
        extraServices: {
          twin: { desiredCount: 2, cpu: 512, memory: 1024, paths: ["/api", "/api/*"], listenerPriority: 100, sendsTo: ["push", "offline"] },
        },
      },
    });
    const own = (name: string) => belonging(plan, name).filter(({ id }) => id !== `alb-target-${name}`);
    expect(own("api").length).toBeGreaterThan(25);
    expect(renamed(own("twin"), "twin", "api")).toEqual(renamed(own("api"), "api", "api"));
    expect(inputsOf(plan, "alb-target-twin").name).toMatch(/^realtime-prod-twin-[0-9a-f]{6}$/);
  });

  it("names images and outputs in camel case for hyphenated names, and lets CI push to every repository", () => {
    const plan = planOf("prod", everyExtra);
    expect(Object.keys(plan.config)).toEqual(expect.arrayContaining(["imageResizerImage", "liveViewImage", "reportsImage"]));
    expect(Object.keys(plan.outputs)).toEqual(
      expect.arrayContaining(["imageResizerServiceName", "mailOutQueueUrl", "liveViewRepositoryUrl"]),
    );
    const ci = planOf("prod", { ...everyExtra, iam: { githubRepository: "acme/realtime" } });
    const push = statementsOf(ci, "iam-ci-policy").find(({ Sid }) => Sid === "PushImages");
    expect(push.Resource).toContainEqual({ $ref: "ecr-image-resizer", path: ["arn"] });
    expect(resourceOf(ci, "iam-ci-policy").from["policy"]).toContain("ecsWorkers.extraWorkers.image-resizer");
  });

  it("scales and watches a service with WebSocket connections like realtime", () => {
    const plan = planOf("prod", everyExtra);
    expect(inputsOf(plan, "ecs-scaling-live-view-connections").targetTrackingScalingPolicyConfiguration.targetValue).toBe(1400);
    expect(containersOf(plan, "ecs-task-live-view")[0].environment).toContainEqual({ name: "MAX_CONNECTIONS", value: "2000" });
    expect(inputsOf(plan, "alb-target-reports").stickiness).toEqual({ type: "lb_cookie", enabled: true, cookieDuration: 60 });
  });
});

describe("extras of a service", () => {
  const plan = planOf("prod", everyExtra);
  const [own, geo, otel] = containersOf(plan, "ecs-task-api");

  it("reach its container as variables and secrets", () => {
    expect(own.environment).toContainEqual({ name: "LOG_LEVEL", value: "info" });
    expect(own.environment.map(({ name }: Json) => name)).toEqual(own.environment.map(({ name }: Json) => name).toSorted());
    expect(own.secrets.slice(-2)).toEqual([
      { name: "PUSH_KEY", valueFrom: "arn:aws:secretsmanager:eu-central-1:412356789014:secret:push-Ab3dEf:privateKey::" },
      {
        name: "SEARCH_TOKEN",
        valueFrom: {
          $concat: [
            "arn:aws:ssm:eu-central-1:",
            { $data: "caller-identity", path: ["accountId"] },
            ":parameter/realtime/prod/search-token",
          ],
        },
      },
    ]);
    expect(resourceOf(plan, "ecs-task-api").from["containerDefinitions"]).toEqual(
      expect.arrayContaining(["ecsServices.serviceExtras.api.environment.LOG_LEVEL", "ecsServices.serviceExtras.api.secrets.PUSH_KEY"]),
    );
  });

  it("allow its execution role exactly those secrets, parameters, keys and repositories", () => {
    const statements = statementsOf(plan, "iam-execution-api-policy");
    const named = (sid: string) => statements.find(({ Sid }) => Sid === sid);
    expect(named("ReadStatedSecrets").Resource).toEqual(["arn:aws:secretsmanager:eu-central-1:412356789014:secret:push-Ab3dEf"]);
    expect(named("ReadStatedParameters").Resource.map(({ $concat }: Json) => $concat.at(-1))).toEqual([
      ":parameter/realtime/prod/search-token",
      ":parameter/realtime/prod/otel-token",
    ]);
    expect(named("DecryptStated")).toMatchObject({
      Resource: ["arn:aws:kms:eu-central-1:412356789014:key/6f1f9a3e-2b0c-4a57-9a8e-0d5b4f7c1e22"],
      Condition: { StringEquals: { "kms:ViaService": ["secretsmanager.eu-central-1.amazonaws.com", "ssm.eu-central-1.amazonaws.com"] } },
    });
    expect(named("PullImage").Resource).toContain("arn:aws:ecr:eu-central-1:412356789014:repository/shared/otel");
    expect(JSON.stringify(statementsOf(plan, "iam-execution-realtime-policy"))).not.toContain("Stated");
  });

  it("give its task role the statements in a policy of their own, which the service waits for", () => {
    expect(statementsOf(plan, "iam-task-api-stated")).toEqual([
      { Sid: "ReadAvatars", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars/*"] },
      expect.objectContaining({ Effect: "Deny", Condition: { StringNotEquals: { "aws:PrincipalTag/team": ["media", "ops"] } } }),
    ]);
    const numbers = { NumericLessThan: { "aws:MultiFactorAuthAge": 3600 }, Bool: { "aws:MultiFactorAuthPresent": [true] } };
    const stated = planOf("prod", {
      ecsServices: {
        serviceExtras: {
          api: { iamStatements: [{ Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-avatars/*"], Condition: numbers }] },
        },
      },
    });
    expect(statementsOf(stated, "iam-task-api-stated")[0].Condition).toEqual({
      NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
      Bool: { "aws:MultiFactorAuthPresent": ["true"] },
    });
    expect(resourceOf(plan, "ecs-service-api").options.dependsOn).toEqual(
      expect.arrayContaining(["iam-task-api-stated", "sg-extra-api-collector"]),
    );
    expect(plan.resources.some(({ id }) => id === "iam-task-realtime-stated")).toBe(false);
  });

  it("open both ends of a connection between services, one end of others", () => {
    expect(inputsOf(plan, "sg-extra-api-peers")).toMatchObject({
      securityGroupId: { $ref: "sg-api" },
      referencedSecurityGroupId: { $ref: "sg-realtime" },
      fromPort: 3002,
      toPort: 3002,
    });
    expect(resourceOf(plan, "sg-peer-api-peers").type).toBe("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    expect(inputsOf(plan, "sg-peer-api-peers")).toMatchObject({
      securityGroupId: { $ref: "sg-realtime" },
      referencedSecurityGroupId: { $ref: "sg-api" },
    });
    expect(inputsOf(plan, "sg-extra-api-collector")).toMatchObject({ cidrIpv4: "10.8.0.0/16", ipProtocol: "udp", fromPort: 8125 });
    expect(inputsOf(plan, "sg-extra-api-office")).toMatchObject({ fromPort: 9000, toPort: 9010, ipProtocol: "tcp" });
    expect(resourceOf(plan, "sg-extra-api-search").type).toBe("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule");
  });

  it("add sidecars: hardened alike, with their own files and share of memory", () => {
    expect([own, geo, otel].map(({ name, cpu, memory, essential }) => ({ name, cpu, memory, essential }))).toEqual([
      { name: "api", cpu: Number(inputsOf(plan, "ecs-task-api").cpu) - 96, memory: undefined, essential: true },
      { name: "geo", cpu: 32, memory: 64, essential: false },
      { name: "otel", cpu: 64, memory: 128, essential: true },
    ]);
    for (const container of [geo, otel]) {
      const { linuxParameters, privileged, readonlyRootFilesystem } = own;
      expect(container).toMatchObject({ linuxParameters, privileged, readonlyRootFilesystem, stopTimeout: own.stopTimeout });
      expect(container.logConfiguration.options).toMatchObject({ "awslogs-group": { $ref: "ecs-logs-api" }, mode: "non-blocking" });
      expect(container.environment?.map(({ name }: Json) => name) ?? []).not.toContain("DB_POOL_SIZE");
    }
    expect([geo.user, otel.user]).toEqual(["1000:1000", "4317:4317"]);
    expect(inputsOf(plan, "ecs-task-api").volumes).toEqual([{ name: "tmp" }, { name: "tmp-geo" }, { name: "tmp-otel" }]);
    expect(otel.mountPoints).toEqual([{ sourceVolume: "tmp-otel", containerPath: "/tmp", readOnly: false }]);
    expect(containersOf(planOf("prod"), "ecs-task-api")[0]).not.toHaveProperty("cpu");
  });

  it("send alarms to the topic, with the dimensions of its tasks, target group or queue", () => {
    expect(inputsOf(plan, "observability-extra-api-memory-early")).toMatchObject({
      namespace: "AWS/ECS",
      metricName: "MemoryUtilization",
      statistic: "Maximum",
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      alarmActions: [{ $ref: "observability-alarms" }],
      dimensions: { ServiceName: "realtime-prod-api" },
    });
    expect(inputsOf(plan, "observability-extra-reports-slow")).toMatchObject({
      extendedStatistic: "p99.9",
      dimensions: { TargetGroup: { $ref: "alb-target-reports" } },
    });
    expect(inputsOf(plan, "observability-extra-api-thumbnails-flood")).toMatchObject({
      dimensions: { QueueName: { $ref: "sqs-thumbnails" } },
      period: 300,
      datapointsToAlarm: 4,
      treatMissingData: "ignore",
      okActions: [{ $ref: "observability-alarms" }],
    });
    expect(inputsOf(plan, "observability-extra-live-view-viewers")).toMatchObject({
      namespace: "realtime-prod-app",
      metricName: "Viewers",
    });
    expect(JSON.stringify(inputsOf(plan, "observability-dashboard"))).toContain("observability-extra-api-memory-early");
    const quiet = planOf("prod", { ...everyExtra, observability: { enableAlarms: false } });
    expect(quiet.resources.filter(({ id }) => id.startsWith("observability-extra"))).toEqual([]);
  });
});

describe("scheduled tasks", () => {
  const plan = planOf("prod", everyExtra);

  it("run the service's image with another command, its variables and secrets, and no sidecar", () => {
    const containers = containersOf(plan, "ecs-task-job-api-digest");
    const [own] = containersOf(plan, "ecs-task-api");
    expect(containers).toHaveLength(1);
    expect(containers[0]).toMatchObject({
      image: own.image,
      environment: own.environment,
      secrets: own.secrets,
      command: ["node", "dist/digest.js"],
      user: own.user,
    });
    expect(containers[0]).not.toHaveProperty("portMappings");
    expect(inputsOf(plan, "ecs-task-job-api-sweep")).toMatchObject({ cpu: "512", memory: "1024" });
  });

  it("are started on schedule by a role that may start nothing else", () => {
    expect(inputsOf(plan, "ecs-schedule-api-digest")).toMatchObject({
      scheduleExpression: "cron(0 3 * * ? *)",
      scheduleExpressionTimezone: "Europe/Berlin",
      state: { $if: { config: "apiImage" }, then: "ENABLED", else: "DISABLED" },
      target: {
        arn: { $ref: "ecs-cluster" },
        roleArn: { $ref: "iam-schedule-api-digest" },
        ecsParameters: { taskDefinitionArn: { $ref: "ecs-task-job-api-digest" } },
      },
    });
    expect(inputsOf(plan, "ecs-schedule-api-sweep").state).toBe("DISABLED");
    const [run, pass] = statementsOf(plan, "iam-schedule-api-digest-policy");
    expect(run).toMatchObject({ Action: "ecs:RunTask", Condition: { ArnEquals: { "ecs:cluster": { $ref: "ecs-cluster" } } } });
    expect(pass.Resource).toEqual([
      { $ref: "iam-execution-job-api-digest", path: ["arn"] },
      { $ref: "iam-task-job-api-digest", path: ["arn"] },
    ]);
    const trust = inputsOf(plan, "iam-schedule-api-digest").assumeRolePolicy.$json.Statement[0];
    expect(trust).toMatchObject({
      Principal: { Service: "scheduler.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": { $data: "caller-identity" } } },
    });
  });

  it("may what their service may, without its sessions and its sidecars' secrets", () => {
    const exec = planOf("dev", { ...everyExtra, ecsServices: { ...(everyExtra["ecsServices"] as object), enableExecuteCommand: true } });
    expect(JSON.stringify(statementsOf(exec, "iam-task-api-policy"))).toContain("ssmmessages");
    expect(JSON.stringify(statementsOf(exec, "iam-task-job-api-digest-policy"))).not.toContain("ssmmessages");
    expect(statementsOf(plan, "iam-task-job-api-digest-stated")).toEqual(statementsOf(plan, "iam-task-api-stated"));
    expect(JSON.stringify(statementsOf(plan, "iam-execution-job-api-digest-policy"))).not.toContain("otel");
  });

  it("run where their service runs", () => {
    const network = inputsOf(plan, "ecs-schedule-image-resizer-digest").target.ecsParameters.networkConfiguration;
    const service = inputsOf(plan, "ecs-service-image-resizer").networkConfiguration;
    expect(network).toEqual(service);
    const dev = inputsOf(planOf("dev", everyExtra), "ecs-schedule-api-digest").target.ecsParameters.networkConfiguration;
    expect(dev.assignPublicIp).toBe(true);
  });
});
