/** IAM, repositories, cluster, services (security-rules 1.6 to 1.8). */
import { textOf } from "../../../../../compiler/plan/known.ts";
import { isRecord, list, records } from "../../../../../compiler/plan/values.ts";
import { containers, type PolicyView } from "../../../../../compiler/rules/shared/view.ts";
import type { PlanValue } from "../../../../../compiler/plan/types.ts";
import { planRules } from "../../../../../compiler/rules/index.ts";
import { every, isOwnKey, plan, spec, type ProdRows } from "./row.ts";

const repository = "aws:ecr/repository:Repository";
const service = "aws:ecs/service:Service";

/** A digest, or a tag that is not the moving one. */
function isPinned(view: PolicyView, image: PlanValue | undefined): boolean {
  if (isRecord(image) && "$if" in image) return isPinned(view, image["then"]) && isPinned(view, image["else"]);
  if (isRecord(image) && typeof image["$config"] === "string") {
    const { pattern } = view.plan.config[image["$config"]] ?? {};
    const accepts = (text: string) => pattern !== undefined && new RegExp(pattern).test(text);
    return (
      accepts(`registry.example/api@sha256:${"a".repeat(64)}`) &&
      !accepts("registry.example/api") &&
      !accepts("registry.example/api:latest")
    );
  }
  return /@sha256:[0-9a-f]{64}$|:(?!latest$)[\w.-]+$/.test(textOf(image));
}

function usesManagedPolicy(view: PolicyView): boolean {
  return view.plan.resources.some(
    ({ type, inputs }) =>
      type.startsWith("aws:iam/") &&
      [...list(inputs["policyArn"]), ...list(inputs["managedPolicyArns"])].some((arn) =>
        textOf(arn).startsWith("arn:aws:iam::aws:policy/"),
      ),
  );
}

/** Sessions of ECS Exec are logged, under a key of its own. */
function execIsLogged(view: PolicyView): boolean {
  return every(view, "aws:ecs/cluster:Cluster", ({ inputs }) => {
    const [exec] = records(inputs["configuration"]).flatMap((each) => records(each["executeCommandConfiguration"]));
    const [log] = records(exec?.["logConfiguration"]);
    return exec?.["logging"] === "OVERRIDE" && isOwnKey(view, exec["kmsKeyId"]) && log?.["cloudWatchLogGroupName"] !== undefined;
  });
}

const obeys = (name: string) => (view: PolicyView) => [...planRules.find((rule) => rule.name === name)!.checkPlan(view)].length === 0;

export const computeRows: ProdRows = {
  "changes-not-ignored": {
    holds: obeys("changes-not-ignored"),
    loses: {
      "a policy is ignored": plan((each) => {
        each.resource("sqs-push-policy").options.ignoreChanges = ["policy"];
      }),
    },
  },
  "passed-roles-in-plan": {
    holds: obeys("passed-roles-in-plan"),
    loses: { "a flow log uses another role": plan((each) => each.add("f", "aws:ec2/flowLog:FlowLog", { iamRoleArn: "arn:x" })) },
  },
  "planned-references-kept": {
    holds: (view) =>
      every(
        view,
        "aws:ecs/taskDefinition:TaskDefinition",
        ({ inputs }) => view.target(inputs["taskRoleArn"])?.type === "aws:iam/role:Role",
      ),
    loses: { "a task has another role": plan((each) => each.set("ecs-task-api", "taskRoleArn", "arn:aws:iam::412356789014:role/admin")) },
  },
  "resource-type-judged": {
    holds: obeys("resource-type-judged"),
    loses: { "a function is added": plan((each) => each.add("f", "aws:lambda/function:Function", { role: "r" })) },
  },
  "resources-of-own-account": {
    holds: obeys("resources-of-own-account"),
    loses: {
      "alarms go to another account": plan((each) =>
        each.add("s", "aws:sns/topicSubscription:TopicSubscription", { endpoint: "arn:aws:sqs:eu-central-1:999999999999:alarms" }),
      ),
    },
  },
  "roles-do-not-administer-iam": {
    holds: obeys("roles-do-not-administer-iam"),
    loses: {
      "a role attaches policies": plan((each) =>
        each.set("iam-task-api-policy", "policy.$json.Statement.0.Action", "iam:AttachRolePolicy"),
      ),
    },
  },
  "no-aws-managed-policies": {
    holds: (view) => view.ofType("aws:iam/rolePolicy:RolePolicy").length > 0 && !usesManagedPolicy(view),
    loses: {
      "a role has one": plan((each) =>
        each.set("iam-execution-api", "managedPolicyArns", ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"]),
      ),
      "one is attached": plan((each) =>
        each.add("attached", "aws:iam/rolePolicyAttachment:RolePolicyAttachment", { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }),
      ),
    },
  },
  "repository-immutable-tags": {
    holds: (view) => every(view, repository, ({ inputs }) => inputs["imageTagMutability"] === "IMMUTABLE"),
    loses: { "switched off": spec({ ecr: { enableImmutableTags: false } }) },
  },
  "repository-customer-managed-key": {
    holds: (view) =>
      every(view, repository, ({ inputs }) =>
        records(inputs["encryptionConfigurations"]).some((each) => each["encryptionType"] === "KMS" && isOwnKey(view, each["kmsKey"])),
      ),
    loses: { "no key of its own": spec({ iam: { enableCustomerManagedKeys: false } }) },
  },
  "image-pinned": {
    holds: (view) => [...containers(view)].length > 0 && [...containers(view)].every(({ container }) => isPinned(view, container["image"])),
    loses: {
      "an image is the latest": plan((each) => (each.containers("ecs-task-api")[0].image = "registry.example/api:latest")),
      "an image has no tag": plan((each) => (each.containers("ecs-task-api")[0].image = "registry.example/api")),
      "CI may deploy any tag": plan((each) => (each.plan.config.apiImage.pattern = ".+")),
    },
  },
  "container-insights": {
    holds: (view) =>
      every(view, "aws:ecs/cluster:Cluster", ({ inputs }) =>
        records(inputs["settings"]).some(
          (each) => each["name"] === "containerInsights" && ["enabled", "enhanced"].includes(String(each["value"])),
        ),
      ),
    loses: { "switched off": spec({ ecsCluster: { containerInsights: "disabled" } }) },
  },
  "ecs-exec-audited": {
    holds: (view) => every(view, service, ({ inputs }) => inputs["enableExecuteCommand"] === false) && execIsLogged(view),
    loses: {
      "sessions are open": spec({ ecsServices: { enableExecuteCommand: true } }),
      "sessions are not logged": plan((each) => each.set("ecs-cluster", "configuration.executeCommandConfiguration.logging", "NONE")),
      "sessions are not encrypted": plan((each) =>
        each.set("ecs-cluster", "configuration.executeCommandConfiguration.kmsKeyId", undefined),
      ),
    },
  },
  "read-only-root-filesystem": {
    holds: (view) =>
      [...containers(view)].length > 0 && [...containers(view)].every(({ container }) => container["readonlyRootFilesystem"] === true),
    loses: { "a container writes": plan((each) => delete each.containers("ecs-task-worker")[0].readonlyRootFilesystem) },
  },
};
