import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const variable = "DATABASE_READ_URL";

const rule: Rule = {
  severity: "warning",
  title: "No image reads from the read replica",
  reason: "A read replica costs as much as a database of its class. It takes load off its source only when an image sends its reads there.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html",
  good: "{rds: {enableRdsReadReplica: true}, ecsServices: {apiImageContract: {requiresEnv: [DATABASE_URL, DATABASE_READ_URL]}}}",
  bad: "{rds: {enableRdsReadReplica: true}}",

  *checkSpec(environment) {
    if (!environment.spec.rds.enableRdsReadReplica) return;
    const workloads = workloadsOf(environment);
    if (workloads.some(({ imageContract }) => imageContract.requiresEnv.includes(variable))) return;
    yield {
      key: "rds.enableRdsReadReplica",
      message: `no image requires ${variable}, so nothing reads from the replica`,
      help: `add \`${variable}\` to the \`requiresEnv\` of the image that uses it, or turn off the replica`,
      related: workloads.map(({ name, contractKey, imageContract }) => ({
        key: contractKey,
        message: `the ${name} image requires ${imageContract.requiresEnv.join(", ") || "nothing"}`,
      })),
    };
  },
};

export default rule;
