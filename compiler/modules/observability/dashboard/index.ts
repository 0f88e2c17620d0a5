import type { Dashboard } from "../../../../generated/types/documents.ts";
import { partitionOf } from "../../shared/account.ts";
import { nameOf } from "../../shared/names.ts";
import type { Environment } from "../../../model/types.ts";
import { handle, resource, type Draft, type DraftOutput } from "../../../plan/builder/draft.ts";
import { concat, jsonText, ref } from "../../../plan/builder/expr.ts";
import type { Inputs } from "../../../plan/builder/inputs.ts";
import { traced } from "../../../plan/builder/traced.ts";
import { alarmKeys } from "../alarms/index.ts";
import { databaseRow, redisRow } from "./data-rows.ts";
import { networkRow, queueRow, taskRow, trafficRow } from "./rows.ts";
import { layOut } from "./widgets.ts";

const dashboard = handle("aws:cloudwatch/dashboard:Dashboard", "observability-dashboard");

/** The environment's dashboard: alarm states, then one row of graphs per layer. */
export function lowerDashboard(environment: Environment, alarms: readonly Draft[]): Draft {
  const rows = [trafficRow, taskRow, queueRow, databaseRow, redisRow, networkRow].map((row) => row(environment));
  const arns = alarms.map(({ id }) => ref<string>(id, "arn"));
  const body: Inputs<Dashboard> = { periodOverride: "inherit", widgets: layOut(environment, arns, rows) };
  const from = [...alarmKeys(environment), ...rows.flatMap((row) => row.from)];
  return resource(
    dashboard,
    { dashboardName: nameOf(environment, "dashboard", "overview"), dashboardBody: traced(jsonText(body), ...new Set(from)) },
    { from: ["observability.enableDashboards"] },
  );
}

/** Console host by partition. */
const consoles = { aws: "console.aws.amazon.com", "aws-cn": "console.amazonaws.cn", "aws-us-gov": "console.amazonaws-us-gov.com" };

/** Stack output with the dashboard's URL. */
export function dashboardUrl(environment: Environment): DraftOutput {
  const { region } = environment;
  const host = consoles[partitionOf(environment) as keyof typeof consoles];
  return {
    value: concat(`https://${region}.${host}/cloudwatch/home?region=${region}#dashboards/dashboard/`, dashboard.out("dashboardName")),
    description: "CloudWatch dashboard of the environment.",
  };
}
