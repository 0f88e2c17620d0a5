/** Relations of alarms, events, queues, topics and web ACLs. */
import { relationsOf, type Relation } from "./relation.ts";

const alarms = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html";

export const messageRelations: readonly Relation[] = [
  ...relationsOf("aws:cloudwatch/metricAlarm:MetricAlarm", alarms, [
    { then: { mostOne: ["statistic", "extendedStatistic"] } },
    { then: { mostOne: ["metricName", "metricQueries", "evaluationCriteria"] } },
    { if: { metricName: "stated" }, then: { some: ["statistic", "extendedStatistic"] } },
    { if: { metricName: "stated" }, then: { needs: ["namespace", "period"] } },
    { if: { metricQueries: "stated" }, then: { without: ["statistic", "extendedStatistic", "namespace", "period", "dimensions"] } },
    { then: { mostOne: ["threshold", "thresholdMetricId"] } },
    { at: "metricQueries", then: { exactlyOne: ["expression", "metric"] } },
    { then: { unique: ["metricQueries", "id"] } },
  ]),
  ...relationsOf("aws:cloudwatch/eventTarget:EventTarget", "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html", [
    { then: { mostOne: ["input", "inputPath", "inputTransformer"] } },
  ]),
  ...relationsOf("aws:sns/topic:Topic", "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html", [
    { if: { fifoTopic: [false, null] }, then: { without: ["contentBasedDeduplication", "archivePolicy", "fifoThroughputScope"] } },
  ]),
  ...relationsOf("aws:wafv2/webAcl:WebAcl", "https://docs.aws.amazon.com/waf/latest/APIReference/API_DefaultAction.html", [
    { at: "defaultAction", then: { exactlyOne: ["allow", "block"] } },
    { at: "rules", then: { mostOne: ["action", "overrideAction"] } },
    { then: { unique: ["rules", "name"] } },
  ]),
];
