/** Permissions that a change adds, removes, broadens or narrows: statements of IAM policies, trust policies and resource policies. */
import { canonicalJson } from "../canonical/json.ts";
import { readerOf, type PlanReader } from "../plan/reader.ts";
import type { Plan, PlanValue } from "../plan/types.ts";
import { policiesOf, type PolicyDocument, type Statement } from "../rules/shared/statements.ts";
import { anything, textIn } from "../rules/shared/rendered.ts";
import { isRecord, list } from "../plan/values.ts";
import { compareSides, covers } from "./coverage.ts";
import type { Change } from "../change/types.ts";
import type { PermissionChange, PermissionKind } from "./types.ts";

/** In the order of the plans; what grants more comes first. */
export function permissionsOf(before: Plan | undefined, after: Plan | undefined, { operations }: Change): readonly PermissionChange[] {
  if (before === undefined || after === undefined) return [];
  const ids = new Set(operations.flatMap(({ id, previousId }) => [id, ...(previousId === undefined ? [] : [previousId])]));
  const [old, now] = [sitesOf(before, ids), sitesOf(after, ids)];
  const found = [...new Set([...now.keys(), ...old.keys()])].flatMap((site) => compareSites(old.get(site) ?? [], now.get(site) ?? []));
  const all = [...found, ...attachments(before, after)];
  return kinds.flatMap((kind) => all.filter((each) => each.kind === kind));
}

const kinds: readonly PermissionKind[] = ["broadened", "added", "changed", "narrowed", "removed"];

/** A statement as texts, to compare and to show. */
interface Grant {
  readonly resource: string;
  readonly property: string;
  readonly sid: string | undefined;
  readonly index: number;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  readonly condition: string;
  readonly identity: string;
}

/** Documents of the resources that change; those of all others stay as they are. */
function sitesOf(plan: Plan, ids: ReadonlySet<string>): ReadonlyMap<string, readonly Grant[]> {
  const reader = readerOf(plan, "in-service");
  const sites = new Map<string, readonly Grant[]>();
  for (const resource of plan.resources) {
    if (!ids.has(resource.id)) continue;
    for (const document of policiesOf(reader, resource)) {
      const site = `${resource.id} ${document.property}`;
      sites.set(site, [...(sites.get(site) ?? []), ...grantsIn(document, reader)]);
    }
  }
  return sites;
}

/** A document that is known only at deployment counts as one statement. */
function grantsIn({ resource, property, because, statements }: PolicyDocument, reader: PlanReader): readonly Grant[] {
  if (because === undefined) return statements.map((statement, index) => grantOf(statement, index, reader));
  const text = because.join(", ");
  const unknown = { sid: undefined, index: 0, effect: "Allow", actions: ["*"], resources: [text], principals: [], condition: "" };
  return [{ resource: resource.id, property, ...unknown, identity: text }];
}

function grantOf(
  { resource, property, stated, effect, actions, resources, principal, condition }: Statement,
  index: number,
  reader: PlanReader,
): Grant {
  const sid = stated["Sid"];
  const texts = {
    effect,
    actions: [...actions].sort(),
    resources: resources.map((each) => textIn(reader, each)).sort(),
    principals: principalsIn(principal, reader),
    condition: conditionText(condition, reader),
  };
  return {
    resource: resource.id,
    property,
    sid: typeof sid === "string" ? sid : undefined,
    index,
    ...texts,
    // Two values that are both unknown before deployment may differ.
    identity: canonicalJson(JSON.stringify(texts).includes(anything) ? { ...texts, stated } : texts),
  };
}

/** "StringEquals aws:SourceAccount 412356789014" */
function conditionText(condition: Statement["condition"], reader: PlanReader): string {
  const tests = Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(
      ([key, values]) =>
        `${operator} ${key} ${list(values)
          .map((value) => textIn(reader, value))
          .join(" or ")}`,
    ),
  );
  return tests.sort().join(" and ");
}

function principalsIn(principal: PlanValue | undefined, reader: PlanReader): readonly string[] {
  if (principal === undefined) return [];
  if (!isRecord(principal)) return [textIn(reader, principal)];
  return Object.entries(principal)
    .flatMap(([kind, values]) => list(values).map((value) => `${kind}: ${textIn(reader, value)}`))
    .sort();
}

function compareSites(before: readonly Grant[], after: readonly Grant[]): readonly PermissionChange[] {
  const [old, now] = [new Set(before.map(({ identity }) => identity)), new Set(after.map(({ identity }) => identity))];
  const gone = before.filter(({ identity }) => !now.has(identity));
  const come = after.filter(({ identity }) => !old.has(identity));
  const left = new Set(gone);
  const changed = come.map((grant) => {
    const partner = [...left].find((other) => arePartners(other, grant));
    if (partner === undefined) return changeOf("added", grant);
    left.delete(partner);
    return compared(partner, grant);
  });
  return [...changed, ...[...left].map((grant) => changeOf("removed", grant))];
}

/** The same statement, edited: it has the same `Sid`, or shares an action. */
function arePartners(a: Grant, b: Grant): boolean {
  if (a.effect !== b.effect) return false;
  if (a.sid !== undefined || b.sid !== undefined) return a.sid === b.sid;
  return a.actions.some((action) => covers(b.actions, action)) || b.actions.some((action) => covers(a.actions, action));
}

function compared(before: Grant, after: Grant): PermissionChange {
  const { grew, shrank } = compareSides(before, after);
  const denies = after.effect === "Deny";
  const [more, less] = denies ? [shrank, grew] : [grew, shrank];
  const kind = more.length > 0 ? "broadened" : less.length > 0 ? "narrowed" : "changed";
  return { ...changeOf(kind, after), grew: more.map(readable) };
}

function changeOf(kind: PermissionKind, grant: Grant): PermissionChange {
  const { resource, property, sid, index, effect } = grant;
  return { kind, resource, property, statement: sid ?? `statement ${index + 1}`, effect, text: textOf(grant), grew: [] };
}

function textOf({ effect, actions, resources, principals, condition }: Grant): string {
  const parts = [
    `${effect.toLowerCase()} ${actions.join(", ")}`,
    ...(resources.length === 0 ? [] : [`on ${resources.join(", ")}`]),
    ...(principals.length === 0 ? [] : [`to ${principals.join(", ")}`]),
    ...(condition === "" ? [] : [`if ${condition}`]),
  ];
  return readable(parts.join(" "));
}

/** Planned resources by their ids, and `…` for what is known only at deployment. */
function readable(text: string): string {
  return text.replaceAll(/arn:aws:planned::[^:]*:|planned-/g, "").replaceAll(anything, "…");
}

const attachmentTypes = [
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
];

/** Managed policies that are attached or detached. */
function attachments(before: Plan, after: Plan): readonly PermissionChange[] {
  const [old, now] = [attachedIn(before), attachedIn(after)];
  const of = (kind: PermissionKind, from: typeof old, other: typeof old) =>
    [...from].flatMap(([id, text]) =>
      other.get(id) === text
        ? []
        : [{ kind, resource: id, property: "policyArn", statement: "managed policy", effect: "Allow", text, grew: [] }],
    );
  return [...of("added", now, old), ...of("removed", old, now)];
}

function attachedIn(plan: Plan): ReadonlyMap<string, string> {
  const reader = readerOf(plan, "in-service");
  return new Map(
    reader.ofType(...attachmentTypes).map(({ id, inputs }) => {
      const holder = inputs["role"] ?? inputs["user"] ?? inputs["group"];
      return [id, readable(`policy ${textIn(reader, inputs["policyArn"])} for ${textIn(reader, holder)}`)];
    }),
  );
}
