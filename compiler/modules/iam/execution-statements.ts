/** Permissions of the execution role: ECS uses them to pull images, write logs and read secrets when it starts a task. */
import { partitionOf, serviceEndpoint } from "../shared/account.ts";
import { statement, type PolicyStatement } from "../shared/policies.ts";
import { parameterArn, secretEntries } from "../shared/workload/stated-secrets.ts";
import { entriesOf } from "../../model/extras.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { repository } from "../ecr/refs.ts";
import { logGroup } from "../ecsServices/refs.ts";
import { keyArn } from "./refs.ts";
import type { TaskAccess } from "./task-access.ts";

type Arn = string | Expr<string> | Traced<string>;

export function executionStatements(environment: Environment, task: TaskAccess): readonly PolicyStatement[] {
  return [
    ...(task.imageOf === undefined
      ? setupStatements(environment)
      : pullStatements(environment, task.imageOf, task.run === undefined ? task.workload : undefined)),
    statement({
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: concat(logGroup(task.name).out("arn"), ":*"),
    }),
    statement({
      Sid: "ReadSecrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: task.secrets.secretArns,
    }),
    ...decryptStatements(environment),
    ...(task.workload === undefined ? [] : statedStatements(environment, task.workload, task.run === undefined)),
  ];
}

/** `ecr:GetAuthorizationToken` has no resource-level permissions (no-unneeded-wildcard-resource). Sidecars may use other repositories. */
function pullStatements(environment: Environment, imageOf: string, workload: Service | Worker | undefined): readonly PolicyStatement[] {
  const sidecars = workload === undefined ? [] : entriesOf(workload.extras.sidecars).map(({ value }) => value.image);
  const repositories = [...new Set(sidecars.flatMap((image) => repositoryArn(environment, image) ?? []))];
  const own = repository({ name: imageOf }).out("arn");
  return pullFrom(repositories.length === 0 ? own : [own, ...repositories]);
}

/** The image of database-setup is a public one, or a copy in ECR. */
function setupStatements(environment: Environment): readonly PolicyStatement[] {
  const from = repositoryArn(environment, environment.spec.ecsServices.databaseSetupImage);
  return from === undefined ? [] : pullFrom(traced(from, "ecsServices.databaseSetupImage"));
}

function pullFrom(repositories: Arn | readonly Arn[]): readonly PolicyStatement[] {
  return [
    statement({ Sid: "EnterRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" }),
    statement({
      Sid: "PullImage",
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: repositories,
    }),
  ];
}

/** ARN of the private ECR repository that an image names; undefined for an image of a public registry. */
function repositoryArn(environment: Environment, image: string): string | undefined {
  const [, account, region, name] = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/.exec(image) ?? [];
  return account === undefined ? undefined : `arn:${partitionOf(environment)}:ecr:${region}:${account}:repository/${name}`;
}

/** Only secrets need this: ECR and CloudWatch Logs decrypt on their own. */
function decryptStatements(environment: Environment): readonly PolicyStatement[] {
  const arn = keyArn(environment);
  if (arn.value === undefined) return [];
  return [
    statement({
      Sid: "DecryptSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: traced(arn.value, ...arn.from),
      Condition: { StringEquals: { "kms:ViaService": serviceEndpoint(environment, "secretsmanager") } },
    }),
  ];
}

/** Allows exactly the secrets, parameters and keys that the spec names. */
function statedStatements(environment: Environment, workload: Service | Worker, sidecars: boolean): readonly PolicyStatement[] {
  const stated = secretEntries(workload, sidecars).map(({ value }) => value);
  const secrets = stated.flatMap(({ secretArn }) => secretArn ?? []);
  const parameters = stated.flatMap(({ ssm }) => ssm ?? []);
  const keys = stated.flatMap(({ keyArn }) => keyArn ?? []);
  const services = ["secretsmanager", "ssm"].map((service) => serviceEndpoint(environment, service));
  return [
    ...(secrets.length === 0
      ? []
      : [statement({ Sid: "ReadStatedSecrets", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: unique(secrets) })]),
    ...(parameters.length === 0
      ? []
      : [
          statement({
            Sid: "ReadStatedParameters",
            Effect: "Allow",
            Action: "ssm:GetParameters",
            Resource: unique(parameters).map((path) => parameterArn(environment, path)),
          }),
        ]),
    ...(keys.length === 0
      ? []
      : [
          statement({
            Sid: "DecryptStated",
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: unique(keys),
            Condition: { StringEquals: { "kms:ViaService": services } },
          }),
        ]),
  ];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
