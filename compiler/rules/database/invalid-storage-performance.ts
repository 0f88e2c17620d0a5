import { gp3 } from "../../aws/rds.ts";
import type { PlanReader } from "../../plan/reader.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { Rule, Violation } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "The IOPS or the throughput of a database volume cannot be chosen like that",
  reason:
    "A gp3 volume below 400 GiB has 3,000 IOPS and 125 MiB/s, and RDS refuses other figures; from 400 GiB on it takes 12,000 to 64,000 IOPS and 500 to 4,000 MiB/s. Volumes of io1 and io2 need a figure, and other types take none.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage",
  good: "{rds: {rdsMaxAllocatedStorage: 1000}, overrides: {rds-instance: {set: {allocatedStorage: 400, iops: 12000}}}}",
  bad: "{overrides: {rds-instance: {set: {iops: 12000}}}}",

  *checkPlan(view) {
    for (const resource of view.ofType("aws:rds/instance:Instance")) {
      const engine = view.text(resource, "engine");
      if (engine !== undefined && engine !== "postgres") continue;
      for (const property of ["iops", "storageThroughput"] as const) yield* flaws(view, resource, property);
    }
  },
};

function* flaws(view: PlanReader, resource: PlanResource, property: "iops" | "storageThroughput"): Iterable<Violation> {
  const type = view.text(resource, "storageType") ?? (resource.inputs["iops"] === undefined ? "gp2" : "io1");
  const value = view.number(resource, property, 0);
  const size = view.number(resource, "allocatedStorage", Infinity);
  const found = { resource: resource.id, property };
  const isProvisioned = type === "io1" || type === "io2";
  if (value === 0) {
    if (isProvisioned && property === "iops" && resource.inputs["iops"] === undefined && Number.isFinite(size))
      yield { resource: resource.id, property: "storageType", message: `${type} without \`iops\``, help: "state `iops`" };
    return;
  }
  const [least, most] = gp3[property];
  if (type === "gp3" && size < gp3.stripedFrom)
    yield { ...found, message: `${value} with ${size} GiB of gp3`, help: `remove it, or allocate ${gp3.stripedFrom} GiB or more` };
  else if (type === "gp3" && Number.isFinite(size) && (value < least || value > most))
    yield { ...found, message: `${value} is out of range for gp3`, help: `RDS accepts ${least} to ${most}` };
  else if (type !== "gp3" && !(isProvisioned && property === "iops"))
    yield { ...found, message: `storage of type ${type} takes no \`${property}\``, help: "remove it, or use gp3" };
}

export default rule;
