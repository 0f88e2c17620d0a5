/** Hosted zones of records, and the host names that belong to the platform. */
import { dataOf } from "../../plan/references.ts";
import { isHandWritten } from "../../plan/hand-written.ts";
import type { PlanResource } from "../../plan/types.ts";
import type { PolicyView } from "./view.ts";

/** The name of the zone that holds a record, if the plan looks it up by name. */
export function zoneNameOf(view: PolicyView, record: PlanResource): string | undefined {
  const [lookup] = dataOf(record.inputs["zoneId"] ?? null);
  const zone = lookup === undefined ? undefined : view.known(view.plan.data[lookup]?.inputs["name"]);
  return typeof zone === "string" ? withoutDot(zone) : undefined;
}

/** Is the host the zone, or below it? */
export function liesIn(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}

export function withoutDot(name: string): string {
  return name.replace(/\.$/, "");
}

/** Is the host one that the plan serves, or one of a zone in which it has records? */
export function isOwnHost(view: PolicyView, host: string): boolean {
  return view.ofType("aws:route53/record:Record").some((record) => {
    const zone = zoneNameOf(view, record);
    const name = view.text(record, "name");
    return (zone !== undefined && liesIn(host, zone)) || (!isHandWritten(record) && name !== undefined && withoutDot(name) === host);
  });
}
