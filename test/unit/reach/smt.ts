/* oxlint-disable typescript/no-explicit-any -- It reads inputs of the plan without the types that compiler/reach has. */
/**
 * Reachability of a plan as a formula of SMT-LIB, encoded from the plan alone. It shares nothing with compiler/reach. It knows what the
 * frozen plans use: IPv4, default network ACLs, security group rules as resources of their own, and one VPC.
 */
interface Resource {
  readonly id: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, any>>;
}

interface PlanLike {
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, { readonly value: any }>>;
}

/** Ids that a value refers to, at any depth. */
function refs(value: unknown): readonly string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "$ref" ? [inner as string] : refs(inner)));
}

const and = (...parts: readonly string[]) => `(and true ${parts.join(" ")})`;
const or = (...parts: readonly string[]) => `(or false ${parts.join(" ")})`;
const not = (part: string) => `(not ${part})`;
const number = (value: number | bigint, width: number) => `(_ bv${value} ${width})`;

/** The address `x` is in the block. */
function inBlock(x: string, block: string): string {
  const [base = "", text = ""] = block.split("/");
  const length = Number(text);
  if (length === 0) return "true";
  const value = base.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
  return `(= ((_ extract 31 ${32 - length}) ${x}) ${number(Math.floor(value / 2 ** (32 - length)), length)})`;
}

const notPublic = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "0.0.0.0/8",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/3",
];

interface Host {
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly isPublic: boolean;
}

export class Formulas {
  readonly #plan: PlanLike;
  readonly #byId: ReadonlyMap<string, Resource>;

  constructor(plan: PlanLike) {
    this.#plan = plan;
    this.#byId = new Map(plan.resources.map((each) => [each.id, each]));
  }

  /** True for the packets from `s` to `d` with protocol `p` and port `q` that arrive. `undefined` stands for run-once tasks. */
  arrives(from: string | undefined, to: string | undefined): string {
    const [gateway, nat] = [this.#isGateway(to), this.#is(to, "natGateway")];
    const target = to === "internet" || to === "networks" || gateway ? undefined : this.#host(to);
    if (from === "networks") return "false";
    if (from === "internet")
      return target === undefined || nat ? "false" : or(...target.subnets.map((subnet) => this.#fromInternet(subnet, target, to!)));
    if (this.#isGateway(from) || to === "networks") return "false";
    // A NAT gateway sends what others give it, to the internet alone.
    if (this.#is(from, "natGateway") && to !== "internet") return "false";
    const source = this.#host(from);
    if (nat) return or(...source.subnets.map((subnet) => this.#toNat(subnet, source, to!)));
    if (gateway) return or(...source.subnets.map((subnet) => this.#toGateway(subnet, source, to!)));
    if (target === undefined) return or(...source.subnets.map((subnet) => this.#toInternet(subnet, source, from)));
    const routes = source.subnets.map((subnet) => and(this.#inSubnet("s", subnet), this.#routed(subnet, "d", "local")));
    return and(
      or(...routes),
      or(...target.subnets.map((subnet) => this.#inSubnet("d", subnet))),
      this.#out(source, target.groups, to),
      this.#in(target, source.groups),
      this.#listens(to!),
    );
  }

  #is(id: string | undefined, type: string): boolean {
    return this.#byId.get(id ?? "")?.type.includes(type) ?? false;
  }

  #isGateway(id: string | undefined): boolean {
    return this.#byId.get(id ?? "")?.inputs["vpcEndpointType"] === "Gateway";
  }

  /** Whatever subnets and groups the endpoint refers to are its own; a replica has the subnets of its source. */
  #host(id: string | undefined): Host {
    const inputs = id === undefined ? this.#plan.outputs["runOnceNetworkConfiguration"]!.value : this.#byId.get(id)!.inputs;
    const of = (list: readonly string[], type: string) => [...new Set(list.filter((each) => this.#is(each, type)))];
    const near = refs(inputs);
    const far = of([...near, ...of(near, "rds/instance").flatMap((source) => refs(this.#byId.get(source)!.inputs))], "ubnetGroup");
    const text = JSON.stringify(inputs);
    return {
      subnets: of([...near, ...far.flatMap((group) => refs(this.#byId.get(group)!.inputs["subnetIds"]))], "ec2/subnet:"),
      groups: of(near, "ec2/securityGroup:"),
      isPublic: /"internal":false|"assignPublicIp":(true|"ENABLED")|"publiclyAccessible":true|"connectivityType":"public"/.test(text),
    };
  }

  #inSubnet(x: string, subnet: string): string {
    return inBlock(x, this.#byId.get(subnet)!.inputs["cidrBlock"]);
  }

  #vpcBlock(): string {
    return this.#plan.resources.find(({ type }) => type === "aws:ec2/vpc:Vpc")!.inputs["cidrBlock"];
  }

  #isInternet(x: string): string {
    return and(not(inBlock(x, this.#vpcBlock())), ...notPublic.map((block) => not(inBlock(x, block))));
  }

  #table(subnet: string): string | undefined {
    const associations = this.#plan.resources.filter(({ type }) => type.includes("routeTableAssociation:"));
    return associations.find(({ inputs }) => refs(inputs["subnetId"]).includes(subnet))?.inputs["routeTableId"].$ref;
  }

  /** Packets to `x` go to the target: no route with a longer prefix takes them. */
  #routed(subnet: string, x: string, target: string): string {
    const table = this.#table(subnet);
    const routes = [
      { block: this.#vpcBlock(), target: "local" },
      ...this.#plan.resources
        .filter(({ type, inputs }) => type.includes("ec2/route:") && inputs["routeTableId"].$ref === table)
        .map(({ inputs }) => ({
          block: inputs["destinationCidrBlock"] as string,
          target: (inputs["gatewayId"] ?? inputs["natGatewayId"]).$ref as string,
        })),
    ];
    const length = ({ block }: { readonly block: string }) => Number(block.split("/")[1]);
    return or(
      ...routes
        .filter((route) => route.target === target)
        .map((route) =>
          and(
            inBlock(x, route.block),
            ...routes.filter((other) => length(other) > length(route)).map(({ block }) => not(inBlock(x, block))),
          ),
        ),
    );
  }

  #gatewayRoute(subnet: string, x: string): string {
    return or(...this.#plan.resources.filter(({ type }) => type.includes("internetGateway:")).map(({ id }) => this.#routed(subnet, x, id)));
  }

  #rules(direction: "Ingress" | "Egress", groups: readonly string[], peers: readonly string[], x: string, service?: string): string {
    const rules = this.#plan.resources.filter(
      ({ type, inputs }) => type.includes(`securityGroup${direction}Rule:`) && groups.includes(inputs["securityGroupId"].$ref),
    );
    return or(
      ...rules.map(({ inputs }) => {
        const peer =
          inputs["cidrIpv4"] !== undefined
            ? inBlock(x, inputs["cidrIpv4"])
            : String(
                peers.includes(inputs["referencedSecurityGroupId"]?.$ref) ||
                  (service !== undefined && inputs["prefixListId"]?.$ref === service),
              );
        const from = number(inputs["fromPort"], 16);
        const to = number(inputs["toPort"], 16);
        return and(`(= p ${number(inputs["ipProtocol"] === "tcp" ? 6 : 17, 8)})`, `(bvule ${from} q)`, `(bvule q ${to})`, peer);
      }),
    );
  }

  #out(host: Host, peers: readonly string[], service?: string): string {
    return host.groups.length === 0 ? "true" : this.#rules("Egress", host.groups, peers, "d", service);
  }

  #in(host: Host, peers: readonly string[]): string {
    return this.#rules("Ingress", host.groups, peers, "s");
  }

  #listens(to: string): string {
    if (!this.#is(to, "lb/loadBalancer")) return "true";
    const listeners = this.#plan.resources.filter(
      ({ type, inputs }) => type.includes("lb/listener:") && inputs["loadBalancerArn"].$ref === to,
    );
    return and(`(= p ${number(6, 8)})`, or(...listeners.map(({ inputs }) => `(= q ${number(inputs["port"], 16)})`)));
  }

  #fromInternet(subnet: string, host: Host, to: string): string {
    if (!host.isPublic) return "false";
    return and(this.#isInternet("s"), this.#inSubnet("d", subnet), this.#gatewayRoute(subnet, "s"), this.#in(host, []), this.#listens(to));
  }

  #toInternet(subnet: string, host: Host, from: string | undefined): string {
    const direct = host.isPublic ? this.#gatewayRoute(subnet, "d") : "false";
    const nats = this.#is(from, "natGateway") ? [] : this.#plan.resources.filter(({ type }) => type.includes("natGateway:"));
    const translated = nats.map(({ id, inputs }) => and(this.#routed(subnet, "d", id), this.#gatewayRoute(inputs["subnetId"].$ref, "d")));
    return and(this.#inSubnet("s", subnet), this.#isInternet("d"), this.#out(host, []), or(direct, ...translated));
  }

  #toNat(subnet: string, host: Host, nat: string): string {
    return and(this.#inSubnet("s", subnet), this.#routed(subnet, "d", nat), this.#out(host, []));
  }

  #toGateway(subnet: string, host: Host, to: string): string {
    const tables = refs(this.#byId.get(to)!.inputs["routeTableIds"]);
    if (!tables.includes(this.#table(subnet) ?? "")) return "false";
    return and(this.#inSubnet("s", subnet), this.#isInternet("d"), this.#out(host, [], to));
  }
}
