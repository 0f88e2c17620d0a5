import { join, resolve } from "node:path";
import { compileSpec, type Compiled } from "../../compile.ts";
import { partitionOfRegion } from "../../aws/arns.ts";
import { hasErrors } from "../../diagnostics/types.ts";
import { accountOf } from "../../permissions/arns.ts";
import { commandsOf, filesOf } from "../../permissions/deploy/how-to.ts";
import { deployRole, type DeployRole } from "../../permissions/deploy/index.ts";
import { sizeOf } from "../../permissions/deploy/split.ts";
import type { Jobs } from "../../permissions/deploy/trust.ts";
import type { Plan } from "../../plan/types.ts";
import { readerOf } from "../../plan/reader.ts";
import { UsageError, type Arguments, type CliIo, type Command } from "../command.ts";
import { asOf, asOfOption, formatOption, strictOption } from "../options.ts";
import { writeWhole } from "../output/files.ts";
import { showErrors, showJson } from "../output/report.ts";
import { compileAt, openRevision, revisionFile } from "../targets/revisions.ts";
import { projectPath } from "../targets/project.ts";
import { compileTargets, planned } from "../targets/plans.ts";

/** `platform-compile deploy-role`: the IAM role that deploys a spec. */
const command: Command = {
  name: "deploy-role",
  summary: "show the IAM policies that deploying a spec needs",
  usage: "<spec>",
  options: {
    repository: { value: "OWNER/NAME", description: "GitHub repository whose jobs may take the role" },
    branch: { value: "NAME", description: "with --repository: only jobs of this branch" },
    environment: {
      value: "NAME",
      description: "with --repository: only jobs in this GitHub environment (the spec's environment if neither is given)",
    },
    before: { value: "SPEC", description: "what is deployed now (SPEC or REV:SPEC): the role may change and delete that as well" },
    "state-bucket": { value: "NAME", description: "S3 bucket of the Pulumi state" },
    name: { value: "NAME", description: "name of the role (PROJECT-ENVIRONMENT-deploy)" },
    out: { value: "DIR", description: "write the policy documents to this folder" },
    format: formatOption("pretty", "json"),
    strict: strictOption,
    "as-of": asOfOption,
  },
  async run(args, io) {
    const jobs = jobsOf(args);
    const given = args.positionals;
    if (given.length !== 1)
      throw new UsageError(`deploy-role requires one spec, got ${given.length}`, "for example: deploy-role spec/prod.yaml");
    const compiled = await compileTargets(args, io);
    const earlier = earlierOf(args, io);
    const diagnostics = [...compiled.flatMap((target) => target.diagnostics), ...(earlier?.diagnostics ?? [])];
    const [target] = planned(compiled);
    const isBroken = target === undefined || (earlier !== undefined && hasErrors(earlier.diagnostics));
    const role = isBroken ? undefined : deployRole(target.plan, { ...namedBy(args), jobs, before: earlier?.plan });
    if (args.value("format") === "json") {
      showJson(
        "deploy-role",
        compiled.map(({ target: { file } }) => ({ file, diagnostics, fields: { role: role === undefined ? null : described(role) } })),
        io,
      );
    } else {
      showErrors([{ diagnostics }], io);
      if (role !== undefined) show(role, target!.plan, args, io);
    }
    if (role !== undefined && args.has("out")) write(role, args.value("out")!, io);
    return hasErrors(diagnostics) || role === undefined || role.unknown.length > 0 ? 1 : 0;
  },
};

/** What `--before` names: a spec, or one at a git revision. */
function earlierOf(args: Arguments, io: CliIo): Compiled | undefined {
  const before = args.value("before");
  if (before === undefined) return undefined;
  const at = revisionFile(before, io);
  const options = { asOf: asOf(args, io), ignoreBudget: true };
  if (at === undefined) return compileSpec(projectPath(before, io), io.reader, options);
  return compileAt(openRevision(at.revision, io), at.file, options);
}

function namedBy(args: Arguments): { readonly name: string | undefined; readonly stateBucket: string | undefined } {
  const name = args.value("name");
  if (name !== undefined && !/^[\w+=,.@-]{1,52}$/.test(name)) {
    throw new UsageError(
      `--name ${name} is not a role name`,
      "expected up to 52 letters, digits and + = , . @ - _, so that its policies have room",
    );
  }
  const stateBucket = args.value("state-bucket");
  if (stateBucket !== undefined && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(stateBucket)) {
    throw new UsageError(`--state-bucket ${stateBucket} is not a bucket name`, "expected the name alone, without s3://");
  }
  return { name, stateBucket };
}

function jobsOf(args: Arguments): Jobs | undefined {
  const [repository, branch, environment] = ["repository", "branch", "environment"].map((name) => args.value(name));
  if (repository === undefined) {
    const option = branch === undefined ? "environment" : "branch";
    if (branch !== undefined || environment !== undefined)
      throw new UsageError(`--${option} requires --repository`, "specify the repository as OWNER/NAME");
    return undefined;
  }
  if (!/^[A-Za-z0-9-]+(\/[\w.-]+|@\d+\/[\w.-]+@\d+)$/.test(repository))
    throw new UsageError(
      `--repository ${repository} is not a repository`,
      "expected OWNER/NAME, such as acme/platform, or OWNER@ID/NAME@ID for a repository of after July 2026",
    );
  if (branch !== undefined && environment !== undefined) {
    throw new UsageError(
      "--branch and --environment exclude each other",
      "GitHub attests the environment of a job that has one, and its branch otherwise",
    );
  }
  const wrong = [branch, environment].find((name) => name !== undefined && /[*?\s]|\$\{|^$/.test(name));
  if (wrong !== undefined)
    throw new UsageError(
      `${JSON.stringify(wrong)} does not name one branch or environment`,
      "wildcards and policy variables would admit others",
    );
  return { repository, ...(branch === undefined ? {} : { branch }), ...(environment === undefined ? {} : { environment }) };
}

function described({ policies, ...role }: DeployRole): object {
  return { ...role, trust: role.trust ?? null, policies: policies.map((document) => ({ characters: sizeOf(document), document })) };
}

/** Documents, and what to do with them. With `--out` the documents are in files. */
function show(role: DeployRole, plan: Plan, args: Arguments, io: CliIo): void {
  const folder = args.value("out");
  const files = filesOf(role);
  if (folder === undefined) for (const { name, text } of files) io.stdout(`# ${name}\n${text}\n`);
  const account = accountOf(readerOf(plan)) ?? "ACCOUNT";
  const commands = commandsOf(role, folder ?? ".", account, partitionOfRegion(plan.region));
  io.stdout(`# ${folder === undefined ? "Save the documents, then create" : "Create"} the role:\n${commands.join("\n")}\n`);
  for (const note of role.notes) io.stderr(`note: ${note}\n`);
}

function write(role: DeployRole, folder: string, io: CliIo): void {
  for (const { name, text } of filesOf(role)) {
    writeWhole(join(resolve(io.cwd, folder), name), new TextEncoder().encode(text), io.root);
  }
}

export default command;
