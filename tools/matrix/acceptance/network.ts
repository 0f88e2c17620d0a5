/** Security group rules are separate resources, and data stores make no outgoing connections. */
import type { Plan } from "../../../compiler/plan/types.ts";
import { dataStoreGroups, rulesOf } from "../../../compiler/rules/shared/security-groups.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";

/** Inline and separate rules on one group overwrite each other at every update. */
export function noInlineRules(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const inline = view
    .ofType("aws:ec2/securityGroup:SecurityGroup")
    .filter(({ inputs }) => inputs["ingress"] !== undefined || inputs["egress"] !== undefined);
  const legacy = view.ofType("aws:ec2/securityGroupRule:SecurityGroupRule");
  return [...inline, ...legacy].map(({ id }) => `${id}: an inline or legacy rule`);
}

/** No group of a data store allows egress to everywhere. */
export function dataStoresStayIn(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  const stores = dataStoreGroups(view);
  if (stores.size === 0) return ["no data store has a security group"];
  return rulesOf(view, "egress")
    .filter(({ world, group }) => world && stores.has(group ?? ""))
    .map(({ resource }) => `${resource.id}: a data store may call everywhere`);
}
