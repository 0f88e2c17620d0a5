/** IPv6 of networks: the blocks that AWS assigns, and what it refuses while they are in use. */
import { BlockList } from "node:net";
import type { Cloud, CloudResource } from "./cloud.ts";
import { hex, type Making } from "./formats/types.ts";
import { named, users, valuesAt } from "./references.ts";
import type { Properties } from "./wire.ts";
import { textOf, unknownValue } from "./wire.ts";

const network = "aws:ec2/vpc:Vpc";
const subnet = "aws:ec2/subnet:Subnet";
const balancer = "aws:lb/loadBalancer:LoadBalancer";

/**
 * Outputs of a network or subnet after an operation. Amazon assigns a network a /56; it stays as long as the network asks for it. A subnet
 * that states no block has none after an update: `resourceSubnetUpdate` in internal/service/ec2/vpc_subnet.go of terraform-provider-aws.
 */
export function withIpv6({ token, inputs }: Making, outputs: Properties): Properties {
  if (token === network) {
    if (inputs["assignGeneratedIpv6CidrBlock"] !== true) return { ipv6CidrBlock: "", ipv6AssociationId: "" };
    if (textOf(outputs["ipv6CidrBlock"]).includes("/")) return {};
    return { ipv6CidrBlock: `2600:1f14:${group()}:1${hex(1)}00::/56`, ipv6AssociationId: `vpc-cidr-assoc-${hex(17)}` };
  }
  if (token !== subnet) return {};
  const block = textOf(inputs["ipv6CidrBlock"]);
  return { ipv6CidrBlock: block, ipv6CidrBlockAssociationId: block === "" ? "" : `subnet-cidr-assoc-${hex(17)}` };
}

/** What a preview of an update does not know: `resourceVPCCustomizeDiff` in internal/service/ec2/vpc_.go. */
export function foreseenIpv6({ token, inputs }: Making, before: Properties): Properties {
  if (token !== network || inputs["assignGeneratedIpv6CidrBlock"] === before["assignGeneratedIpv6CidrBlock"]) return {};
  return { ipv6CidrBlock: unknownValue, ipv6AssociationId: unknownValue };
}

/** A group of an address, without leading zeros. */
const group = (): string => `1${hex(3)}`;

/**
 * A block that only goes from the program is no difference to the provider, because the property is computed as well: it goes with the next
 * update of another property.
 */
export function isUnseen(token: string, changes: readonly { readonly path: string; readonly kind: string }[]): boolean {
  return token === subnet && changes.length === 1 && changes[0]!.path === "ipv6CidrBlock" && changes[0]!.kind === "delete";
}

/** Throws when AWS would refuse what an operation does about IPv6. `before` is the resource before an update. */
export function assertIpv6(now: CloudResource, cloud: Cloud, before?: CloudResource): void {
  const why =
    now.token === network
      ? networkRefusal(now, cloud, before)
      : now.token === subnet
        ? subnetRefusal(now, cloud, before)
        : now.token === balancer
          ? balancerRefusal(now, cloud)
          : undefined;
  if (why !== undefined) throw new Error(`${before === undefined ? "creating" : "updating"} ${now.token} (${now.id}): api error ${why}`);
}

/** https://github.com/hashicorp/terraform-provider-aws/issues/39854 */
function networkRefusal(now: CloudResource, cloud: Cloud, before: CloudResource | undefined): string | undefined {
  if (!hasBlock(before) || hasBlock(now)) return undefined;
  if (!users(cloud, now, subnet, "vpcId").some(hasBlock)) return undefined;
  return `InvalidCidrBlock.InUse: The vpc ${now.id} currently has a subnet within CIDR block ${textOf(before?.outputs["ipv6CidrBlock"])}`;
}

/**
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateSubnetCidrBlock.html: what uses the block must go first. Load
 * balancers are known to use it; the addresses of single tasks are not kept here.
 */
function subnetRefusal(now: CloudResource, cloud: Cloud, before: CloudResource | undefined): string | undefined {
  const block = textOf(now.outputs["ipv6CidrBlock"]);
  if (block === "") {
    const isUsed = hasBlock(before) && users(cloud, now, balancer, "subnets").some(({ inputs }) => inputs["ipAddressType"] === "dualstack");
    if (isUsed) return `InvalidCidrBlock.InUse: The IPv6 block of ${now.id} is in use by a load balancer`;
    return now.inputs["assignIpv6AddressOnCreation"] === true
      ? `InvalidParameterValue: Cannot set assign-ipv6-address-on-creation to true unless the subnet (${now.id}) has an IPv6 CIDR block associated with it.`
      : undefined;
  }
  const whole = textOf(named(cloud, network, now.inputs["vpcId"])?.outputs["ipv6CidrBlock"]);
  if (!isInside(block, whole)) return `InvalidSubnet.Range: The CIDR '${block}' is invalid.`;
  const others = cloud.of(subnet).filter(({ id, inputs }) => id !== now.id && inputs["vpcId"] === now.inputs["vpcId"]);
  return others.some(({ outputs }) => outputs["ipv6CidrBlock"] === block)
    ? `InvalidSubnet.Conflict: The CIDR '${block}' conflicts with another subnet`
    : undefined;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html */
function balancerRefusal({ inputs }: CloudResource, cloud: Cloud): string | undefined {
  if (inputs["ipAddressType"] !== "dualstack") return undefined;
  const without = valuesAt(inputs, "subnets").filter((id) => !hasBlock(named(cloud, subnet, id)));
  return without.length === 0 ? undefined : "InvalidConfigurationRequest: You must specify subnets with an associated IPv6 CIDR block.";
}

function hasBlock(resource: CloudResource | undefined): boolean {
  return textOf(resource?.outputs["ipv6CidrBlock"]) !== "";
}

function isInside(block: string, whole: string): boolean {
  const [address = "", prefix = ""] = whole.split("/");
  if (address === "") return false;
  const list = new BlockList();
  list.addSubnet(address, Number(prefix), "ipv6");
  const [own = "", length = ""] = block.split("/");
  return length === "64" && list.check(own, "ipv6");
}
