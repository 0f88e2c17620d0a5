/**
 * An example text for each pattern of AWS's schemas. Messages show it, since nobody reads a regular expression. A pattern that is not listed
 * is not checked: it accepts nearly everything, it is wrong (`[0-z]*`), or it takes exponential time.
 */
const examples: Readonly<Record<string, string>> = {
  "^[a-zA-Z0-9\\-\\_\\.]{1,50}$": "EC2",
  "^[a-zA-Z0-9\\-\\_\\.\\:]+$": "nightly-backups",
  "^[a-zA-Z0-9\\-\\_]{2,50}$": "nightly-backups",
  "^(arn:aws[\\w-]*:events:[a-z]{2}-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+$": "orders",
  "^[\\.\\-_A-Za-z0-9]+$": "failed-tasks",
  "^(rate\\(.+\\)|cron\\(.+\\))?$": "rate(5 minutes)",
  "^arn:[a-z0-9-]+:kms:[a-z0-9-]+:\\d{12}:(key|alias)/.+\\Z":
    "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  "^[.\\-_/#A-Za-z0-9]{1,512}\\Z": "/platform/api",
  "^[\\.\\-_/#A-Za-z0-9]+$": "/platform/api",
  "^([+-]?([0-9]*\\.?[0-9]*)|(\\$.*))$": "1",
  "^[^:*]*$": "errors",
  "^[^:]": "Platform",
  "^[a-zA-Z0-9_.-]+$": "orders",
  "^([a-z,A-Z,0-9,. _\\-:/()#,@[\\]+=&;\\{\\}!$*])*$": "HTTPS from the load balancer",
  "^(?=.{2,256}$)([a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*)$": "platform/api",
  "^(?=.{2,256}$)((?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*)$": "platform/api",
  "^(arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:file-system/fs-[0-9a-f]{8,40}|fs-[0-9a-f]{8,40})$": "fs-0123456789abcdef0",
  "^[0-7]{3,4}$": "0755",
  "^[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}$": "10.0.1.4",
  "^sg-[0-9a-f]{8,40}$": "sg-0123456789abcdef0",
  "^subnet-[0-9a-f]{8,40}$": "subnet-0123456789abcdef0",
  "^\\d+$": "1",
  "^[a-zA-Z][a-zA-Z0-9\\-]*$": "cache-users",
  "[0-9A-Fa-f]{40}": "6938fd4d98bab03faadb97b34396831e3780aea1",
  "^((/[A-Za-z0-9\\.,\\+@=_-]+)*)/$": "/platform/",
  "^[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*$": "Role of the api tasks",
  "arn:(aws[a-zA-Z-]*)?:iam::(\\d{12}|aws):policy/[a-zA-Z_0-9+=,.@\\-_/]+": "arn:aws:iam::aws:policy/ReadOnlyAccess",
  "^[\\w+=,.@-]+$": "platform-api",
  "^arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+": "arn:aws:kinesis:eu-central-1:123456789012:stream/orders",
  "^(alias/)[a-zA-Z0-9:/_-]+$": "alias/platform",
  "^/mnt/[a-zA-Z0-9-_.]+$": "/mnt/data",
  "^[^\\s]+$": "index.handler",
  "^arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$": "arn:aws:iam::123456789012:role/platform-api",
  "^sg-[0-9a-zA-Z]*$": "sg-0123456789abcdef0",
  "^subnet-[0-9a-z]*$": "subnet-0123456789abcdef0",
  "^(lambda:[*]|lambda:[a-zA-Z]+|[*])$": "lambda:InvokeFunction",
  "^o-[a-z0-9]{10,32}$": "o-a1b2c3d4e5",
  "^\\d{12}$": "123456789012",
  "^(2|4|5)\\d\\d$": "404",
  "^(HTTPS?|#\\{protocol\\})$": "HTTPS",
  "^[a-zA-Z]{1}(?:-?[a-zA-Z0-9]){0,62}$": "platform-prod",
  "^$|^[a-zA-Z]{1}(?:-?[a-zA-Z0-9]){0,62}$": "platform-prod",
  "^[a-zA-Z]{1}[a-zA-Z0-9_]*$": "platform",
  "^[a-zA-Z]{1}(?:-?[a-zA-Z0-9])*$": "platform-prod",
  "^[a-z-]+$": "allowed-resource-types",
  "^[a-zA-Z0-9:\\/\\._-]+$": "AWS::EC2::Host",
  "^AWS::[a-zA-Z0-9]+::[a-zA-Z0-9]+$": "AWS::EC2::HostManagement",
  "^[\\sa-zA-Z0-9_\\.-]*$": "Everything of the platform",
  "^[a-zA-Z0-9_\\.-]+$": "platform",
  "^[0-9a-zA-Z-_.]+$": "nightly",
  "^arn:aws[a-z-]*:kms:[a-z0-9\\-]+:\\d{12}:(key|alias)\\/[0-9a-zA-Z-_]*$":
    "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  "^arn:aws[a-z-]*:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+$": "arn:aws:sqs:eu-central-1:123456789012:dead-letters",
  "^arn:aws[a-z-]*:iam::\\d{12}:role\\/[\\w+=,.@\\/-]+$": "arn:aws:iam::123456789012:role/scheduler",
  "^(?!arn:)[!-~]{1,253}$": "platform.internal",
  "^[a-zA-Z0-9=:#@/\\-,.][a-zA-Z0-9+=:#@/\\-,.\\s]+[a-zA-Z0-9+=:#@/\\-,.]{1,256}$": "Addresses of partners",
  "^[0-9A-Za-z_-]{1,128}$": "partner-addresses",
  "^[a-zA-Z0-9._$-]+$": "x-bot",
  "^[\\w\\-]+$": "too-many-requests",
  "^[0-9A-Za-z_:-]{1,1024}$": "bot:verified",
  "^[a-zA-Z0-9-]{1,255}$": "X-Forwarded-For",
  "^[\\w#:\\.\\-/]+$": "platform-rate-limit",
  "^[\\w\\.\\-/]+$": "example.com",
  "^/": "/health",
  "^([1-9]?\\d|[2-5]\\d\\d)(-([1-9]?\\d|[2-5]\\d\\d))?(,([1-9]?\\d|[2-5]\\d\\d)(-([1-9]?\\d|[2-5]\\d\\d))?)*$": "200-299",
  "^[A-Z_-]{1,40}$": "GET",
  "^[0-9a-fA-F.:]+/\\d{1,3}$": "203.0.113.7/32",
  "^((p|tm|tc|ts|wm)(100|\\d{1,2})(\\.\\d{1,10})?|(TM|TC|TS|WM|PR)\\(.*:.*\\)|IQM)$": "p99.9",
  "^[a-z][a-zA-Z0-9_]*$": "errors",
  "^alias/(?!aws/)[a-zA-Z0-9:/_-]+$": "alias/platform",
  "^/([!-~]+/)?$": "/platform/",
  "^\\d{4}-\\d\\d-\\d\\dT00:00:00(\\.0{1,9})?(Z|\\+00:00)$": "2030-01-31T00:00:00Z",
  "^[a-zA-Z0-9/_+=.@-]+$": "platform/api",
  "^[a-zA-Z0-9_-]+(\\.fifo)?$": "orders",
  "^(?!/?([aA][wW][sS]|[sS][sS][mM]))((/[a-zA-Z0-9_.-]+)+|[a-zA-Z0-9_.-]+)$": "/platform/api/flag",
};

export interface Form {
  /** In the dialect of JavaScript. */
  readonly pattern: string;
  readonly example: string;
  /** In words. */
  readonly form?: string;
}

/** The form that a pattern demands; undefined if it is not checked. Throws if the example is not of the form. */
export function formOf(pattern: string, told: { readonly form?: string; readonly example?: string } = {}): Form | undefined {
  const example = told.example ?? (Object.hasOwn(examples, pattern) ? examples[pattern] : undefined);
  if (example === undefined) return undefined;
  const own = pattern.replaceAll("\\Z", "$");
  if (!new RegExp(own).test(example)) throw new Error(`${example} is not of the form ${pattern}`);
  return { pattern: own, example, ...(told.form === undefined ? {} : { form: told.form }) };
}
