/** Dashboard rows for the load balancer, tasks, queues and the network. */
import { connectionsMetric, eventLoopLagMetric } from "../../../model/metrics.ts";
import type { Environment, Service, Workload } from "../../../model/types.ts";
import { workloadsOf } from "../../../model/workloads.ts";
import { deadLetterQueue, queue } from "../../sqs/refs.ts";
import { natGateway, natZones, zoneLetter } from "../../vpc/refs.ts";
import type { Statistic } from "../alarm.ts";
import { natKeys } from "../alarms/network.ts";
import { metric, type MetricName } from "../metrics.ts";
import { albDimensions, published, runningTasks, targetDimensions, taskDimensions, wafDimensions } from "../sources.ts";
import type { Graph, Line, Row } from "./widgets.ts";

/** Requests, errors, latency, connections, healthy tasks, and the web ACL if there is one. */
export function trafficRow(environment: Environment): Row {
  const services = Object.values(environment.services);
  const alb = (
    name: "ActiveConnectionCount" | "HTTPCode_ELB_5XX_Count" | "NewConnectionCount" | "RejectedConnectionCount",
    label: string,
  ): Line => ({ label, metric: metric("AWS/ApplicationELB", name, albDimensions), stat: "Sum" });
  const target = (service: Service, name: TargetMetric, stat: Statistic, label: string): Line => ({
    label: `${service.name} ${label}`,
    metric: metric("AWS/ApplicationELB", name, targetDimensions(service)),
    stat,
  });
  const graphs: Graph[] = [
    { title: "Requests per minute", lines: services.map((service) => target(service, "RequestCount", "Sum", "requests")) },
    {
      title: "Errors per minute",
      lines: [
        alb("HTTPCode_ELB_5XX_Count", "load balancer 5xx"),
        ...services.flatMap((service) => [
          target(service, "HTTPCode_Target_5XX_Count", "Sum", "5xx"),
          target(service, "HTTPCode_Target_4XX_Count", "Sum", "4xx"),
        ]),
      ],
    },
    {
      title: "Response time, seconds",
      lines: services.flatMap((service) =>
        (["p50", "p95", "p99"] as const).map((percentile) => target(service, "TargetResponseTime", percentile, percentile)),
      ),
    },
    {
      title: "Connections",
      lines: [alb("ActiveConnectionCount", "active"), alb("NewConnectionCount", "new"), alb("RejectedConnectionCount", "rejected")],
    },
    {
      title: "Tasks behind the load balancer",
      lines: services.flatMap((service) => [
        target(service, "HealthyHostCount", "Maximum", "healthy"),
        target(service, "UnHealthyHostCount", "Maximum", "unhealthy"),
      ]),
    },
    ...(environment.spec.waf.enableWaf ? [wafGraph(environment)] : []),
  ];
  return { heading: "Traffic", graphs, from: ["waf.enableWaf"] };
}

type TargetMetric =
  | "HTTPCode_Target_4XX_Count"
  | "HTTPCode_Target_5XX_Count"
  | "HealthyHostCount"
  | "RequestCount"
  | "TargetResponseTime"
  | "UnHealthyHostCount";

function wafGraph(environment: Environment): Graph {
  const line = (name: MetricName<"AWS/WAFV2">, label: string): Line => ({
    label,
    metric: metric("AWS/WAFV2", name, wafDimensions(environment)),
    stat: "Sum",
  });
  return { title: "Web ACL, requests per minute", lines: [line("AllowedRequests", "allowed"), line("BlockedRequests", "blocked")] };
}

/** CPU, memory and number of tasks, and the metrics that their images publish. */
export function taskRow(environment: Environment): Row {
  const workloads = workloadsOf(environment);
  const load = (workload: Workload, name: MetricName<"AWS/ECS">, stat: Statistic): Line => ({
    label: `${workload.name} ${stat.toLowerCase()}`,
    metric: metric("AWS/ECS", name, taskDimensions(environment, workload)),
    stat,
  });
  const both = (name: MetricName<"AWS/ECS">): readonly Line[] =>
    workloads.flatMap((workload) => [load(workload, name, "Average"), load(workload, name, "Maximum")]);
  return {
    heading: "Tasks",
    graphs: [
      { title: "CPU, percent", lines: both("CPUUtilization") },
      { title: "Memory, percent", lines: both("MemoryUtilization") },
      { title: "Running tasks", lines: workloads.map((workload) => ({ label: workload.name, ...runningTasks(environment, workload) })) },
      ...publishedGraphs(environment),
    ],
    from: ["ecsCluster.containerInsights", ...workloads.map(({ contractKey }) => contractKey)],
  };
}

function publishedGraphs(environment: Environment): readonly Graph[] {
  const lines = (name: MetricName<"Application">, stats: readonly Statistic[]): readonly Line[] =>
    workloadsOf(environment).flatMap((workload) =>
      stats.flatMap((stat) => {
        const series = published(environment, workload, name, stat);
        return series === undefined ? [] : [{ label: `${workload.name} ${stat.toLowerCase()}`, ...series }];
      }),
    );
  return [
    { title: "Connections per task", lines: lines(connectionsMetric, ["Average", "Maximum"]) },
    { title: "Event-loop lag, milliseconds", lines: lines(eventLoopLagMetric, ["p50", "p95"]) },
  ].filter((graph) => graph.lines.length > 0);
}

/** Depth, age and throughput of every queue. */
export function queueRow(environment: Environment): Row {
  const names = Object.keys(environment.queues);
  const line = (name: string, metricName: MetricName<"AWS/SQS">, stat: Statistic, label: string): Line => ({
    label: `${name} ${label}`,
    metric: metric("AWS/SQS", metricName, { QueueName: queue(name).out("name") }),
    stat,
  });
  const deadLetters = (name: string): Line => ({
    label: `${name} given up`,
    metric: metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: deadLetterQueue(name).out("name") }),
    stat: "Maximum",
  });
  return {
    heading: "Queues",
    graphs: [
      {
        title: "Messages waiting",
        lines: names.flatMap((name) => [line(name, "ApproximateNumberOfMessagesVisible", "Maximum", "waiting"), deadLetters(name)]),
      },
      { title: "Oldest message, seconds", lines: names.map((name) => line(name, "ApproximateAgeOfOldestMessage", "Maximum", "age")) },
      {
        title: "Messages per minute",
        lines: names.flatMap((name) => [
          line(name, "NumberOfMessagesSent", "Sum", "sent"),
          line(name, "NumberOfMessagesDeleted", "Sum", "finished"),
        ]),
      },
    ],
    from: [],
  };
}

/** NAT gateways; a row without graphs when there are none. */
export function networkRow(environment: Environment): Row {
  const zones = natZones(environment);
  const lines = (name: MetricName<"AWS/NATGateway">, label: string): readonly Line[] =>
    zones.map((zone) => ({
      label: `${zoneLetter(environment, zone)} ${label}`,
      metric: metric("AWS/NATGateway", name, { NatGatewayId: natGateway(environment, zone).id }),
      stat: "Sum",
    }));
  const graphs: Graph[] = [
    { title: "NAT, bytes per minute", lines: [...lines("BytesOutToDestination", "out"), ...lines("BytesInFromSource", "from tasks")] },
    {
      title: "NAT, refused ports and dropped packets",
      lines: [...lines("ErrorPortAllocation", "ports"), ...lines("PacketsDropCount", "drops")],
    },
  ];
  return { heading: "Network", graphs: zones.length === 0 ? [] : graphs, from: natKeys };
}
