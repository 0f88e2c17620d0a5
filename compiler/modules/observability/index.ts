import { accountData } from "../shared/account.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { healthCheckAlarm } from "./alarms/health-check.ts";
import { alarmConfig, lowerAlarms } from "./alarms/index.ts";
import { cost } from "./cost.ts";
import { dashboardUrl, lowerDashboard } from "./dashboard/index.ts";
import { lowerEvents } from "./events.ts";
import { alarmTopic } from "./refs.ts";
import { lowerOutsideTopic, lowerTopic, subscribers } from "./topic.ts";

/** CloudWatch alarms and events of failures with notifications, and a dashboard. */
const observability: ModuleDefinition = {
  name: "observability",
  cost,
  lower(environment) {
    const { enableAlarms, enableDashboards } = environment.spec.observability;
    const alarms = enableAlarms ? lowerAlarms(environment) : [];
    // Not on the dashboard, whose alarms are those of its own region.
    const outside = enableAlarms ? [...lowerOutsideTopic(environment), ...healthCheckAlarm(environment)] : [];
    const references = enableAlarms ? subscribers(environment).map(({ reference }) => reference) : [];
    return {
      resources: [
        ...(enableAlarms ? lowerTopic(environment) : []),
        ...lowerEvents(environment),
        ...alarms,
        ...outside,
        ...(enableDashboards ? [lowerDashboard(environment, alarms)] : []),
      ],
      data: Object.assign({}, enableAlarms ? accountData : {}, ...references.map(({ data }) => data)),
      config: Object.assign({}, enableAlarms ? alarmConfig(environment) : {}, ...references.map(({ config }) => config)),
      outputs: {
        ...(enableAlarms
          ? {
              alarmTopicArn: {
                value: alarmTopic.out("arn"),
                description: "SNS topic that alarms are sent to; subscribe further people to it.",
              },
            }
          : {}),
        ...(enableDashboards ? { dashboardUrl: dashboardUrl(environment) } : {}),
      },
    };
  },
};

export default observability;
