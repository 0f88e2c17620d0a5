/** Rule groups of AWS Managed Rules and the capacity of a web ACL. */
import table from "../../generated/aws/waf-managed-groups.json" with { type: "json" };

const groups: Readonly<Record<string, number>> = table.groups;

/** WCU that the base price of a web ACL covers; more of them cost extra for each request. */
export const webAclIncludedCapacity = table.capacity.includedInBasePrice;

/** Is it a managed rule group of vendor AWS? */
export function isManagedGroup(name: string): boolean {
  return Object.hasOwn(groups, name);
}

/** WCU that a managed rule group takes; undefined for an unknown one. */
export function managedGroupCapacity(name: string): number | undefined {
  return isManagedGroup(name) ? groups[name] : undefined;
}
