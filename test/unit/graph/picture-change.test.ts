/** The picture of a change: what only one of the plans has, and marks at what changes. */
import { describe, expect, it } from "vitest";
import { environmentPicture } from "../../../compiler/graph/picture/index.ts";
import type { PictureChange, PictureMark } from "../../../compiler/graph/picture/change.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const prod = planOf("prod");
const hrefOf = (id: string) => `#${id}`;
const pictureOf = (after: Plan, before: Plan, marks: Record<string, PictureMark>, renamed: PictureChange["renamed"] = new Map()) =>
  environmentPicture(after, { hrefOf, change: { before, marks: new Map(Object.entries(marks)), renamed } });
const created = { name: "created", text: "+ created" };
const deleted = { name: "deleted", text: "− deleted" };
const count = (picture: string, part: string) => picture.split(part).length - 1;

/** The plan with other resources; text stands for every mention of an ID. */
const withText = (plan: Plan, edit: (text: string) => string): Plan => ({
  ...plan,
  resources: JSON.parse(edit(JSON.stringify(plan.resources))) as readonly PlanResource[],
});

describe("the picture of a change", () => {
  it("of nothing is the picture of the plan", () => {
    expect(pictureOf(prod, prod, {})).toBe(environmentPicture(prod, { hrefOf }));
  });

  it("draws a deleted card, its arrows and its subnets once, and counts without them", () => {
    const without = { ...prod, resources: prod.resources.filter(({ id }) => !/^(rds-proxy|sg-rds-proxy|vpc-data-b$)/.test(id)) };
    const picture = pictureOf(without, prod, { "rds-proxy": deleted, "vpc-data-b": deleted });
    expect(count(picture, 'data-change="rds-proxy"')).toBe(1);
    expect(count(picture, 'data-change="vpc-data-b"')).toBe(1);
    expect(picture).toMatch(/<title>[^<]* → rds-proxy[^<]*, deleted<\/title>/);
    expect(picture).toContain(`${without.resources.length} resources`);
    expect(pictureOf(prod, without, { "rds-proxy": created })).toMatch(/→ rds-proxy[^<]*, created<\/title>/);
  });

  it("draws a renamed resource once, and no arrow of it as removed", () => {
    const renamed = withText(prod, (text) =>
      text.replaceAll('"vpc-private-a"', '"vpc-inner-a"').replaceAll('"redis-main"', '"redis-first"'),
    );
    const names = new Map([["vpc-private-a", "vpc-inner-a"], ["redis-main", "redis-first"]]); // prettier-ignore
    const picture = pictureOf(renamed, prod, {}, names);
    expect(count(picture, 'aria-label="redis-')).toBe(1);
    expect(picture).not.toMatch(/, (created|deleted)<\/title>/);
    expect(count(picture, "private subnet</tspan>")).toBe(2);
  });

  it("moves into an existing VPC, whose subnets no plan creates, and back", () => {
    const ids = (tier: string) => [1, 2].map((zone) => `subnet-0a1b2c3d4e5f607${tier}${zone}`);
    const existing = planOf("prod", {
      vpc: { existingVpc: { vpcId: "vpc-0a1b2c3d4e5f60718", publicSubnetIds: ids("1"), privateSubnetIds: ids("2"), dataSubnetIds: ids("3") } },
    }); // prettier-ignore
    const gone = prod.resources.filter(({ id }) => !existing.resources.some((other) => other.id === id)).map(({ id }) => id);
    const there = pictureOf(existing, prod, Object.fromEntries(gone.map((id) => [id, deleted])));
    const back = pictureOf(prod, existing, Object.fromEntries(gone.map((id) => [id, created])));
    for (const id of ["vpc", "vpc-nat-a", "vpc-data-a"])
      expect([count(there, `data-change="${id}"`), count(back, `data-change="${id}"`)], id).toEqual([1, 1]);
    for (const picture of [there, back]) expect(picture).not.toMatch(/NaN|undefined|x="-/);
  });

  it("lists what has no place in it, and says how many it leaves out", () => {
    const marks = Object.fromEntries(prod.resources.map(({ id }) => [id, created]));
    const picture = pictureOf(prod, prod, marks);
    expect(picture).toMatch(/Other changes \(120 of \d+; the list has all\)/);
    expect(count(picture, "data-change=")).toBeGreaterThan(130);
    expect(count(picture, 'data-change="redis-secret"')).toBe(1);
  });
});
