/** Security group rules as a plan states them: resources of their own, in two generations, or inline in their group. */
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource, PlanValue } from "../plan/types.ts";
import { list, records, type PlanRecord } from "../plan/values.ts";

export const groupType = "aws:ec2/securityGroup:SecurityGroup";
export const defaultGroupType = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const legacyType = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** Types of security group rules that are resources of their own. */
export const ruleTypes: readonly string[] = [ingressType, egressType, legacyType];

export type Direction = "ingress" | "egress";

export interface StatedRule {
  readonly resource: PlanResource;
  /** The input of the group that states the rule inline. */
  readonly property?: Direction;
  readonly direction: Direction;
  /** The group's id; absent for an inline rule, which belongs to `resource`. */
  readonly group?: PlanValue | undefined;
  readonly rule: PlanRecord;
}

/** Every rule of the plan in one direction: separate resources first. A direction that is known only at deployment may be either. */
export function statedRules(reader: PlanReader, direction: Direction): readonly StatedRule[] {
  const legacy = reader.ofType(legacyType).filter(({ inputs }) => {
    const type = reader.resolve(inputs["type"]);
    return type.state !== "known" || type.value === direction;
  });
  const single = [...reader.ofType(direction === "ingress" ? ingressType : egressType), ...legacy].map((resource) => ({
    resource,
    direction,
    group: resource.inputs["securityGroupId"],
    rule: resource.inputs as PlanRecord,
  }));
  const inline = [groupType, defaultGroupType].flatMap((type) =>
    reader
      .ofType(type)
      .flatMap((resource) => records(resource.inputs[direction]).map((rule) => ({ resource, property: direction, direction, rule }))),
  );
  return [...single, ...inline];
}

/** Whom a rule admits. */
export interface Peers {
  readonly ranges: readonly PlanValue[];
  readonly groups: readonly PlanValue[];
  readonly prefixLists: readonly PlanValue[];
  /** Members of the rule's own group. */
  readonly self: boolean;
}

export function peersOf(rule: PlanRecord): Peers {
  const values = (...names: readonly string[]) => names.flatMap((name) => list(rule[name]));
  return {
    ranges: values("cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks"),
    groups: values("referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups"),
    prefixLists: values("prefixListId", "prefixListIds"),
    self: rule["self"] === true,
  };
}
