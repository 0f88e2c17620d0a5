/**
 * What the type check must reject in JSON documents, and wherever TypeScript's own check of object literals does not apply: each
 * `@ts-expect-error` fails `tsc` when its line compiles. Nothing here runs.
 */
import type { ContainerDefinitions, Dashboard, IamPolicy, SqsRedriveAllowPolicy } from "../../../generated/types/documents.ts";
import type { Expr } from "../../../compiler/plan/builder/expr.ts";
import { ref } from "../../../compiler/plan/builder/expr.ts";
import type { DocumentFlaws, Flaws } from "../../../compiler/plan/builder/flaws.ts";
import type { Args, Inputs, JsonText } from "../../../compiler/plan/builder/inputs.ts";
import { rule, traced } from "../../../compiler/plan/builder/traced.ts";
import type { Resources } from "../../../generated/types/provider.ts";

const text: Expr<string> = ref("vpc", "id");
const some = process.argv.length > 2;

/** Documents as literals. */
export const containers: Inputs<ContainerDefinitions> = [
  {
    name: "api",
    image: text,
    essential: true,
    portMappings: [{ containerPort: traced(3000), protocol: "tcp" }],
    environment: [{ name: "A", value: text }],
    secrets: traced([{ name: "B", valueFrom: text }]),
    logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": text } },
    linuxParameters: { initProcessEnabled: true, capabilities: { add: [], drop: ["ALL"] } },
    stopTimeout: undefined,
  },
];
export const policy: Inputs<IamPolicy> = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [text, "arn:x"],
      Condition: { "ForAnyValue:StringLikeIfExists": { "aws:a": text } },
    },
    traced({ Effect: "Deny", Principal: "*", Action: "*", Resource: "*", Condition: { Null: { "aws:b": "true" } } } as const),
  ],
};
export const dashboard: Inputs<Dashboard> = {
  widgets: [
    {
      type: "metric",
      width: 12,
      properties: { region: "eu-central-1", metrics: [["AWS/RDS", "CPUUtilization", "Id", text, { stat: "p99" }]] },
    },
    { type: "text", properties: { markdown: "# a" } },
    { type: "alarm", properties: { alarms: [text] } },
  ],
};
// @ts-expect-error -- misspelled property of a container
export const misspelt: Inputs<ContainerDefinitions> = [{ name: "api", image: "x", esential: true }];
// @ts-expect-error -- missing image
export const missing: Inputs<ContainerDefinitions> = [{ name: "api" }];
// @ts-expect-error -- number in an environment variable
export const numeric: Inputs<ContainerDefinitions> = [{ name: "api", image: "x", environment: [{ name: "PORT", value: 3000 }] }];
// @ts-expect-error -- capital letter
export const protocol: Inputs<ContainerDefinitions> = [{ name: "api", image: "x", portMappings: [{ containerPort: 1, protocol: "TCP" }] }];
// @ts-expect-error -- a container cannot be privileged on Fargate
export const privileged: Inputs<ContainerDefinitions> = [{ name: "api", image: "x", privileged: true }];
// @ts-expect-error -- misspelled element of a statement
export const element: Inputs<IamPolicy> = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Actions: "*" }] };
// @ts-expect-error -- effect in lower case
export const effect: Inputs<IamPolicy> = { Version: "2012-10-17", Statement: [{ Effect: "allow", Action: "*" }] };
export const operator: Inputs<IamPolicy> = {
  Version: "2012-10-17",
  // @ts-expect-error -- misspelled condition operator
  Statement: [{ Effect: "Allow", Action: "*", Condition: { StringEqual: { "aws:a": "b" } } }],
};
// @ts-expect-error -- metric widget without its region
export const region: Inputs<Dashboard> = { widgets: [{ type: "metric", properties: { metrics: [["AWS/RDS", "CPUUtilization"]] } }] };
// @ts-expect-error -- misspelled property of a widget
export const widget: Inputs<Dashboard> = { widgets: [{ type: "text", heigth: 3, properties: { markdown: "a" } }] };
// @ts-expect-error -- unknown permission
export const redrive: Inputs<SqsRedriveAllowPolicy> = { redrivePermission: "byQueues" };

/** `never` means valid; a text describes the problem. */
type Is<Actual, Wanted> = [Actual] extends [Wanted] ? ([Wanted] extends [Actual] ? true : false) : false;
declare function flaws<K extends keyof Resources, const I extends Args<K>>(type: K, inputs: I): Flaws<I, K>;
declare function json<const D>(document: D): JsonText<D>;
declare function documentFlaws<T>(): <const D>(document: D) => DocumentFlaws<D, T>;

const listener = "aws:lb/listener:Listener";
const task = "aws:ecs/taskDefinition:TaskDefinition";
const right = flaws(listener, {
  loadBalancerArn: ref("a", "arn"),
  tags: { a: "b", ...(some ? { c: traced("d") } : {}) },
  ...(some ? { protocol: "HTTPS" } : {}),
  defaultActions: [1].map(() => ({ type: "forward", forward: traced({ targetGroups: [{ arn: text, weight: 1 }] }) })),
});
const mapped = flaws(listener, { loadBalancerArn: "x", defaultActions: [1].map(() => ({ type: "forward", ordr: 5 })) });
const spread = flaws(listener, { loadBalancerArn: "x", ...(some ? { prot: 443 } : {}), defaultActions: [] });
const inTraced = flaws(listener, {
  loadBalancerArn: "x",
  defaultActions: [{ type: "forward", forward: traced({ targetGroups: [{ arn: text, wait: 1 }] }) }],
});
const rightDocument = flaws(task, {
  family: "x",
  containerDefinitions: rule("some-rule", json([1].map(() => ({ name: "a", image: text, ...(some ? { command: ["x"] } : {}) })))),
});
const documentProperty = flaws(task, { family: "x", containerDefinitions: json([{ name: "a", image: text, esential: true }]) });
const documentType = flaws(task, { family: "x", containerDefinitions: json([{ name: "a", image: 5 }]) });
const documentMissing = flaws(task, { family: "x", containerDefinitions: traced(json([{ name: "a" }])) });
const otherDocument = flaws(task, { family: "x", containerDefinitions: json({ widgets: [] }) });
const statement = flaws("aws:iam/rolePolicy:RolePolicy", {
  role: text,
  policy: json({ Version: "2012-10-17", Statement: [1].map(() => ({ Effect: "Allow" as const, Action: "*", Ressource: "*" })) }),
});
const board = documentFlaws<Dashboard>()({ widgets: [1].map(() => ({ type: "text" as const, heigth: 1, properties: { markdown: "a" } })) });

/** A value declared with its type is not checked again; properties added to it are. */
const webAcl = "aws:wafv2/webAcl:WebAcl";
type Rules = Extract<Args<typeof webAcl>["rules"], readonly unknown[]>;
declare const declaredRule: Extract<Rules[number], { readonly priority: unknown }>;
declare const acl: Pick<Args<typeof webAcl>, "scope" | "defaultAction" | "visibilityConfig">;
const declared = flaws(webAcl, { ...acl, rules: [declaredRule] });
const extended = flaws(webAcl, { ...acl, rules: [{ ...declaredRule, pritority: 1 }] });

export const all: readonly true[] = [
  true satisfies Is<typeof declared, never>,
  true satisfies Is<typeof extended, "rules[].pritority does not exist">,
  true satisfies Is<typeof right, never>,
  true satisfies Is<typeof rightDocument, never>,
  true satisfies Is<typeof mapped, "defaultActions[].ordr does not exist">,
  true satisfies Is<typeof spread, "prot does not exist">,
  true satisfies Is<typeof inTraced, "defaultActions[].forward.targetGroups[].wait does not exist">,
  true satisfies Is<typeof documentProperty, "containerDefinitions[].esential does not exist">,
  true satisfies Is<typeof documentType, "containerDefinitions[].image has the wrong type">,
  true satisfies Is<typeof documentMissing, "containerDefinitions[].image is missing">,
  true satisfies Is<typeof otherDocument, "containerDefinitions.widgets does not exist">,
  true satisfies Is<typeof statement, "policy.Statement[].Ressource does not exist">,
  true satisfies Is<typeof board, "widgets[].heigth does not exist">,
];
