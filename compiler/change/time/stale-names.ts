/** DNS names that clients still use while what they lead to is on its way out. */
import { refId, refersTo } from "../../plan/references.ts";
import type { PlanResource } from "../../plan/types.ts";
import { list } from "../../plan/values.ts";
import { servicesUsing, serviceName, serviceType } from "../services.ts";
import type { BadState, Operation } from "../types.ts";
import { verb, wordsFor, type View } from "./view.ts";

export function staleNames(operation: Operation, view: View): readonly BadState[] {
  if (operation.type === "aws:route53/record:Record") return renamed(operation, view);
  return operation.type === "aws:ec2/vpcEndpoint:VpcEndpoint" ? closedEndpoint(operation, view) : [];
}

/** Another name for the same load balancer: from the first step that serves the new one, clients of the old one are refused. */
function renamed({ id, previousId, kind, order }: Operation, view: View): readonly BadState[] {
  const [before, after] = [view.old.byId(previousId ?? id), view.now.byId(id)];
  const gone = view.step(previousId ?? id, "delete");
  if (kind !== "replace" || order !== "create first" || gone === undefined || before === undefined || after === undefined) return [];
  const [was, is] = [view.old.text(before, "name"), view.now.text(after, "name")];
  const services = view.services(before.id);
  if (was === undefined || was === is || services.length === 0) return [];
  const next = is ?? "the new name";
  // No order of pull requests helps: the record of the new name takes the identity of the old one, and no other may have its name.
  const text = `${was} is no longer served while its clients do not know ${next} yet: ${wordsFor(services)} ${verb(services)} no DNS name that they use; to serve both, keep the old name in the spec, and add record, certificate and listener rules of ${next} as extraResources`;
  return [{ resource: id, services, lacks: "DNS name", text, start: Math.min(gone.start, ...servedAnew(before, view)), end: gone.end }];
}

/** When the listeners behind the record are changed. */
function servedAnew(record: PlanResource, view: View): readonly number[] {
  const { old, operations } = view;
  const services = servicesUsing(record, old);
  const listeners = old.ofType("aws:lb/listener:Listener", "aws:lb/listenerRule:ListenerRule");
  return listeners.flatMap((listener) => {
    const serves = servicesUsing(listener, old).some((name) => services.includes(name));
    const changes = operations.get(listener.id)?.properties.some(({ name }) => name === "conditions" || name === "certificateArn");
    const update = serves && changes === true ? view.step(listener.id, "update") : undefined;
    return update === undefined ? [] : [update.start];
  });
}

/** Until the endpoint is gone, the name of the AWS service leads to it; rules of its security group are gone within seconds. */
function closedEndpoint({ id, kind }: Operation, view: View): readonly BadState[] {
  const { old, now, operations } = view;
  const endpoint = old.byId(id);
  const gone = view.step(id, "delete");
  if (kind !== "delete" || gone === undefined || endpoint?.inputs["privateDnsEnabled"] !== true) return [];
  const groups = new Set(list(endpoint.inputs["securityGroupIds"]).flatMap((each) => refId(each) ?? []));
  const rules = old
    .ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
    .filter(({ inputs }) => groups.has(refId(inputs["securityGroupId"]) ?? ""));
  const closing = rules.flatMap((rule) => (operations.get(rule.id)?.kind === "delete" ? (view.step(rule.id, "delete") ?? []) : []));
  const services = old.ofType(serviceType).filter((service) => {
    const admitted = rules.some(({ inputs }) =>
      refersTo(service.inputs["networkConfiguration"], refId(inputs["referencedSecurityGroupId"]) ?? ""),
    );
    return admitted && now.byId(service.id) !== undefined;
  });
  const start = Math.min(...closing.map((each) => each.start));
  if (services.length === 0 || start >= gone.end) return [];
  const names = services.map((service) => serviceName(service.id)).sort();
  const text = `the rules that admit ${wordsFor(names)} are deleted while the AWS service's name still leads to ${id}: calls fail until it is gone`;
  return [{ resource: id, services: names, lacks: "way to AWS services", text, start, end: gone.end }];
}
