import { maxConnections } from "../../aws/rds.ts";
import { leastCount } from "../../model/scheduled-capacity.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Database connections alarm is active even at the minimum task count",
  reason:
    "Each task keeps its pool of connections open. If the pools of the minimum number of tasks already exceed the threshold, the alarm stays in the ALARM state, and people learn to ignore it.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections",
  good: "{observability: {enableAlarms: true, alarmEmail: oncall@chat.example, alarmDatabaseConnectionsPercent: 65}}",
  bad: "{rds: {rdsInstanceClass: db.t3.micro}, ecsServices: {apiDbPoolSize: 30}, observability: {enableAlarms: true, alarmEmail: oncall@chat.example, alarmDatabaseConnectionsPercent: 30}}",

  *checkSpec(environment) {
    const { observability, rds } = environment.spec;
    const most = maxConnections(rds.rdsInstanceClass);
    // Behind a proxy, the database sees the connections of the proxy, not those of the tasks.
    if (!observability.enableAlarms || most === undefined || rds.enableRdsProxy) return;
    const workloads = workloadsOf(environment);
    const atMinimum = workloads.reduce((sum, workload) => sum + leastCount(workload).value * workload.dbPoolSize.value, 0);
    const percent = observability.alarmDatabaseConnectionsPercent;
    const threshold = Math.floor((most * percent) / 100);
    if (atMinimum <= threshold) return;
    const terms = workloads.map((each) => `${leastCount(each).value} ${each.name} × ${each.dbPoolSize.value}`).join(" + ");
    yield {
      key: "observability.alarmDatabaseConnectionsPercent",
      message: `the minimum number of tasks opens ${terms} = ${atMinimum} connections, more than ${percent} % of ${most} = ${threshold}: the alarm is always active`,
      help: `use at least ${Math.ceil((atMinimum * 100) / most)}, lower the pool sizes, or use a larger instance class`,
      related: [
        { key: "rds.rdsInstanceClass", message: `${most} connections` },
        ...workloads.flatMap(({ name, dbPoolSize }) =>
          dbPoolSize.from.map((key) => ({ key, message: `${dbPoolSize.value} connections per ${name} task` })),
        ),
      ],
    };
  },
};

export default rule;
