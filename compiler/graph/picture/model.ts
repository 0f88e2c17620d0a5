/** The content of a picture, before layout. */
import { counted } from "../../diagnostics/counted.ts";
import type { Plan, PlanResource } from "../../plan/types.ts";
import { cardOf, type Card } from "./cards.ts";
import { internet, linksOf, type Link } from "./links.ts";
import { networkOf, type Network, type Subnet } from "./network.ts";
import { summariesOf, type Summary } from "./summaries.ts";
import { shown } from "./values.ts";
import { isRecord } from "../../plan/values.ts";
import { readerOf, type PlanReader } from "../../plan/reader.ts";

/** A card in the network. It spans the subnets of its resource. */
export interface PlacedCard extends Card {
  readonly subnets: readonly Subnet[];
}

export interface PictureModel {
  readonly plan: Plan;
  readonly network: Network;
  /** Cards in front of the network, from the internet inward. */
  readonly before: readonly Card[];
  /** Cards by tier, in the order of the network's tiers. */
  readonly tiers: readonly { readonly tier: string; readonly cards: readonly PlacedCard[]; readonly gateways: readonly Gateway[] }[];
  /** Regional services that something in the picture links to. */
  readonly after: readonly Card[];
  /** All other resources, counted. */
  readonly summaries: readonly Summary[];
  readonly links: readonly Link[];
}

/** A NAT gateway, in one subnet. */
export interface Gateway {
  readonly id: string;
  readonly subnet: string;
}

const beforeTypes = ["aws:route53/record:Record", "aws:wafv2/webAcl:WebAcl"];
const afterTypes = ["aws:sqs/queue:Queue", "aws:backup/vault:Vault", "aws:s3/bucket:Bucket"];
const kindOrder: readonly Card["kind"][] = ["traffic", "compute", "database", "cache", "messages", "support"];

/** The picture of a plan. Regional services that nothing links to have a card only if they are `wanted`. */
export function pictureModel(plan: Plan, wanted: (id: string) => boolean = () => false): PictureModel {
  const reader = readerOf(plan, "in-service");
  const network = networkOf(reader);
  const placed = [...plan.resources.flatMap((resource) => place(resource, reader, network)), ...endpoints(reader, network)];
  const outside = [internet, ...placed.map(({ id }) => id)];
  const candidates = reader.ofType(...beforeTypes, ...afterTypes).map(({ id }) => id);
  const links = linksOf(reader, new Set([...outside, ...candidates]));
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const cards = (types: readonly string[], isShown: (id: string) => boolean) =>
    reader
      .ofType(...types)
      .filter(({ id }) => isShown(id))
      .sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type))
      .map((resource) => cardOf(resource, reader));
  const before = [...(linked.has(internet) ? [internetCard] : []), ...cards(beforeTypes, (id) => linked.has(id))];
  const after = cards(afterTypes, (id) => linked.has(id) || wanted(id));
  const drawn = new Set([...before, ...placed, ...after].map(({ id }) => id));
  return { plan, network, before, tiers: tiersOf(network, placed, reader), after, summaries: summariesOf(reader, drawn), links };
}

const internetCard: Card = { id: internet, kind: "traffic", title: "Internet", detail: "" };

function place(resource: PlanResource, reader: PlanReader, network: Network): readonly PlacedCard[] {
  if (resource.type === "aws:ec2/vpcEndpoint:VpcEndpoint") return [];
  const subnets = network.subnetsOf(resource);
  return subnets.length === 0 ? [] : [{ ...cardOf(resource, reader), subnets }];
}

/** Combines interface endpoints in the same subnets into one card, because they differ only in the service's name. */
function endpoints(reader: PlanReader, network: Network): readonly PlacedCard[] {
  const groups = new Map<string, { resources: PlanResource[]; subnets: readonly Subnet[] }>();
  for (const resource of reader.ofType("aws:ec2/vpcEndpoint:VpcEndpoint")) {
    const subnets = network.subnetsOf(resource);
    if (subnets.length === 0) continue;
    const key = subnets.map(({ id }) => id).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { resources: [resource], subnets });
    else group.resources.push(resource);
  }
  return [...groups.values()].map(({ resources, subnets }) => ({
    id: resources[0]!.id,
    kind: "support",
    title: counted(resources.length, "interface endpoint"),
    detail: resources.map(({ inputs }) => shown(inputs["serviceName"])?.split(".").slice(3).join(".") ?? "").join(", "),
    ...(resources.length > 1 ? { covers: resources.map(({ id }) => id) } : {}),
    subnets,
  }));
}

function tiersOf(network: Network, placed: readonly PlacedCard[], reader: PlanReader): PictureModel["tiers"] {
  const gateways = reader
    .ofType("aws:ec2/natGateway:NatGateway")
    .flatMap((gateway) => reader.targets(gateway.inputs["subnetId"]).map((subnet) => ({ id: gateway.id, subnet: subnet.id })));
  return network.tiers.map((tier) => {
    const subnets = new Set(network.subnets.filter((subnet) => subnet.tier === tier).map(({ id }) => id));
    const cards = placed
      .filter((card) => card.subnets[0]!.tier === tier)
      .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || flow(a, reader) - flow(b, reader));
    return { tier, cards, gateways: gateways.filter(({ subnet }) => subnets.has(subnet)) };
  });
}

/** Order along the data flow: a proxy comes before its database, a replica after it. */
function flow({ id }: Card, reader: PlanReader): number {
  const resource = reader.byId(id);
  if (resource?.type === "aws:rds/proxy:Proxy") return -1;
  return isRecord(resource?.inputs["replicateSourceDb"]) ? 1 : 0;
}
