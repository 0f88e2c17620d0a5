import { maxConnections } from "../../aws/rds.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Alarm is active while all services are idle",
  reason: "An alarm that is on while everything is well is switched off by the first who is woken by it.",
  source: "platform-compile",
  good: "{observability: {enableAlarms: true, alarmEmail: oncall@tidechat.io, alarmDatabaseConnectionsPercent: 65}}",
  bad: "{rds: {rdsInstanceClass: db.t3.micro}, ecsServices: {apiDbPoolSize: 30}, observability: {enableAlarms: true, alarmEmail: oncall@tidechat.io, alarmDatabaseConnectionsPercent: 30}}",

  *checkSpec(environment) {
    const { observability, rds } = environment.spec;
    const most = maxConnections(rds.rdsInstanceClass);
    // Through a proxy the database sees what the proxy needs, not what tasks keep open.
    if (!observability.enableAlarms || most === undefined || rds.enableRdsProxy) return;
    const workloads = workloadsOf(environment);
    const atRest = workloads.reduce((sum, { minCount, dbPoolSize }) => sum + minCount.value * dbPoolSize.value, 0);
    const percent = observability.alarmDatabaseConnectionsPercent;
    const threshold = Math.floor((most * percent) / 100);
    if (atRest <= threshold) return;
    const terms = workloads.map(({ name, minCount, dbPoolSize }) => `${minCount.value} ${name} × ${dbPoolSize.value}`).join(" + ");
    yield {
      key: "observability.alarmDatabaseConnectionsPercent",
      message: `the pools of the fewest tasks, ${terms} = ${atRest}, are above ${percent} % of ${most} = ${threshold} connections: the alarm is always on`,
      help: `use at least ${Math.ceil((atRest * 100) / most)}, lower the pools, or use a larger class`,
      related: [
        { key: "rds.rdsInstanceClass", message: `${most} connections` },
        ...workloads.flatMap(({ name, dbPoolSize }) =>
          dbPoolSize.from.map((key) => ({ key, message: `${dbPoolSize.value} of each ${name} task` })),
        ),
      ],
    };
  },
};

export default rule;
