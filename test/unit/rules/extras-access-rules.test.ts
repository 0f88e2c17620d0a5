/** Errors in extras are reported at their line, with the fix: permissions, security group rules, alarms, schedules, sidecars. */
import { describe, expect, it } from "vitest";
import { compile, extra, only } from "./extras-support.ts";

describe("IAM statements", () => {
  const statement = (action: string, resource: string, more = "") =>
    extra(`iamStatements:\n  - Action: [${action}]\n    Resource: ["${resource}"]\n${more}`);

  it("allow no service as a whole, and no secret of everybody's", () => {
    expect(only(statement("s3:GetObject, s3:*", "arn:aws:s3:::a"), "no-service-wide-permissions").at).toBe("5:34");
    expect(only(statement('"*"', "arn:aws:s3:::a"), "no-service-wide-permissions").message).toContain("`*`");
    expect(only(statement("kms:Decrypt", "*"), "powerful-actions-name-resources").at).toBe("5:20");
    expect(only(statement("dynamodb:GetItem", "*"), "no-unneeded-wildcard-resource").help).toContain("ARNs");
  });

  it("take `*` where AWS offers nothing else, metrics by namespace", () => {
    const errors = (text: string) => compile(text).filter(({ severity }) => severity === "error");
    expect(errors(statement("xray:PutTraceSegments", "*"))).toEqual([]);
    expect(only(statement("cloudwatch:PutMetricData", "*"), "no-unneeded-wildcard-resource").help).toContain("cloudwatch:namespace");
    expect(errors(statement("cloudwatch:PutMetricData", "*", "    Condition: {StringEquals: {cloudwatch:namespace: acme}}"))).toEqual([]);
    expect(errors(extra("iamStatements:\n  - Effect: Deny\n    Action: ['s3:*']\n    Resource: ['*']"))).toEqual([]);
  });

  it("name actions that exist", () => {
    const found = only(statement("sqs:SendMessage, sqs:SendMesage", "arn:aws:sqs:eu-central-1:412356789014:a"), "unknown-action");
    expect([found.at, found.help]).toEqual(["5:37", "did you mean `sqs:SendMessage`?"]);
  });

  it("name resources of this account, unless that is waived", () => {
    const foreign = statement("sqs:SendMessage", "arn:aws:sqs:eu-central-1:999988887777:a");
    const found = only(foreign, "resources-of-own-account");
    expect([found.at, found.help]).toEqual(["6:22", expect.stringContaining("999988887777:a belongs to another account")]);
    const waiver = "{rule: resources-of-own-account, reason: The billing account has the queue of all products, until: '2027-06-30'}";
    expect(compile(`${foreign}waivers: [${waiver}]\n`).filter(({ rule }) => rule === "resources-of-own-account")).toEqual([]);
  });

  it("have ids of their own", () => {
    const one = "  - {Sid: A, Action: [s3:GetObject], Resource: [arn:aws:s3:::a]}";
    expect(only(extra(`iamStatements:\n${one}\n${one}`), "duplicate-statement-id").at).toBe("6:17");
  });
});

describe("secrets", () => {
  it("have a key of their own region and account", () => {
    const secret = (region: string, account: string) =>
      extra(
        `secrets: {A: {secretArn: "arn:aws:secretsmanager:eu-central-1:412356789014:secret:a-AbCdEf", keyArn: "arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab"}}`,
      );
    expect(only(secret("us-east-1", "412356789014"), "existing-resource-wrong-region").help).toContain("in eu-central-1");
    expect(only(secret("eu-central-1", "999988887777"), "resources-of-own-account").help).toContain("999988887777");
    expect(compile(secret("eu-central-1", "412356789014")).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("security-group rules", () => {
  const rule = (fields: string) => extra(`securityGroupRules:\n  some: {${fields}, description: Something to say}`);

  it("have exactly one peer, which exists", () => {
    expect(only(rule("direction: egress, port: 25"), "invalid-security-group-rule").message).toBe("the rule has no peer");
    expect(only(rule("direction: egress, port: 25, cidr: 10.0.0.0/8, workload: worker"), "invalid-security-group-rule").message).toContain(
      "2 peers",
    );
    expect(only(rule("direction: egress, port: 25, workload: realtme"), "invalid-security-group-rule").help).toContain(
      "did you mean `realtime`?",
    );
    expect(only(rule("direction: egress, port: 25, workload: api"), "invalid-security-group-rule").message).toBe(
      "the peer is the workload itself",
    );
    expect(only(rule("direction: egress, port: 25, cidr: 10.0.0.1/8"), "invalid-security-group-rule").help).toBe("use `10.0.0.0/8`");
    expect(only(rule("direction: egress, port: 25, cidr: 10.0.0.300/32"), "invalid-security-group-rule").message).toContain(
      "is not an IPv4 CIDR block",
    );
    expect(only(rule("direction: egress, port: 25, toPort: 20, cidr: 10.0.0.0/8"), "invalid-security-group-rule").help).toBe(
      "write `port: 20` with `toPort: 25`",
    );
  });

  it("admit private networks only, and reach the internet on port 443 only", () => {
    expect(only(rule("direction: ingress, port: 22, cidr: 0.0.0.0/0"), "only-load-balancer-public").at).toBe("5:52");
    expect(only(rule("direction: ingress, port: 9000, cidr: 198.51.100.0/24"), "only-load-balancer-public").message).toContain(
      "198.51.100.0/24",
    );
    expect(only(rule("direction: egress, port: 25, cidr: 0.0.0.0/0"), "egress-restricted").help).toContain("/16 or smaller");
    expect(only(rule("direction: egress, port: 443, cidr: 0.0.0.0/0"), "egress-restricted").help).toContain("remove the rule");
    expect(only(rule("direction: egress, port: 25, cidr: 128.0.0.0/1"), "egress-restricted").message).toContain(
      "more than 65,536 public addresses",
    );
  });
});

describe("alarms", () => {
  const alarm = (fields: string) =>
    extra(`alarms:\n  some: {${fields}, statistic: Average, comparison: ">", threshold: 1, description: Something is wrong.}`);

  it("are on metrics that exist for the tasks", () => {
    const on = (fields: string) => only(alarm(fields), "unknown-alarm-metric");
    expect(on("namespace: AWS/ECS, metric: CpuUtilization2").help).toContain("did you mean `CPUUtilization`?");
    expect(on("namespace: AWS/ApplicationELB, metric: ActiveConnectionCount").message).toContain(
      "no metric `ActiveConnectionCount` with these dimensions",
    );
    expect(on("namespace: ECS/ContainerInsights, metric: RunningTaskCount").help).toContain("containerInsights");
    expect(on("namespace: Application, metric: Latency").message).toBe("the api image does not publish `Latency`");
    expect(on("namespace: AWS/SQS, metric: NumberOfMessagesSent").help).toContain("one of push, offline");
    expect(on("namespace: AWS/SQS, metric: NumberOfMessagesSent, queue: pusch").help).toContain("did you mean `push`?");
    expect(on("namespace: AWS/ECS, metric: CPUUtilization, queue: push").help).toContain("remove `queue`");
  });

  it("of a worker cannot use metrics of a target group", () => {
    const text = alarm("namespace: AWS/ApplicationELB, metric: RequestCount")
      .replace("ecsServices", "ecsWorkers")
      .replace("serviceExtras", "workerExtras")
      .replace("api:", "worker:");
    expect(only(text, "unknown-alarm-metric").message).toContain("worker is a worker and has no target group");
  });

  it("evaluate no longer than CloudWatch allows, and are created only while alarms are enabled", () => {
    const long = "namespace: AWS/ECS, metric: CPUUtilization, periodSeconds: 300, evaluationPeriods: 300";
    expect(only(alarm(long), "alarm-evaluation-too-long").help).toContain("lower it to 288");
    expect(
      only(alarm("namespace: AWS/ECS, metric: CPUUtilization, datapointsToAlarm: 6"), "datapoints-exceed-evaluation-periods").help,
    ).toContain("at most 5");
    expect(only(alarm("namespace: AWS/ECS, metric: CPUUtilization"), "extra-alarms-disabled").message).toContain("alarms are disabled");
  });
});

describe("scheduled tasks", () => {
  const task = (fields: string) => extra(`scheduledTasks:\n  some: {command: [node], ${fields}}`);

  it("have a valid schedule and time zone", () => {
    expect(only(task("schedule: cron(0 3 * * * *)"), "invalid-task-schedule").message).toContain(
      "exactly one of day of month and day of week must be `?`",
    );
    expect(only(task("schedule: cron(0 30 * * ? *)"), "invalid-task-schedule").message).toContain("invalid hours `30`");
    expect(only(task("schedule: rate(2 day)"), "invalid-task-schedule").help).toBe("write `rate(2 days)`");
    expect(only(task("schedule: rate(1 day), timezone: Europe/Berlyn"), "invalid-task-schedule").message).toContain("Europe/Berlyn");
    expect(only(task("schedule: rate(1 day), timezone: europe/berlin"), "invalid-task-schedule")).toMatchObject({
      message: "the IANA time zone `Europe/Berlin` is not spelled `europe/berlin`",
      help: "write `Europe/Berlin`",
    });
    expect(only(task("schedule: rate(1 day), timezone: us/eastern"), "invalid-task-schedule").help).toBe("write `America/New_York`");
    expect(() => only(task("schedule: rate(1 day), timezone: US/Eastern"), "invalid-task-schedule")).toThrow();
    expect(only(task("schedule: every day"), "invalid-format").help).toContain("cron(0 3 * * ? *)");
  });

  it("have a size that Fargate supports", () => {
    expect(only(task("schedule: rate(1 day), memory: 4096"), "invalid-fargate-size").message).toContain(
      "Fargate does not support 256 CPU units with 4096 MiB (some tasks)",
    );
  });
});

describe("invalid-sidecar", () => {
  const sidecar = (name: string, cpu: number, memory: number, more = "") =>
    `  ${name}: {image: "public.ecr.aws/acme/x:v1", cpu: ${cpu}, memory: ${memory}${more}}`;

  it("adds up what sidecars use, and shows the size of the task", () => {
    const text = extra(`sidecars:\n${sidecar("a", 128, 64)}\n${sidecar("b", 128, 64)}`);
    expect(only(text, "invalid-sidecar").message).toBe(
      "sidecars use 256 CPU units (a 128 + b 128) of the 256 of each api task: nothing is left for the main container",
    );
    expect(
      compile(extra(`sidecars:\n${sidecar("a", 128, 64)}\n${sidecar("b", 127, 64)}`)).filter(({ rule }) => rule === "invalid-sidecar"),
    ).toEqual([]);
    expect(only(extra(`sidecars:\n${sidecar("a", 8, 512)}`), "invalid-sidecar").help).toContain("raise `apiServiceMemory` above 512");
  });

  it("reserves the name of the main container, and checks health check commands and root users", () => {
    expect(only(extra(`sidecars:\n${sidecar("api", 8, 64)}`), "invalid-sidecar").message).toContain("`api` is taken by the main container");
    expect(only(extra(`sidecars:\n${sidecar("a", 8, 64, ", healthCheckCommand: [curl]")}`), "invalid-sidecar").help).toContain("`CMD`");
    expect(only(extra(`sidecars:\n${sidecar("a", 8, 64, ', user: "0"')}`), "invalid-format").message).toContain("user");
    expect(only(extra(`sidecars:\n${sidecar("a", 8, 64)}`).replace("x:v1", "x:latest"), "invalid-format").message).toContain("image");
  });
});
