import { describe, expect, it } from "vitest";
import { documentSites } from "../../../compiler/plan/document-sites.ts";
import type { PlanValue } from "../../../compiler/plan/types.ts";
import { arn, catalogue, either, judge } from "./document-helper.ts";

const task = (...containers: PlanValue[]): string[] =>
  judge("aws:ecs/taskDefinition:TaskDefinition", { family: "x", containerDefinitions: { $json: containers } });
const container = { name: "api", image: { $config: "apiImage" } };

describe("container definitions", () => {
  it("accepts what Fargate accepts, with expressions anywhere", () => {
    const full: PlanValue = {
      ...container,
      essential: true,
      cpu: 256,
      memory: 512,
      memoryReservation: 256,
      portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: "tcp", name: "http", appProtocol: "http" }],
      environment: [
        { name: "URL", value: { $concat: ["redis://", arn] } },
        { name: "QUEUE", value: arn },
      ],
      secrets: [{ name: "TOKEN", valueFrom: { $concat: [arn, ":token::"] } }],
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": arn, "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "api", mode: "non-blocking" },
      },
      healthCheck: {
        command: ["CMD-SHELL", "curl -f http://localhost:3000/health || exit 1"],
        interval: 30,
        timeout: 5,
        retries: 3,
        startPeriod: 60,
      },
      linuxParameters: { initProcessEnabled: true, capabilities: { add: [], drop: ["ALL"] } },
      mountPoints: [{ sourceVolume: "cache", containerPath: "/cache", readOnly: false }],
      readonlyRootFilesystem: true,
      user: "1000:1000",
      stopTimeout: 120,
      startTimeout: 60,
      dependsOn: [{ containerName: "init", condition: "SUCCESS" }],
      ulimits: [{ name: "nofile", softLimit: 65536, hardLimit: 65536 }],
      restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
      versionConsistency: "enabled",
      privileged: false,
    };
    expect(task(full)).toEqual([]);
  });

  it.each<[string, PlanValue, string]>([
    ["a misspelled property", { ...container, esential: true }, " /0: has no property esential"],
    ["a missing image", { name: "api" }, " /0: must have required property 'image'"],
    ["a number as text", { ...container, environment: [{ name: "PORT", value: 3000 }] }, " /0/environment/0/value: must be string"],
    ["a stop timeout above Fargate's", { ...container, stopTimeout: 121 }, " /0/stopTimeout: must be <= 120"],
    ["a health check too often", { ...container, healthCheck: { command: ["CMD", "x"], interval: 4 } }, "interval: must be >= 5"],
    [
      "a health check of no known form",
      { ...container, healthCheck: { command: ["curl", "x"] } },
      "command/0: must be one of CMD, CMD-SHELL",
    ],
    [
      "a log driver that Fargate lacks",
      { ...container, logConfiguration: { logDriver: "json-file" } },
      "logDriver: must be one of awslogs",
    ],
    [
      "awslogs without a stream prefix",
      { ...container, logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g", "awslogs-region": "r" } } },
      "options: must have required property 'awslogs-stream-prefix'",
    ],
    ["privileges", { ...container, privileged: true }, "privileged: must be false"],
    [
      "capabilities that ECS would complete",
      { ...container, linuxParameters: { capabilities: { drop: ["ALL"] } } },
      "/0/linuxParameters/capabilities: must have required property 'add'",
    ],
    [
      "an added capability",
      { ...container, linuxParameters: { capabilities: { add: ["NET_ADMIN"], drop: [] } } },
      "add/0: must be SYS_PTRACE",
    ],
    ["a reference to a number where text is wanted", { ...container, user: { $config: "count" } }, " /0/user: must be string"],
    ["joined text where a number is wanted", { ...container, cpu: { $concat: ["256"] } }, " /0/cpu: must be integer"],
  ])("refuses %s", (_name, definition, message) => {
    const problems = task(definition);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`it containerDefinitions`);
    expect(problems[0]).toContain(message);
  });

  it("checks both branches of a choice, and the content of a literal", () => {
    const choice = (wrong: PlanValue): PlanValue => either("1000", wrong);
    expect(task({ ...container, user: choice("0") })).toEqual([]);
    expect(task({ ...container, user: choice(null) })).toEqual([]);
    expect(task({ ...container, user: choice(0) })).toEqual(["it containerDefinitions /0/user: must be string"]);
    expect(task({ ...container, dockerLabels: { $literal: { $ref: "label" } } })).toEqual([]);
    expect(task({ ...container, dockerLabels: { $literal: { $ref: 5 } } })).toHaveLength(1);
    expect(task({ ...container, user: { $secret: 5 } })).toHaveLength(1);
  });
});

const dashboard = (...widgets: PlanValue[]): string[] =>
  judge("aws:cloudwatch/dashboard:Dashboard", { dashboardBody: { $json: { widgets } } });
const metrics: PlanValue = [
  ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", arn, { stat: "p99.9", label: "p99.9" }],
  [{ expression: "m1/m2", id: "e1" }],
];

describe("dashboards", () => {
  it("accepts metric, text, log and alarm widgets", () => {
    const region = "eu-central-1";
    expect(
      dashboard(
        {
          type: "metric",
          x: 0,
          y: 0,
          width: 12,
          height: 6,
          properties: { region, metrics, view: "timeSeries", period: 60, stat: "Average" },
        },
        { type: "metric", properties: { region, annotations: { alarms: [arn] } } },
        { type: "text", properties: { markdown: "# Title" } },
        { type: "log", properties: { region, query: { $concat: ["SOURCE '", arn, "' | stats count()"] }, view: "table" } },
        { type: "alarm", properties: { alarms: [arn], title: "Alarms" } },
      ),
    ).toEqual([]);
  });

  it.each<[string, PlanValue, string]>([
    [
      "a metric widget without its region",
      { type: "metric", properties: { metrics } },
      "/widgets/0/properties: must have required property 'region'",
    ],
    [
      "a log widget without its region",
      { type: "log", properties: { query: "x" } },
      "/widgets/0/properties: must have required property 'region'",
    ],
    ["an unknown kind of widget", { type: "metrics", properties: {} }, "/widgets/0/type: must be one of metric, text, log, alarm"],
    ["a misspelled property", { type: "text", heigth: 3, properties: { markdown: "x" } }, "/widgets/0: has no property heigth"],
    ["a widget too wide", { type: "text", width: 25, properties: { markdown: "x" } }, "/widgets/0/width: must be <= 24"],
    [
      "a statistic that does not exist",
      { type: "metric", properties: { region: "r", metrics, stat: "p" } },
      "/widgets/0/properties/stat: is not a statistic such as `Average` or `p99`",
    ],
    ["no metric at all", { type: "metric", properties: { region: "r" } }, "/widgets/0/properties: must have one of metrics, annotations"],
  ])("refuses %s", (_name, widget, message) => {
    const problems = dashboard(widget);
    expect(problems.join("\n")).toContain(message);
    expect(problems).toHaveLength(1);
  });

  it("refuses more widgets and metrics than CloudWatch accepts", () => {
    const text: PlanValue = { type: "text", properties: { markdown: "x" } };
    expect(dashboard(...Array.from({ length: 500 }, () => text))).toEqual([]);
    expect(dashboard(...Array.from({ length: 501 }, () => text))).toHaveLength(1);
    const many = Array.from({ length: 501 }, () => ["AWS/RDS", "CPUUtilization"]);
    expect(dashboard({ type: "metric", properties: { region: "r", metrics: many } })).toHaveLength(1);
  });
});

describe("queues and repositories", () => {
  const redrive = (document: PlanValue): string[] => judge("aws:sqs/redrivePolicy:RedrivePolicy", { redrivePolicy: { $json: document } });
  const allow = (document: PlanValue): string[] =>
    judge("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", { redriveAllowPolicy: { $json: document } });
  const lifecycle = (selection: PlanValue): string[] =>
    judge("aws:ecr/lifecyclePolicy:LifecyclePolicy", {
      policy: { $json: { rules: [{ rulePriority: 1, selection, action: { type: "expire" } }] } },
    });

  it("accepts valid ones", () => {
    expect(redrive({ deadLetterTargetArn: arn, maxReceiveCount: 3 })).toEqual([]);
    expect(allow({ redrivePermission: "byQueue", sourceQueueArns: [arn] })).toEqual([]);
    expect(judge("aws:sns/topicSubscription:TopicSubscription", { redrivePolicy: { $json: { deadLetterTargetArn: arn } } })).toEqual([]);
    expect(lifecycle({ tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 })).toEqual([]);
    expect(lifecycle({ tagStatus: "tagged", tagPatternList: ["v*"], countType: "imageCountMoreThan", countNumber: 30 })).toEqual([]);
  });

  it("refuses invalid ones", () => {
    expect(redrive({ deadLetterTargetArn: arn, maxReceiveCount: "3" })[0]).toContain("/maxReceiveCount: must be integer");
    expect(redrive({ deadLetterTargetArn: arn })[0]).toContain("'maxReceiveCount'");
    expect(allow({ redrivePermission: "byQueue" })[0]).toContain("'sourceQueueArns'");
    expect(allow({ redrivePermission: "denyAll", sourceQueueArns: [arn] })[0]).toContain("/sourceQueueArns: must not be there");
    expect(lifecycle({ tagStatus: "tagged", countType: "imageCountMoreThan", countNumber: 30 })[0]).toContain(
      "one of tagPrefixList, tagPatternList",
    );
    expect(lifecycle({ tagStatus: "any", countType: "sinceImagePushed", countNumber: 30 })[0]).toContain("'countUnit'");
    expect(lifecycle({ tagStatus: "any", countType: "imageCountMoreThan", countNumber: 0 })[0]).toContain("must be >= 1");
  });
});

it("lists only properties that the provider has, as strings", () => {
  const sites = Object.entries(documentSites).flatMap(([token, properties]) => Object.keys(properties).map((site) => ({ token, site })));
  const typeOf = ({ token, site }: (typeof sites)[number]): string => {
    const { member, shard } = catalogue.resource(token) ?? {};
    const [first = "", next] = site.split("[].");
    const type = member?.inputs[first];
    if (next === undefined || typeof type !== "object" || !("array" in type)) return JSON.stringify(type) ?? "";
    const item = type.array;
    return typeof item === "object" && "ref" in item ? JSON.stringify(shard?.types[item.ref]?.properties[next]) : "";
  };
  expect(sites.length).toBeGreaterThan(50);
  expect(sites.filter((each) => !typeOf(each).includes('"string"'))).toEqual([]);
});
