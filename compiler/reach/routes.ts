/** Where routes send packets: of the routes that match, the one with the longest prefix. */
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource } from "../plan/types.ts";
import { list, records, type PlanRecord } from "../plan/values.ts";
import { families, rangeOf, type AddressRange } from "./addresses.ts";
import { intersection, subtract } from "./ranges.ts";
import { identity, scalar } from "./read.ts";
import { vpcBlocks, type Subnet } from "./subnets.ts";
import type { Hop } from "./types.ts";

/**
 * `egress-only-gateway`: to the internet, and nothing from it. `networks`: a peering connection, or a gateway to networks outside of the VPC.
 * `any`: nobody knows.
 */
export type TargetKind = "local" | "internet-gateway" | "egress-only-gateway" | "nat" | "service" | "networks" | "any";

/** Packets to `destination` go to a target. */
export interface RouteGate {
  readonly destination: AddressRange;
  readonly kind: TargetKind;
  /** Id of the target, planned or not. */
  readonly target?: string | undefined;
  readonly hop: Hop;
  readonly unknown?: string | undefined;
}

const defaultType = "aws:ec2/defaultRouteTable:DefaultRouteTable";
const routeType = "aws:ec2/route:Route";

/** Inputs of a route that name its target, with what they lead to. */
const targets: readonly (readonly [property: string, kind: TargetKind])[] = [
  ["natGatewayId", "nat"],
  ["egressOnlyGatewayId", "egress-only-gateway"],
  ["carrierGatewayId", "internet-gateway"],
  ["vpcPeeringConnectionId", "networks"],
  ["transitGatewayId", "networks"],
  ["localGatewayId", "networks"],
  ["coreNetworkArn", "networks"],
  ["vpcEndpointId", "any"],
  ["networkInterfaceId", "any"],
];

interface Entry extends Omit<RouteGate, "destination"> {
  readonly destinations: readonly AddressRange[];
  /** It hides routes with a shorter prefix. */
  readonly isCertain: boolean;
}

export class Routes {
  readonly #reader: PlanReader;
  readonly #tables = new Map<string, readonly RouteGate[]>();

  constructor(reader: PlanReader) {
    this.#reader = reader;
  }

  /** Every route of a subnet's table, without what longer prefixes take. */
  of(subnet: Subnet): readonly RouteGate[] {
    const table = this.#tableOf(subnet);
    const known = this.#tables.get(table ?? subnet.id);
    if (known !== undefined) return known;
    const found = this.#resolved(table, subnet);
    this.#tables.set(table ?? subnet.id, found);
    return found;
  }

  #resolved(table: string | undefined, { id, vpc }: Subnet): readonly RouteGate[] {
    if (table === undefined || vpc === undefined) return somewhere(id);
    const text = `local route of ${vpc}`;
    const local: readonly Entry[] = vpcBlocks(this.#reader, vpc).map(({ range, vague }) => ({
      destinations: [range],
      kind: "local",
      hop: { kind: "route", text },
      isCertain: vague === undefined,
    }));
    const entries = [...this.#entries(table, vpc), ...local].flatMap((entry) => entry.destinations.map((range) => ({ ...entry, range })));
    entries.sort((a, b) => Number(size(a.range) > size(b.range)) - Number(size(a.range) < size(b.range)));
    let rest: readonly AddressRange[] = families;
    return entries.flatMap(({ range, destinations: _destinations, isCertain, ...gate }) => {
      // A route of which the destination is not certain may win over each of the others.
      if (!isCertain) return [{ ...gate, destination: range }];
      const parts = rest.map((each) => intersection(each, range)).filter((part) => part !== undefined);
      rest = subtract(rest, [range]);
      return parts.map((destination) => ({ ...gate, destination }));
    });
  }

  /** The table that a subnet is associated with, or the main table of its VPC. Undefined if it is unknown. */
  #tableOf({ id, vpc }: Subnet): string | undefined {
    if (this.#reader.byId(id) === undefined) return undefined;
    const associations = this.#reader
      .ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")
      .filter(({ inputs }) => inputs["subnetId"] !== undefined);
    const own = associations.find(({ inputs }) => identity(this.#reader, inputs["subnetId"]) === id);
    if (own !== undefined) return this.#planned(own.inputs["routeTableId"]);
    if (associations.some(({ inputs }) => identity(this.#reader, inputs["subnetId"]) === undefined)) return undefined;
    const main = this.#reader
      .ofType("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation")
      .find(({ inputs }) => [vpc, undefined].includes(identity(this.#reader, inputs["vpcId"])));
    return main === undefined ? `${vpc}.mainRouteTableId` : this.#planned(main.inputs["routeTableId"]);
  }

  #planned(value: PlanRecord[string] | undefined): string | undefined {
    const found = identity(this.#reader, value);
    return found !== undefined && (this.#reader.byId(found) !== undefined || found.includes(".")) ? found : undefined;
  }

  #entries(table: string, vpc: string): readonly Entry[] {
    const names = [table, ...(isMain(table) ? this.#managers(vpc) : [])];
    const resources = names.flatMap((name) => this.#reader.byId(name) ?? []);
    const inline = resources.flatMap((resource) =>
      list(resource.inputs["routes"]).flatMap((route) => records(route).map((each) => this.#entry(each, resource, "routes"))),
    );
    const separate = this.#reader.ofType(routeType).flatMap((resource) => {
      const own = identity(this.#reader, resource.inputs["routeTableId"]);
      if (own !== undefined && !names.includes(own) && !(isMain(own) && isMain(table))) return [];
      const entry = this.#entry(resource.inputs as PlanRecord, resource);
      return [
        own === undefined ? { ...entry, isCertain: false, unknown: `the table of ${resource.id} is known only at deployment` } : entry,
      ];
    });
    return [...inline, ...separate, ...this.#propagated(names, resources), ...this.#services(names)];
  }

  /** Resources that manage the main table of a VPC. */
  #managers(vpc: string): readonly string[] {
    return this.#reader
      .ofType(defaultType)
      .filter(({ inputs }) =>
        [undefined, `${vpc}.defaultRouteTableId`, `${vpc}.mainRouteTableId`].includes(
          identity(this.#reader, inputs["defaultRouteTableId"]),
        ),
      )
      .map(({ id }) => id);
  }

  #entry(route: PlanRecord, resource: PlanResource, property?: string): Entry {
    const block = ["destinationCidrBlock", "cidrBlock", "destinationIpv6CidrBlock", "ipv6CidrBlock"]
      .map((name) => scalar(this.#reader, route[name]))
      .find(({ text, unknown }) => unknown || text !== undefined);
    const range = block?.text === undefined ? undefined : rangeOf(block.text);
    const [kind, target] = this.#target(route);
    const reasons = [
      range === undefined ? `the destination of ${resource.id} is known only at deployment` : undefined,
      kind === "any" ? `what the target of ${resource.id} does with packets is not in the plan` : undefined,
    ];
    return {
      destinations: range === undefined ? families : [range],
      kind,
      target,
      hop: { kind: "route", resource: resource.id, ...(property === undefined ? {} : { property }), text: `route to ${target ?? kind}` },
      unknown: reasons.find((reason) => reason !== undefined),
      isCertain: range !== undefined,
    };
  }

  #target(route: PlanRecord): readonly [kind: TargetKind, target: string | undefined] {
    const stated = targets.find(([property]) => (route[property] ?? null) !== null);
    if (stated !== undefined) return [stated[1], identity(this.#reader, route[stated[0]])];
    const gateway = identity(this.#reader, route["gatewayId"]);
    if (gateway === "local") return ["local", undefined];
    const type = this.#reader.byId(gateway)?.type ?? "";
    if (/internetGateway:/i.test(type) || gateway?.startsWith("igw-") === true) return ["internet-gateway", gateway];
    return [/vpnGateway:/i.test(type) || gateway?.startsWith("vgw-") === true ? "networks" : "any", gateway];
  }

  /** Routes that a virtual private gateway announces: which ones, only the other side knows. */
  #propagated(names: readonly string[], tables: readonly PlanResource[]): readonly Entry[] {
    const inline = tables.filter(({ inputs }) => list(inputs["propagatingVgws"]).length > 0);
    const separate = this.#reader
      .ofType("aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation")
      .filter(({ inputs }) => [undefined, ...names].includes(identity(this.#reader, inputs["routeTableId"])));
    return [...inline, ...separate].map(({ id }) => ({
      destinations: families,
      kind: "networks",
      hop: { kind: "route", resource: id, text: "routes that a virtual private gateway announces" },
      unknown: `the routes that ${id} announces are known only at deployment`,
      isCertain: false,
    }));
  }

  /** Gateway endpoints: AWS adds a route to the addresses of their service. */
  #services(names: readonly string[]): readonly Entry[] {
    const associated = this.#reader.ofType("aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation");
    return this.#reader.ofType("aws:ec2/vpcEndpoint:VpcEndpoint").flatMap(({ id, inputs }) => {
      const more = associated.filter((each) => identity(this.#reader, each.inputs["vpcEndpointId"]) === id);
      const tables = [...list(inputs["routeTableIds"]), ...more.map((each) => each.inputs["routeTableId"])].map((each) =>
        identity(this.#reader, each),
      );
      if (!tables.some((table) => table === undefined || names.includes(table))) return [];
      const hop: Hop = { kind: "route", resource: id, text: `route to ${id}` };
      return [{ destinations: families, kind: "service" as const, target: id, hop, isCertain: false }];
    });
  }
}

function isMain(table: string): boolean {
  return table.endsWith(".mainRouteTableId") || table.endsWith(".defaultRouteTableId");
}

function size([from, to]: AddressRange): bigint {
  return to - from;
}

/** A subnet outside of the plan: AWS delivers inside of the VPC, and everything else may have a route. */
function somewhere(subnet: string): readonly RouteGate[] {
  const unknown = `the routes of ${subnet} are not in the plan`;
  return families.flatMap((destination) => [
    { destination, kind: "local" as const, hop: { kind: "route" as const, text: "local route of the VPC" } },
    { destination, kind: "any" as const, hop: { kind: "route" as const, text: `routes of ${subnet}` }, unknown },
  ]);
}
