import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Project name makes a reserved security group name",
  reason: "Names of security groups begin with the project's, and AWS keeps the beginning `sg-` for ids.",
  source: "EC2 CreateSecurityGroup: the name cannot start with sg-",
  good: "{projectName: chat-sg}",
  bad: "{projectName: sg-chat}",

  *checkSpec({ projectName }) {
    if (projectName !== "sg" && !projectName.startsWith("sg-")) return;
    const rest = projectName.slice("sg-".length);
    yield {
      key: "projectName",
      message: `security groups would be called \`${projectName}-…\`, and AWS takes no name that begins with \`sg-\``,
      help: /^[a-z]/.test(rest) ? `use \`${rest}\`` : "use another name, `chat`",
    };
  },
};

export default rule;
