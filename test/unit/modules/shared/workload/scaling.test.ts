import { describe, expect, it } from "vitest";
import ecsServices from "../../../../../compiler/modules/ecsServices/index.ts";
import ecsWorkers from "../../../../../compiler/modules/ecsWorkers/index.ts";
import { when } from "../../../../../compiler/plan/builder/expr.ts";
import { environmentOf } from "../../../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../../../support/lower.ts";

function all(name: string, over: Record<string, unknown> = {}): Record<string, LoweredResource> {
  const environment = environmentOf(name, over);
  return { ...lowerOnly(ecsServices, environment), ...lowerOnly(ecsWorkers, environment) };
}

const tracking = (resource: LoweredResource | undefined) => resource!.inputs["targetTrackingScalingPolicyConfiguration"];
const steps = (resource: LoweredResource | undefined) =>
  resource!.inputs["stepScalingPolicyConfiguration"].stepAdjustments as {
    metricIntervalLowerBound: string;
    metricIntervalUpperBound?: string;
    scalingAdjustment: number;
  }[];

describe("scaling targets", () => {
  const prod = all("prod", { ecsServices: { apiServiceMinCount: 2, apiServiceMaxCount: 12 } });

  it("limit the count by the spec, and to 0 while there is no image", () => {
    expect(prod["ecs-scaling-api"]!.inputs).toMatchObject({
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      minCapacity: when({ config: "apiImage" }, 2, 0),
      maxCapacity: when({ config: "apiImage" }, 12, 0),
    });
    expect(prod["ecs-scaling-api"]!.from["maxCapacity"]).toEqual(["ecsServices.apiServiceMaxCount"]);
  });

  it("name the service by cluster and name", () => {
    expect(prod["ecs-scaling-worker"]!.inputs["resourceId"]).toEqual({
      $concat: ["service/", { $ref: "ecs-cluster", path: ["name"] }, "/", { $ref: "ecs-service-worker", path: ["name"] }],
    });
  });
});

describe("policies of every workload", () => {
  it("hold CPU at the spec's target", () => {
    const resources = all("prod", { ecsServices: { apiScaleOnCpuPercent: 45 } });
    expect(tracking(resources["ecs-scaling-api-cpu"])).toMatchObject({
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      targetValue: 45,
    });
    for (const name of ["api", "realtime", "worker"]) expect(resources[`ecs-scaling-${name}-cpu`]).toBeDefined();
  });

  it("hold requests per task if the spec says so", () => {
    expect(all("prod")["ecs-scaling-api-requests"]).toBeUndefined();
    const policy = all("prod", { ecsServices: { apiScaleOnRequestsPerMinute: 1500 } })["ecs-scaling-api-requests"]!;
    expect(tracking(policy)).toMatchObject({
      predefinedMetricSpecification: {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: { $concat: [{ $ref: "alb", path: ["arnSuffix"] }, "/", { $ref: "alb-target-api", path: ["arnSuffix"] }] },
      },
      targetValue: 1500,
    });
    expect(policy.from[""]).toEqual(["ecsServices.apiScaleOnRequestsPerMinute"]);
  });
});

describe("policies of services that hold connections", () => {
  const over = (scaleOnConnections: boolean, publishesMetrics: readonly string[]) => ({
    ecsServices: {
      realtimeScaleOnConnections: scaleOnConnections,
      realtimeMaxConnectionsPerTask: 4000,
      realtimeScaleOnEventLoopLagMs: 80,
      realtimeImageContract: { publishesMetrics },
    },
  });

  it("hold connections at 70 % of a task's capacity, on the published metric's dimensions", () => {
    const policy = all("prod", over(true, ["ActiveConnections"]))["ecs-scaling-realtime-connections"]!;
    expect(tracking(policy).targetValue).toBe(2800);
    expect(tracking(policy).customizedMetricSpecification).toEqual({
      namespace: "realtime-prod-app",
      metricName: "ActiveConnections",
      statistic: "Average",
      dimensions: [
        { name: "ClusterName", value: { $ref: "ecs-cluster", path: ["name"] } },
        { name: "ServiceName", value: "realtime-prod-realtime" },
      ],
    });
    expect(policy.from[""]).toEqual(["ecsServices.realtimeScaleOnConnections", "ecsServices.realtimeImageContract"]);
  });

  it.each([
    [true, [], false, false],
    [false, ["ActiveConnections"], false, false],
    [false, ["EventLoopLagMs"], false, true],
    [true, ["ActiveConnections", "EventLoopLagMs"], true, true],
  ])("use only metrics that are switched on and published: %s, %j", (switchedOn, published, connections, lag) => {
    const resources = all("prod", over(switchedOn, published));
    expect(resources["ecs-scaling-realtime-connections"] !== undefined).toBe(connections);
    expect(resources["ecs-scaling-realtime-event-loop-lag"] !== undefined).toBe(lag);
    expect(resources["ecs-scaling-realtime-alarm-event-loop-lag"] !== undefined).toBe(lag);
  });

  it("add tasks in steps from the lag limit on", () => {
    const resources = all("prod", over(true, ["EventLoopLagMs"]));
    expect(steps(resources["ecs-scaling-realtime-event-loop-lag"])).toEqual([
      { metricIntervalLowerBound: "0", metricIntervalUpperBound: "80", scalingAdjustment: 50 },
      { metricIntervalLowerBound: "80", scalingAdjustment: 100 },
    ]);
    expect(resources["ecs-scaling-realtime-alarm-event-loop-lag"]!.inputs).toMatchObject({
      extendedStatistic: "p95",
      threshold: 80,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [{ $ref: "ecs-scaling-realtime-event-loop-lag", path: ["arn"] }],
    });
    expect(resources["ecs-scaling-realtime-alarm-event-loop-lag"]!.inputs["statistic"]).toBeUndefined();
  });

  it("do not exist for other services", () => {
    const ids = Object.keys(
      all("prod", { ecsServices: { apiImageContract: { publishesMetrics: ["ActiveConnections", "EventLoopLagMs"] } } }),
    );
    expect(ids.filter((id) => /^ecs-scaling-api-(connections|event-loop-lag)/.test(id))).toEqual([]);
  });
});

describe("policies of workers", () => {
  const resources = all("prod", { ecsWorkers: { workerScaleOnQueueDepth: 40, workerScaleOnOldestMessageAge: 120 } });

  it("hold the backlog per task over all queues, whatever the number of tasks, including 0", () => {
    const { customizedMetricSpecification, targetValue } = tracking(resources["ecs-scaling-worker-backlog"]);
    expect(targetValue).toBe(40);
    const metrics = customizedMetricSpecification.metrics as { id: string; expression?: string; returnData: boolean }[];
    expect(metrics.map(({ id }) => id)).toEqual(["visible_push", "visible_offline", "tasks", "total", "backlog"]);
    expect(metrics.filter(({ returnData }) => returnData).map(({ id }) => id)).toEqual(["backlog"]);
    // A fill value in the newest minute, before SQS delivers its metrics, would keep three minutes from breaching in a row.
    expect(metrics[3]!.expression).toBe("SUM([visible_push, visible_offline])");
    expect(metrics[4]!.expression).toBe("IF(FILL(tasks, 0) > 0, total / tasks, total)");
  });

  it("count tasks by a metric that exists with and without Container Insights", () => {
    const metrics = tracking(resources["ecs-scaling-worker-backlog"]).customizedMetricSpecification.metrics;
    expect(metrics[2].metricStat).toEqual({
      metric: {
        namespace: "AWS/ECS",
        metricName: "CPUUtilization",
        dimensions: [
          { name: "ClusterName", value: { $ref: "ecs-cluster", path: ["name"] } },
          { name: "ServiceName", value: "realtime-prod-worker" },
        ],
      },
      stat: "SampleCount",
    });
  });

  it("add tasks at once when messages of any queue wait too long", () => {
    expect(steps(resources["ecs-scaling-worker-oldest-message"])).toEqual([
      { metricIntervalLowerBound: "0", metricIntervalUpperBound: "120", scalingAdjustment: 50 },
      { metricIntervalLowerBound: "120", scalingAdjustment: 100 },
    ]);
    expect(resources["ecs-scaling-worker-oldest-message"]!.inputs["stepScalingPolicyConfiguration"]).toMatchObject({
      adjustmentType: "PercentChangeInCapacity",
      minAdjustmentMagnitude: 1,
    });
    for (const queue of ["push", "offline"]) {
      expect(resources[`ecs-scaling-worker-alarm-oldest-message-${queue}`]!.inputs).toMatchObject({
        namespace: "AWS/SQS",
        metricName: "ApproximateAgeOfOldestMessage",
        dimensions: { QueueName: { $ref: `sqs-${queue}`, path: ["name"] } },
        statistic: "Maximum",
        threshold: 120,
        alarmActions: [{ $ref: "ecs-scaling-worker-oldest-message", path: ["arn"] }],
      });
    }
  });
});
