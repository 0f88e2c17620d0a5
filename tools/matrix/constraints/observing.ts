/** Logs, alarms and dashboards. */
import { isLogRetention } from "../../../compiler/aws/logs.ts";
import { referencesOf } from "../../../compiler/plan/references.ts";
import type { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { atMost, oneOf, property, refName, valuesAt, type PlanCheck, type PropertyCheck } from "./check.ts";

const alarm = "cloudwatch/metricAlarm";

export const observingProperties: readonly PropertyCheck[] = [
  property(
    "log-retention",
    "cloudwatch/logGroup",
    "retentionInDays",
    "one of CloudWatch's",
    (value) => typeof value === "number" && isLogRetention(value),
    { needed: true },
  ),
  property("alarm-names-and-actions", alarm, "alarmActions", "at most 5", atMost(5)),
  property(
    "alarm-periods",
    alarm,
    "period",
    "10, 20, 30 or full minutes",
    (value) => [10, 20, 30].includes(Number(value)) || Number(value) % 60 === 0,
  ),
  property("alarm-periods", alarm, "metricQueries.*.metric.period", "full minutes", (value) => Number(value) % 60 === 0),
  property("missing-data", alarm, "treatMissingData", "stated, and not missing", oneOf("breaching", "notBreaching", "ignore"), {
    needed: true,
  }),
  property("traffic-metrics", alarm, "treatMissingData", "notBreaching for what exists only with traffic", (value, { inputs }) => {
    const count = /^(HTTPCode_|RejectedConnectionCount|TargetResponseTime)/.test(String(inputs["metricName"]));
    return !count || value === "notBreaching";
  }),
  property("widget-region", "cloudwatch/dashboard", "dashboardBody.widgets.*.properties.metrics", "at most 500", atMost(500)),
];

export const observingChecks: readonly PlanCheck[] = [
  { topic: "alarm-periods", check: windowsFit },
  { topic: "datapoints-to-alarm", check: datapointsFit },
  { topic: "waf-log-names", check: wafLogNames },
  { topic: "scaling-alarms", check: scalingAlarmsEnd },
];

function* windowsFit(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
    const periods = [...valuesAt(inputs, ["period"]), ...valuesAt(inputs, ["metricQueries", "*", "metric", "period"])].map(Number);
    const window = Math.max(0, ...periods) * Number(inputs["evaluationPeriods"]);
    const most = periods.some((period) => period < 3600) ? 86_400 : 604_800;
    if (window > most) yield `${id}: looks back ${window} s, more than ${most}`;
  }
}

function* datapointsFit(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
    const datapoints = Number(inputs["datapointsToAlarm"] ?? inputs["evaluationPeriods"]);
    if (datapoints > Number(inputs["evaluationPeriods"])) yield `${id}: ${datapoints} of ${String(inputs["evaluationPeriods"])} periods`;
  }
}

function* wafLogNames(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration")) {
    for (const destination of valuesAt(inputs, ["logDestinationConfigs", "*"])) {
      const name = refName(view, destination);
      if (name !== undefined && !name.startsWith("aws-waf-logs-")) yield `${id}: logs to ${name}, which does not begin with aws-waf-logs-`;
    }
  }
}

/** A scaling alarm must clear without data: with `missing` it would stay in ALARM and keep adding tasks. */
function* scalingAlarmsEnd(view: PolicyView): Iterable<string> {
  for (const { id, inputs } of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
    const scales = [...referencesOf(inputs["alarmActions"])].some((target) => target.startsWith("ecs-scaling-"));
    if (scales && inputs["treatMissingData"] !== "notBreaching") yield `${id}: scales, and does not end without data`;
  }
}
