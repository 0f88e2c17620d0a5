/** IPv6 blocks that AWS does not take away, because something of the plan before the change uses them (`InvalidCidrBlock.InUse`). */
import type { PlanReader } from "../../plan/reader.ts";
import { refersTo } from "../../plan/references.ts";
import type { Operation, PropertyChange } from "../types.ts";

export interface BlockInUse {
  /** Without it only tasks may use the block, which no plan knows. */
  readonly isRefused: boolean;
  readonly notice: string;
}

/** Undefined if the change takes no block away, or nothing can use it. */
export function blockInUse(
  { id, previousId, type }: Operation,
  { name, after }: PropertyChange,
  before: PlanReader,
): BlockInUse | undefined {
  const own = previousId ?? id;
  if (type === "aws:ec2/vpc:Vpc" && name === "assignGeneratedIpv6CidrBlock" && after !== true) {
    const subnets = before.ofType("aws:ec2/subnet:Subnet").filter(({ inputs }) => refersTo(inputs["vpcId"], own));
    const users = subnets.filter(({ inputs }) => inputs["ipv6CidrBlock"] !== undefined).map((subnet) => subnet.id);
    return users.length === 0 ? undefined : refused(`a part of it is the block of ${users.join(", ")}`);
  }
  if (type !== "aws:ec2/subnet:Subnet" || name !== "ipv6CidrBlock" || after !== undefined) return undefined;
  const balancers = before.ofType("aws:lb/loadBalancer:LoadBalancer").filter(({ inputs }) => refersTo(inputs["subnets"], own));
  const user = balancers.find((balancer) => before.text(balancer, "ipAddressType")?.startsWith("dualstack"));
  if (user !== undefined) return refused(`${user.id} has addresses of it`);
  return { isRefused: false, notice: "AWS refuses to take the block away while a task in the subnet has an address of it" };
}

function refused(why: string): BlockInUse {
  return { isRefused: true, notice: `AWS refuses to take the IPv6 block away: ${why}` };
}
