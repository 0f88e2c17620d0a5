/** Tasks, services and scaling. */
import { parse } from "../../../compiler/plan/expressions.ts";
import { textOf } from "../../../compiler/plan/known.ts";
import { readerOf } from "../../../compiler/plan/reader.ts";
import { referencesOf } from "../../../compiler/plan/references.ts";
import type { PlanValue } from "../../../compiler/plan/types.ts";
import { isRecord } from "../../../compiler/plan/values.ts";
import { containers, type PolicyView } from "../../../compiler/rules/shared/view.ts";
import { openSubnetOf } from "../../../compiler/rules/shared/subnets.ts";
import { between, matching, oneOf, property, valuesAt, type PlanCheck, type PropertyCheck } from "./check.ts";

const task = "ecs/taskDefinition";
const container = "containerDefinitions.*";
const service = "ecs/service";
const tracking = "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification";

export const computeProperties: readonly PropertyCheck[] = [
  property("platform-version", service, "platformVersion", "LATEST", oneOf("LATEST"), { needed: true }),
  property("network-mode-and-host-port", task, "networkMode", "awsvpc", oneOf("awsvpc"), { needed: true }),
  property("network-mode-and-host-port", task, `${container}.portMappings.*.hostPort`, "left out", () => false),
  property(
    "log-driver",
    task,
    `${container}.logConfiguration.logDriver`,
    "a driver of Fargate",
    oneOf("awslogs", "splunk", "awsfirelens"),
    {
      needed: true,
    },
  ),
  property("log-driver", task, `${container}.logConfiguration.options.awslogs-stream-prefix`, "a prefix", matching(/./), { needed: true }),
  property("pid-mode-and-ephemeral-storage", task, "pidMode", "task", oneOf("task")),
  property("pid-mode-and-ephemeral-storage", task, "ephemeralStorage.sizeInGib", "21–200", between(21, 200)),
  property("stop-timeout", task, `${container}.stopTimeout`, "at most 120", between(0, 120)),
  property("container-health-check", task, `${container}.healthCheck.interval`, "5–300", between(5, 300)),
  property("container-health-check", task, `${container}.healthCheck.timeout`, "2–60", between(2, 60)),
  property("container-health-check", task, `${container}.healthCheck.retries`, "1–10", between(1, 10)),
  property("container-health-check", task, `${container}.healthCheck.startPeriod`, "0–300", between(0, 300)),
  property("container-health-check", task, `${container}.healthCheck.command.0`, "CMD or CMD-SHELL", oneOf("CMD", "CMD-SHELL")),
  property("capacity-providers", service, "capacityProviderStrategies", "at most 20 providers, one of them with a base", (value) => {
    const bases = valuesAt(value, ["*", "base"]).filter((base) => base !== 0);
    return Array.isArray(value) && value.length <= 20 && bases.length <= 1;
  }),
  property("capacity-providers", service, "capacityProviderStrategies.*.weight", "0–1000", between(0, 1000)),
  property("target-type", "lb/targetGroup", "targetType", "ip", oneOf("ip"), { needed: true }),
  property(
    "secret-references",
    task,
    `${container}.secrets.*.valueFrom`,
    "an ARN with key, stage and version, or a parameter",
    isSecretPlace,
    {
      expressions: true,
    },
  ),
  property("capacity-bounds", "appautoscaling/target", "minCapacity", "0 or more", between(0, 1_000_000)),
  property(
    "tracked-statistics",
    "appautoscaling/policy",
    `${tracking}.statistic`,
    "a statistic",
    oneOf("Average", "Minimum", "Maximum", "SampleCount", "Sum"),
  ),
  property(
    "scaling-cooldowns",
    "appautoscaling/policy",
    "targetTrackingScalingPolicyConfiguration.scaleInCooldown",
    "0–3600",
    between(0, 3600),
    {
      expressions: true,
    },
  ),
];

/** `arn:key:stage:version` as a `$concat` whose last part is the version, or the ARN of an SSM parameter. */
function isSecretPlace(value: PlanValue): boolean {
  const node = parse(value);
  return node.kind !== "ref" || node.path[0] !== "arn" || /:parameter\/|:[A-Za-z0-9_]*::/.test(textOf(value));
}

export const computeChecks: readonly PlanCheck[] = [
  { topic: "health-check-grace-period", check: graceOnlyWithLoadBalancer },
  { topic: "task-public-addresses", check: tasksReachAws },
  { topic: "cpu-architecture", check: oneArchitecture },
  { topic: "scaling-step-gaps", check: stepsHaveNoGaps },
  { topic: "capacity-bounds", check: boundsInOrder },
  { topic: "scalable-resource-ids", check: resourceIds },
  { topic: "several-scaling-policies", check: trackedMetricsFall },
  { topic: "ecs-exec", check: execReachesItsService },
];

function* graceOnlyWithLoadBalancer(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:ecs/service:Service"))
    if (inputs["healthCheckGracePeriodSeconds"] !== undefined && inputs["loadBalancers"] === undefined)
      yield `${id}: a grace period without a load balancer`;
}

/** A task has a public address if its subnet routes to the internet gateway, and none if it routes to NAT. */
function* tasksReachAws(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:ecs/service:Service")) {
    const network = inputs["networkConfiguration"];
    if (!isRecord(network)) continue;
    const open = openSubnetOf(view, network["subnets"]) !== undefined;
    if (open !== (network["assignPublicIp"] === true))
      yield `${id}: ${open ? "no public address in a public subnet" : "a public address in a private subnet"}`;
  }
}

function* oneArchitecture(view: PolicyView): Iterable<string> {
  const tasks = view.ofType("aws:ecs/taskDefinition:TaskDefinition");
  const found = new Set(
    tasks.map(({ inputs }) => (isRecord(inputs["runtimePlatform"]) ? inputs["runtimePlatform"]["cpuArchitecture"] : undefined)),
  );
  if (found.size > 1 || found.has(undefined)) yield `tasks of ${found.size} architectures: ${[...found].map(String).join(", ")}`;
}

function* stepsHaveNoGaps(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:appautoscaling/policy:Policy")) {
    const steps = valuesAt(inputs, ["stepScalingPolicyConfiguration", "stepAdjustments", "*"]).filter(isRecord);
    const sorted = steps.toSorted(
      (a, b) => Number(a["metricIntervalLowerBound"] ?? -Infinity) - Number(b["metricIntervalLowerBound"] ?? -Infinity),
    );
    for (const [index, step] of sorted.entries()) {
      const next = sorted[index + 1]?.["metricIntervalLowerBound"];
      if (step["metricIntervalUpperBound"] !== next)
        yield `${id}: a step ends at ${String(step["metricIntervalUpperBound"])} and the next begins at ${String(next)}`;
    }
  }
}

/** The counts after bootstrap, when images exist. */
function* boundsInOrder(view: PolicyView): Iterable<string> {
  const deployed = readerOf(view.plan, "in-service");
  for (const { id, inputs } of view.ofType("aws:appautoscaling/target:Target")) {
    const [min, max] = ["minCapacity", "maxCapacity"].map((name) => deployed.known(inputs[name]));
    if (!(Number(min) <= Number(max))) yield `${id}: at least ${String(min)}, at most ${String(max)}`;
  }
}

function* resourceIds(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:appautoscaling/target:Target"))
    if (!textOf(inputs["resourceId"]).startsWith("service/")) yield `${id}: resourceId is not service/<cluster>/<service>`;
  for (const { id, inputs } of view.ofType("aws:appautoscaling/policy:Policy")) {
    const [label] = valuesAt(inputs, ["targetTrackingScalingPolicyConfiguration", "predefinedMetricSpecification", "resourceLabel"]);
    if (label !== undefined && referencesOf(label).size < 2) yield `${id}: resourceLabel names no load balancer and target group`;
  }
}

/** With several policies, all must agree to scale in. So each metric must fall as tasks are added, as per-task metrics do. */
function* trackedMetricsFall(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:appautoscaling/policy:Policy")) {
    const [metrics] = valuesAt(inputs, ["targetTrackingScalingPolicyConfiguration", "customizedMetricSpecification", "metrics"]);
    const [name] = valuesAt(inputs, ["targetTrackingScalingPolicyConfiguration", "customizedMetricSpecification", "metricName"]);
    const raw = name === "ApproximateNumberOfMessagesVisible" || (metrics !== undefined && !JSON.stringify(metrics).includes("/ tasks"));
    if (raw) yield `${id}: tracks a metric that does not fall with the number of tasks`;
  }
}

function* execReachesItsService(view: PolicyView): Iterable<string> {
  const exec = view.ofType("aws:ecs/service:Service").some(({ inputs }) => inputs["enableExecuteCommand"] === true);
  if (!exec) return;
  if (!view.statements().some(({ actions }) => actions.includes("ssmmessages:OpenDataChannel")))
    yield "no task role may open the channels of ECS Exec";
  for (const { resource, container: each } of containers(view)) {
    const linux = each["linuxParameters"];
    if (!isRecord(linux) || linux["initProcessEnabled"] !== true) yield `${resource.id}: no init process to reap what ECS Exec leaves`;
  }
}
