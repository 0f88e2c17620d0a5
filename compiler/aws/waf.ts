/** Rule groups of AWS Managed Rules, and the capacity of web ACLs. */
import table from "../../generated/aws/waf-managed-groups.json" with { type: "json" };

const groups: Readonly<Record<string, number>> = table.groups;

/** WCU included in the base price of a web ACL. Capacity above it costs extra per request. */
export const webAclIncludedCapacity = table.capacity.includedInBasePrice;

/** WCU that a web ACL, or a rule group, can have. */
export const greatestCapacity = table.capacity.maximum;

/** Is `name` a managed rule group of AWS? */
export function isManagedGroup(name: string): boolean {
  return Object.hasOwn(groups, name);
}

/** WCU of a managed rule group; undefined for an unknown group. */
export function managedGroupCapacity(name: string): number | undefined {
  return isManagedGroup(name) ? groups[name] : undefined;
}

/** Every managed rule group, in alphabetical order. */
export function managedGroupNames(): string[] {
  return Object.keys(groups);
}
