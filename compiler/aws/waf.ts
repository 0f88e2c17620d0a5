/** Rule groups of AWS Managed Rules and the capacity of a web ACL. */
import table from "../../generated/aws/waf-managed-groups.json" with { type: "json" };
import { clipped, nearestText, unpack } from "./nearest.ts";

const groups: Readonly<Record<string, number>> = table.groups;
const prefix = "AWSManagedRules";

/** WCU that a web ACL may hold at most. */
export const webAclMaximumCapacity = table.capacity.maximum;

/** WCU that the base price of a web ACL covers; more of them cost extra for each request. */
export const webAclIncludedCapacity = table.capacity.includedInBasePrice;

/** Names of the managed rule groups of vendor AWS, in alphabetical order. */
export function managedGroups(): string[] {
  return Object.keys(groups);
}

/** Is it a managed rule group of vendor AWS? */
export function isManagedGroup(name: string): boolean {
  return Object.hasOwn(groups, name);
}

/** WCU that a managed rule group takes; undefined for an unknown one. */
export function managedGroupCapacity(name: string): number | undefined {
  return isManagedGroup(name) ? groups[name] : undefined;
}

/** Is the group charged for each request, besides what the ACL costs? */
export function hasFeePerRequest(name: string): boolean {
  return unpack(table.feePerRequest).includes(name);
}

/** The group whose name is most like `name`, which may lack `AWSManagedRules`. */
export function nearestManagedGroup(name: string): string {
  const full = clipped(name).startsWith(prefix.toLowerCase()) ? name : prefix + name;
  return nearestText(full, managedGroups());
}
