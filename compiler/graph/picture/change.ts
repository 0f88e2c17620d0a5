/** The picture of a change: that of the plan after it, with what it deletes, and a mark at each resource that changes. */
import type { Plan } from "../../plan/types.ts";
import type { Card } from "./cards.ts";
import type { Link } from "./links.ts";
import { pictureModel, type PictureModel, type PlacedCard } from "./model.ts";
import { inOrder, type Network, type Subnet } from "./network.ts";

/** What is written at a resource that changes. */
export interface PictureMark {
  /** Suffix of the class `m-NAME`. */
  readonly name: string;
  /** `± replaced: data loss`. */
  readonly text: string;
}

export interface PictureChange {
  /** Absent for a new environment. */
  readonly before?: Plan;
  /** By ID after the change, or before it for what is deleted; the most important first. */
  readonly marks: ReadonlyMap<string, PictureMark>;
  /** IDs after the change by IDs before it, of what is renamed. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** The model of a plan, with the cards, subnets and arrows that only the plan before has. */
export function changedModel(now: Plan, { before: plan, marks, renamed }: PictureChange): PictureModel {
  const after = pictureModel(now, (id) => marks.has(id));
  if (plan === undefined) return after;
  const before = pictureModel(plan, (id) => marks.has(id));
  const [were, are] = [plan, now].map(({ resources }) => new Set(resources.map(({ id }) => id))) as [Set<string>, Set<string>];
  const nowOf = (id: string) => renamed.get(id) ?? id;
  const isGone = (id: string) => were.has(id) && !are.has(nowOf(id));
  const gone = <C extends Card>(cards: readonly C[]) => cards.filter(({ id, covers = [id] }) => covers.every(isGone));
  const tiers = before.tiers.map(({ tier, cards, gateways }) => ({
    tier,
    cards: gone(cards),
    gateways: gateways.filter(({ id }) => isGone(id)).map(({ id, subnet }) => ({ id, subnet: nowOf(subnet) })),
  }));
  const network = withSubnets(
    after.network,
    before.network,
    needed(tiers, before.network, isGone).filter(({ id }) => !renamed.has(id)),
  );
  const merged: PictureModel = {
    ...after,
    network,
    before: [...after.before, ...gone(before.before)],
    tiers: network.tiers.map((name) => {
      const [own, old] = [after.tiers, tiers].map((list) => list.find(({ tier }) => tier === name));
      return {
        tier: name,
        cards: [...(own?.cards ?? []), ...(old?.cards ?? [])],
        gateways: [...(own?.gateways ?? []), ...(old?.gateways ?? [])],
      };
    }),
    after: [...after.after, ...gone(before.after)],
  };
  return { ...merged, links: linksOf(before.links, after.links, nowOf, cardsOf(merged)) };
}

type Tiers = PictureModel["tiers"];

/** Subnets that are deleted, and those of what is. */
function needed(tiers: Tiers, { subnets }: Network, isGone: (id: string) => boolean): readonly Subnet[] {
  const hosts = tiers.flatMap(({ gateways }) => gateways.flatMap(({ subnet }) => subnets.filter(({ id }) => id === subnet)));
  return [...subnets.filter(({ id }) => isGone(id)), ...tiers.flatMap(({ cards }) => cards.flatMap((card) => card.subnets)), ...hosts];
}

function withSubnets(own: Network, old: Network, added: readonly Subnet[]): Network {
  const subnets = [...new Map([...added, ...own.subnets].map((subnet) => [subnet.id, subnet])).values()];
  const vpc = own.vpc ?? old.vpc;
  return {
    ...own,
    ...(vpc === undefined ? {} : { vpc }),
    ...inOrder(subnets),
    subnets: [...own.subnets, ...subnets.filter(({ id }) => !own.subnets.some((subnet) => subnet.id === id))],
  };
}

/** IDs of everything that has a place of its own, for arrows. */
function cardsOf({ before, tiers, after }: PictureModel): ReadonlySet<string> {
  return new Set([...before, ...tiers.flatMap(({ cards }): readonly PlacedCard[] => cards), ...after].map(({ id }) => id));
}

/** The arrows of both plans; those of one alone are marked. */
function linksOf(
  before: readonly Link[],
  after: readonly Link[],
  nowOf: (id: string) => string,
  cards: ReadonlySet<string>,
): readonly Link[] {
  const nameOf = ({ from, to }: Link) => JSON.stringify([from, to]);
  const old = before.map((link) => ({ ...link, from: nowOf(link.from), to: nowOf(link.to) }));
  const [was, is] = [new Set(old.map(nameOf)), new Set(after.map(nameOf))];
  return [
    ...after.map((link): Link => (was.has(nameOf(link)) ? link : { ...link, mark: "created" })),
    ...old
      .filter((link) => !is.has(nameOf(link)) && cards.has(link.from) && cards.has(link.to))
      .map((link): Link => ({ ...link, mark: "deleted" })),
  ];
}

/** IDs of the resources that the picture draws one by one. */
export function drawnIn({ network, before, tiers, after }: PictureModel): ReadonlySet<string> {
  const cards = [...before, ...tiers.flatMap(({ cards: own }): readonly Card[] => own), ...after].filter(
    ({ covers }) => covers === undefined,
  );
  const parts = [...tiers.flatMap(({ gateways }) => gateways), ...network.subnets, ...(network.vpc === undefined ? [] : [network.vpc])];
  return new Set([...cards, ...parts].map(({ id }) => id));
}
