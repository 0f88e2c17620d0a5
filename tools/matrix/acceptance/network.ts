/** G5, G6: security-group rules stand alone, and data stores do not call out. */
import type { Plan } from "../../../compiler/plan/types.ts";
import { dataStoreGroups, rulesOf } from "../../../compiler/rules/shared/security-groups.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";

/** G5: inline rules and separate ones on one group undo each other at every update. */
export function noInlineRules(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const inline = view
    .ofType("aws:ec2/securityGroup:SecurityGroup")
    .filter(({ inputs }) => inputs["ingress"] !== undefined || inputs["egress"] !== undefined);
  const legacy = view.ofType("aws:ec2/securityGroupRule:SecurityGroupRule");
  return [...inline, ...legacy].map(({ id }) => `${id}: an inline or legacy rule`);
}

/** G6: no egress to everywhere from a group that a data store stands in. */
export function dataStoresStayIn(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const stores = dataStoreGroups(view);
  if (stores.size === 0) return ["no data store has a security group"];
  return rulesOf(view, "egress")
    .filter(({ world, group }) => world && stores.has(group ?? ""))
    .map(({ resource }) => `${resource.id}: a data store may call everywhere`);
}
